import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createServer as createSecureServer, request as requestSecurely } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { serve, type ServerType } from '@hono/node-server';
import { panelPages } from '../../../src/backend/node/panel-pages.ts';
import type { Log } from '../../../src/backend/log.ts';
import { openEmptyPglite } from '../../support/pglite-template.ts';
import { startLoginServer, type TestLoginServer } from '../../support/login-server/login-server.ts';
import { startBackend, type TestBackend } from '../../backend/support/test-backend.ts';
import { CERTIFICATE } from './certificate.ts';

/** A CRM's page, the panel with its backend, and the login server: three sites, as a browser tells sites apart. */
export interface ThreeSites {
  readonly crm: string;
  readonly panel: string;
  readonly login: TestLoginServer;
  readonly test: TestBackend;
  /** By how much the backend's clock is later than the machine's, in milliseconds. */
  readonly clock: { skewMs: number };
  /** Ends every session, as their times would, and cuts all connections of the panel. */
  expire(): Promise<void>;
  /** Every address that the panel's server was asked for, and every line of the backend's log. */
  readonly seen: string[];
  close(): Promise<void>;
}

const ORGANISATION = 'acme';

/** Starts all three, each on a port of its own. */
export async function startThreeSites(): Promise<ThreeSites> {
  const seen: string[] = [];
  const clock = { skewMs: 0 };
  let panelFetch: (request: Request) => Promise<Response> | Response = () =>
    new Response(null, { status: 503 });
  const crm = await serveSecurely('crm.test', ({ url }) => crmPage(url));
  const panel = await serveSecurely('panel.test', (request) => {
    seen.push(request.url, request.headers.get('referer') ?? '');
    return panelFetch(request);
  });
  const login = await startLoginServer({
    clients: [
      {
        client_id: 'inlay',
        client_secret: 'a secret of tests',
        redirect_uris: [`${panel.origin}/sign-in.html`],
      },
    ],
    host: 'login.test',
    tls: CERTIFICATE,
  });

  const database = await openEmptyPglite();
  const log: Log = {
    info: (event, facts) => seen.push(JSON.stringify([event, facts])),
    warn: (event, facts) => seen.push(JSON.stringify([event, facts])),
    error: (event, error, facts) => seen.push(JSON.stringify([event, String(error), facts])),
  };
  const test = await startBackend(database, {
    organisationId: ORGANISATION,
    log,
    signIn: {
      oauth: {
        organisationId: ORGANISATION,
        issuer: login.issuer,
        clientId: 'inlay',
        clientSecret: 'a secret of tests',
        fetch: fetchOnThisMachine,
      },
    },
    clock: () => Date.now() + clock.skewMs,
  });
  const pages = panelPages({
    folder: 'dist',
    config: { backend: { url: '/api/v1' }, host: { allowedOrigins: ['self', crm.origin] } },
  });
  panelFetch = (request) =>
    new URL(request.url).pathname.startsWith('/api/') ? test.backend.fetch(request) : pages.fetch(request);

  function crmPage(url: string): Response {
    const { pathname, searchParams } = new URL(url);
    if (pathname !== '/') return new Response(null, { status: 404 });
    const width = searchParams.get('width') ?? '480';
    return new Response(
      `<!doctype html><html lang="en"><title>CRM</title><script src="${panel.origin}/embed.js"></script>
      <body style="margin:0"><inlay-frame src="${panel.origin}/panel.html"
        style="--inlay-frame-width:${width}px;block-size:700px"></inlay-frame></body></html>`,
      { headers: { 'content-type': 'text/html' } },
    );
  }

  return {
    crm: crm.origin,
    panel: panel.origin,
    login,
    test,
    clock,
    seen,
    expire: async () => {
      await database.asSystem((transaction) => transaction.query('DELETE FROM agent_session'));
      if ('closeAllConnections' in panel.server) panel.server.closeAllConnections();
    },
    close: async () => {
      await test.stop();
      crm.server.close();
      panel.server.close();
      await login.close();
      await database.close();
    },
  };
}

async function serveSecurely(
  host: string,
  fetch: (request: Request) => Promise<Response> | Response,
): Promise<{ readonly origin: string; readonly server: ServerType }> {
  const server = serve({
    fetch,
    port: 0,
    hostname: '127.0.0.1',
    createServer: createSecureServer,
    serverOptions: CERTIFICATE,
  });
  await once(server, 'listening');
  return { origin: `https://${host}:${String((server.address() as AddressInfo).port)}`, server };
}

/** As `fetch`, with every name being this machine, and its certificate trusted: what a backend has of its network. */
const fetchOnThisMachine: typeof fetch = async (input, init) => {
  const { href, method, headers, body } = toRequest(input, init);
  const call = requestSecurely(href, {
    method,
    headers,
    ca: CERTIFICATE.cert,
    // Every name.
    lookup: (_name, _options, found) => found(null, [{ address: '127.0.0.1', family: 4 }]),
  });
  call.end(body);
  const [answer] = (await once(call, 'response')) as [IncomingMessage];
  return new Response(Readable.toWeb(answer) as ReadableStream, {
    status: answer.statusCode ?? 500,
    headers: answer.headers as Record<string, string>,
  });
};

function toRequest(input: Parameters<typeof fetch>[0], init: RequestInit = {}) {
  return {
    href: input instanceof Request ? input.url : String(input),
    method: init.method ?? 'GET',
    headers: Object.fromEntries(new Headers(init.headers)),
    body: init.body === undefined || init.body === null ? undefined : String(init.body as unknown),
  };
}
