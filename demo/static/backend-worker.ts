import { deleteDB } from 'idb';
import { canvasThumbnails } from '../../src/backend/browser/thumbnails.ts';
import type { Database } from '../../src/backend/database/database.ts';
import { openPglite } from '../../src/backend/database/pglite.ts';
import { assembleDemo, type Demo } from '../assemble.ts';
import { indexedDbStorage } from '../network/browser-storage.ts';
import { serveOver } from './carry.ts';
import { RELOAD, START_ANEW } from './start-anew.ts';

/*
 * The demo's backend as a shared worker: one for all tabs of this browser, since two can't have one PGlite open, and since the
 * panels of several tabs share an event stream and an outbox. Everything is kept in IndexedDB; it ends with the last tab.
 */
const DATABASE = 'inlay-demo';
const NETWORK = 'inlay-network';
/** For how long the worker of a page that has just gone may still have the database. */
const LOCK_WITHIN_MS = 5_000;

let database: Database | undefined;
const started = start();
// A failed start is told by every answer.
started.catch(() => undefined);

addEventListener('connect', (event) => {
  const [port] = (event as MessageEvent).ports;
  if (port === undefined) return;
  serveOver(port, async (request) => {
    if (new URL(request.url).pathname === START_ANEW && request.method === 'POST') return startAnew();
    const demo = await started;
    return demo.fetch(request) ?? demo.backend.fetch(request);
  });
});

async function start(): Promise<Demo> {
  await lock();
  database = await openPglite({ dataDir: `idb://${DATABASE}` });
  return assembleDemo({
    database,
    networkStorage: await indexedDbStorage(NETWORK),
    secret: crypto.getRandomValues(new Uint8Array(32)),
    thumbnails: canvasThumbnails,
    log: {
      info: () => undefined,
      warn: (event, facts) => console.warn(event, facts),
      error: (event, error, facts) => console.error(event, error, facts),
    },
  });
}

/** Has the database to itself for as long as this worker lives. */
async function lock(): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const signal = AbortSignal.timeout(LOCK_WITHIN_MS);
    const held = navigator.locks.request(DATABASE, { signal }, () => {
      resolve();
      return new Promise<never>(() => undefined);
    });
    held.catch(() =>
      reject(new Error('another version of this page has its data open: close its other tabs.')),
    );
  });
}

/** Forgets everything and ends; the pages load themselves again and start the next worker. */
async function startAnew(): Promise<Response> {
  const demo = await started.catch(() => null);
  await demo?.backend.stop();
  await demo?.stopNetwork();
  await database?.close();
  await Promise.all([`/pglite/${DATABASE}`, NETWORK].map(forget));
  setTimeout(() => {
    new BroadcastChannel(RELOAD).postMessage(null);
    close();
  });
  return new Response(null, { status: 204 });
}

/** What still has it open, a failed start for one, ends with this worker; then the browser goes on deleting it. */
async function forget(name: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    deleteDB(name, { blocked: () => resolve() }).then(resolve, reject);
  });
}
