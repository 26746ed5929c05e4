import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type ClientMetadata } from 'oidc-provider';

/** How a login server of tests is started. */
export interface LoginServerOptions {
  readonly clients: readonly ClientMetadata[];
  /** Where others reach it, without a port; the machine itself unless told. */
  readonly host?: string;
  readonly tls?: { readonly key: string; readonly cert: string };
}

/** The company's login server: `oidc-provider` with a page that takes any name for signed in. */
export interface TestLoginServer {
  readonly issuer: string;
  readonly provider: Provider;
  /** What it answers in place of itself, while it is set: as if it were down. */
  broken: boolean;
  /** What its pages say about who may hold on to their window; nothing unless told. */
  openerPolicy: string | null;
  /** Every address that was asked for, with its query. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** Begins on a free port. */
export async function startLoginServer(options: LoginServerOptions): Promise<TestLoginServer> {
  const { clients, host = '127.0.0.1', tls } = options;
  let answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  const listen = (request: IncomingMessage, response: ServerResponse): void => answer(request, response);
  const server: Server = tls === undefined ? createServer(listen) : createSecureServer(tls, listen);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const issuer = `${tls === undefined ? 'http' : 'https'}://${host}:${String(port)}`;
  const provider = createProvider(issuer, clients);
  const self: TestLoginServer = {
    issuer,
    provider,
    broken: false,
    openerPolicy: null,
    asked: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const handle = provider.callback();
  answer = (request, response) => {
    self.asked.push(request.url ?? '');
    if (self.broken) {
      response.writeHead(502).end('Bad gateway');
      return;
    }
    if (self.openerPolicy !== null) response.setHeader('cross-origin-opener-policy', self.openerPolicy);
    const [, uid] = /^\/interaction\/([\w-]+)$/.exec(request.url?.split('?')[0] ?? '') ?? [];
    if (uid === undefined) void handle(request, response);
    else void interact(provider, request, response);
  };
  return self;
}

function createProvider(issuer: string, clients: readonly ClientMetadata[]): Provider {
  const provider = new Provider(issuer, {
    clients: [...clients],
    findAccount: (_context, id) => ({
      accountId: id,
      // The mail address is one that the person chose, and nobody has checked.
      claims: () => ({ sub: id, email: 'ada', email_verified: false }),
    }),
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false }, clientCredentials: { enabled: true } },
    cookies: { keys: ['tests'] },
    scopes: ['openid', 'offline_access', 'translate'],
    ttl: { AccessToken: 600, Grant: 600, IdToken: 3600, Interaction: 600, Session: 600 },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    loadExistingGrant: async (context) => {
      const { client, session } = context.oidc;
      const grant = new context.oidc.provider.Grant({
        ...(client === undefined ? {} : { clientId: client.clientId }),
        ...(session?.accountId === undefined ? {} : { accountId: session.accountId }),
      });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  });
  provider.on('server_error', (_context, error) => process.stderr.write(`${String(error.stack)}\n`));
  return provider;
}

/** The page that asks who is there; what it is answered goes back to the one who sent the person here. */
async function interact(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') {
    response.writeHead(200, { 'content-type': 'text/html' }).end(
      `<!doctype html><title>Login server</title><form method="post">
        <label>Name <input name="login" autofocus></label>
        <button>Log in</button> <button name="denied" value="yes">Deny</button></form>`,
    );
    return;
  }
  let body = '';
  for await (const chunk of request) body += String(chunk);
  const form = new URLSearchParams(body);
  await provider.interactionFinished(
    request,
    response,
    form.has('denied')
      ? { error: 'access_denied', error_description: 'Not today' }
      : { login: { accountId: form.get('login') ?? '' } },
  );
}
