import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pino } from 'pino';
import { DEFAULT_FOLDER, openDatabase } from '../src/backend/node/open-database.ts';
import { panelPages } from '../src/backend/node/panel-pages.ts';
import { createPinoLog } from '../src/backend/node/pino-log.ts';
import { serve } from '../src/backend/node/serve.ts';
import { servicesFromEnvironment } from '../src/backend/node/services.ts';
import { sharpThumbnails } from '../src/backend/node/thumbnails.ts';
import { assembleDemo } from './assemble.ts';
import { buildPages } from './build-pages.ts';
import { folderStorage } from './network/node-storage.ts';
import { CLIENT_ID, startLoginServer } from './login/login-server.ts';
import { memoryStorage } from './network/storage.ts';
import { ORGANISATION } from './organisation.ts';

/*
 * `npm start`: one page with the customers' side and an agent's CRM, on a real backend. PORT (8080), DATABASE_URL (`.inlay/data`,
 * `file:FOLDER`, `memory:` or `postgres://…`), INLAY_TRANSLATE_URL and INLAY_SMTP_URL as in `docs/backend.md`. The first line on standard output is the address, once everything is there.
 */
const databaseUrl = process.env['DATABASE_URL'];
const keepsNothing = databaseUrl === 'memory:';
const home =
  databaseUrl?.startsWith('file:') === true
    ? dirname(join(databaseUrl.slice(5), '.'))
    : dirname(DEFAULT_FOLDER);
const log = createPinoLog(pino.destination(2));
const services = servicesFromEnvironment(process.env);
if (services.problems.length > 0) {
  process.stderr.write(`${services.problems.join('\n')}\n`);
  process.exit(1);
}

await buildPages();
const database = await openDatabase(databaseUrl, log);
const port = Number(process.env['PORT'] ?? 8080);
// The panel as a page by itself, whose agents sign in at the company's login server; it may be opened by either name of this machine.
const ALONE = '/alone';
const loginServer = await startLoginServer(ORGANISATION.agents, () => {
  const { port: taken } = new URL(served.url);
  return ['127.0.0.1', 'localhost'].map((name) => `http://${name}:${taken}${ALONE}/sign-in.html`);
});
const demo = await assembleDemo({
  database,
  networkStorage: keepsNothing ? memoryStorage() : folderStorage(join(home, 'network')),
  secret: keepsNothing ? randomBytes(32) : await keptSecret(join(home, 'secret')),
  log,
  // Where the demo's customers are: on this machine.
  publicUrl: `http://127.0.0.1:${String(port)}`,
  thumbnails: sharpThumbnails,
  signIn: {
    oauth: { organisationId: ORGANISATION.id, issuer: loginServer.issuer, clientId: CLIENT_ID },
  },
  ...services.options,
});
const pages = panelPages({ folder: 'dist', config: { backend: { url: '/api/v1' } } });
const alone = {
  backend: { url: '/api/v1' },
  host: { kind: 'page', allowedOrigins: ['self'] },
  signIn: { kind: 'oauth' },
};
const alonePages = panelPages({ folder: 'dist', config: alone });
const served = await serve({
  backend: demo.backend,
  port,
  fallback: (request) => {
    const url = new URL(request.url);
    if (!url.pathname.startsWith(`${ALONE}/`)) return demo.fetch(request) ?? pages.fetch(request);
    url.pathname = url.pathname.slice(ALONE.length);
    return alonePages.fetch(new Request(url, request));
  },
});
process.stdout.write(`${served.url}\n`);

let stopping: Promise<void> | undefined;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    stopping ??= stop();
  });
}

async function stop(): Promise<void> {
  await served.close();
  await loginServer.close();
  await demo.stopNetwork();
  services.close();
  await database.close();
  process.exit(0);
}

/** The secret of this machine's demo: made once, so that tokens and addresses outlive a restart. */
async function keptSecret(path: string): Promise<Uint8Array> {
  const kept = await readFile(path).catch(() => null);
  if (kept !== null && kept.length >= 32) return kept;
  const secret = randomBytes(32);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, secret, { mode: 0o600 });
  return secret;
}
