import { http } from 'msw/core/http';
import { setupWorker } from 'msw/browser';

/** What the in-browser backend answers, below the folder of the page; everything else goes to the network. */
const ANSWERED = /^\/(?:api\/v1|network|demo)(?:\/|$)/;

export interface AnsweringOptions {
  /** Answers a request whose path begins where the page's folder ends, such as `/api/v1/session`. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Address of the folder, with a slash at its end, below which the backend's paths are. */
  readonly folder: URL;
  /** The service worker in that folder: MSW's own, or one that loads it. */
  readonly script: 'mockServiceWorker.js' | 'service-worker.js';
}

/**
 * Has this document's requests to the backend answered in the browser, those of its images, uploads and event streams included.
 * Resolves, when it does, to what ends it. Rejects where the browser allows no service worker: they need https or this machine's
 * own address.
 */
export async function answerRequests({ fetch, folder, script }: AnsweringOptions): Promise<() => void> {
  if (!('serviceWorker' in navigator)) {
    throw new Error('This page needs a service worker: open it by https, or at http://127.0.0.1.');
  }
  const worker = setupWorker(
    http.all('*', ({ request }) => {
      if (!isAnswered(folder, request.url)) return undefined;
      return fetch(moved(request, folder));
    }),
  );
  await worker.start({
    serviceWorker: { url: new URL(script, folder).pathname },
    onUnhandledRequest: 'bypass',
    quiet: true,
  });
  return () => worker.stop();
}

/** Whether an address is the backend's to answer. */
export function isAnswered(folder: URL, address: string): boolean {
  const { origin, pathname } = new URL(address);
  return (
    origin === folder.origin &&
    pathname.startsWith(folder.pathname) &&
    ANSWERED.test(pathname.slice(folder.pathname.length - 1))
  );
}

/** The same request to the root of its origin, where the backend takes itself to be. */
function moved(request: Request, folder: URL): Request {
  const { origin, pathname, search } = new URL(request.url);
  const { body, method, headers } = request;
  return new Request(origin + pathname.slice(folder.pathname.length - 1) + search, {
    method,
    headers,
    ...(body === null ? {} : { body, duplex: 'half' }),
  });
}
