import { http } from 'msw/core/http';
import { setupWorker } from 'msw/browser';

/** What the in-browser backend answers, below the folder of the page; everything else goes to the network. */
const ANSWERED = /^\/(?:api\/v1|network|demo)(?:\/|$)/;

export interface AnsweringOptions {
  /** Answers a request whose path begins where the page's folder ends, such as `/api/v1/session`. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Address of the folder, with a slash at its end, in which MSW's script `mockServiceWorker.js` lies. */
  readonly folder: URL;
}

/**
 * Has this document's requests to the backend answered in the browser, those of its images, uploads and event streams included.
 * Resolves when it does. Rejects where the browser allows no service worker: they need https or this machine's own address.
 */
export async function answerRequests({ fetch, folder }: AnsweringOptions): Promise<void> {
  if (!('serviceWorker' in navigator)) {
    throw new Error('This page needs a service worker: open it by https, or at http://127.0.0.1.');
  }
  const worker = setupWorker(
    http.all('*', ({ request }) => {
      const path = pathBelow(folder, request.url);
      return path !== null && ANSWERED.test(path) ? fetch(moved(request, path)) : undefined;
    }),
  );
  await worker.start({
    serviceWorker: { url: new URL('mockServiceWorker.js', folder).pathname },
    onUnhandledRequest: 'bypass',
    quiet: true,
  });
}

function pathBelow(folder: URL, address: string): string | null {
  const { origin, pathname } = new URL(address);
  if (origin !== folder.origin || !pathname.startsWith(folder.pathname)) return null;
  return `/${pathname.slice(folder.pathname.length)}`;
}

/** The same request to the root of its origin, where the backend takes itself to be. */
function moved(request: Request, path: string): Request {
  const { origin, search } = new URL(request.url);
  const { body, method, headers } = request;
  return new Request(origin + path + search, {
    method,
    headers,
    ...(body === null ? {} : { body, duplex: 'half' }),
  });
}
