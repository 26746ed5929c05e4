import { canvasThumbnails } from '../../src/backend/browser/thumbnails.ts';
import { openPglite } from '../../src/backend/database/pglite.ts';
import { assembleDemo } from '../assemble.ts';
import { memoryStorage } from '../network/storage.ts';
import { serveOver } from './carry.ts';

/*
 * The demo's backend as a shared worker: one for all tabs of this browser, since two can't have one PGlite open, and since the
 * panels of several tabs share an event stream and an outbox. It ends, with all it holds, when the last tab is closed.
 */
const started = start();
// A failed start is told by every answer.
started.catch(() => undefined);

addEventListener('connect', (event) => {
  const [port] = (event as MessageEvent).ports;
  if (port === undefined) return;
  serveOver(port, async (request) => {
    const demo = await started;
    return demo.fetch(request) ?? demo.backend.fetch(request);
  });
});

async function start() {
  return assembleDemo({
    database: await openPglite(),
    networkStorage: memoryStorage(),
    secret: crypto.getRandomValues(new Uint8Array(32)),
    thumbnails: canvasThumbnails,
    log: {
      info: () => undefined,
      warn: (event, facts) => console.warn(event, facts),
      error: (event, error, facts) => console.error(event, error, facts),
    },
  });
}
