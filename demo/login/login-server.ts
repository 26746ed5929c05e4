import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type Provider from 'oidc-provider';
import { choicePage } from './choice-page.ts';

/** Somebody whom the login server knows. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

/** The login server of the demo's company, as a whole login server is: `oidc-provider`, with a page on which one chooses who to be. */
export interface DemoLoginServer {
  /** Its own address, as ID tokens name it. */
  readonly issuer: string;
  close(): Promise<void>;
}

/** As whom the demo's backend is known to it. */
export const CLIENT_ID = 'inlay-demo';

/**
 * Listens on a free port of this machine. What it is made of is loaded with the first call, as most visits of the demo never make one;
 * `redirectUris` is asked then.
 */
export async function startLoginServer(
  people: readonly Person[],
  redirectUris: () => string[],
): Promise<DemoLoginServer> {
  let provider: Promise<Provider> | null = null;
  const server = createServer((request, response) => {
    provider ??= createProvider(issuer, people, redirectUris());
    provider
      .then((ready) => answer(ready, people, request, response))
      .catch((error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        response.writeHead(500).end();
      });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    issuer,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function createProvider(
  issuer: string,
  people: readonly Person[],
  redirectUris: string[],
): Promise<Provider> {
  const [{ default: OidcProvider }, { exportJWK, generateKeyPair }] = await Promise.all([
    import('oidc-provider'),
    import('jose'),
  ]);
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return new OidcProvider(issuer, {
    clients: [
      {
        client_id: CLIENT_ID,
        redirect_uris: redirectUris,
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code'],
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), use: 'sig', alg: 'RS256' }] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    ttl: { AccessToken: 600, Grant: 36_000, IdToken: 600, Interaction: 600, Session: 36_000 },
    interactions: { url: (_context, { uid }) => `/choice/${uid}` },
    findAccount: (_context, id) =>
      people.some((person) => person.id === id) ? { accountId: id, claims: () => ({ sub: id }) } : undefined,
    // Whoever is signed in has agreed to be known to the panel.
    loadExistingGrant: async ({ oidc }) => {
      const { client, session, provider } = oidc;
      const grant = new provider.Grant({
        ...(client === undefined ? {} : { clientId: client.clientId }),
        ...(session?.accountId === undefined ? {} : { accountId: session.accountId }),
      });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  });
}

async function answer(
  provider: Provider,
  people: readonly Person[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.url?.startsWith('/choice/') !== true) {
    await provider.callback()(request, response);
    return;
  }
  if (request.method !== 'POST') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(choicePage(people));
    return;
  }
  let body = '';
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > 1_000) break;
  }
  const chosen = new URLSearchParams(body).get('person');
  const isKnown = people.some(({ id }) => id === chosen);
  await provider.interactionFinished(
    request,
    response,
    isKnown && chosen !== null
      ? { login: { accountId: chosen } }
      : { error: 'access_denied', error_description: 'You chose not to sign in' },
  );
}
