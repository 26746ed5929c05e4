import type { Lifecycle } from '../store/options.ts';

/**
 * The life of a page as the store needs it. A page that goes away is told of by `visibilitychange` and `pagehide`: on a
 * phone the first may be the last that runs, on a desktop the second alone comes where a frame is taken away.
 */
export function pageLifecycle(page: Window = window): Lifecycle {
  return {
    on(moment, listener) {
      const end = new AbortController();
      const { signal } = end;
      if (moment === 'online') {
        page.addEventListener('online', listener, { signal });
      } else {
        const wanted = moment === 'hide' ? 'hidden' : 'visible';
        page.document.addEventListener(
          'visibilitychange',
          () => {
            if (page.document.visibilityState === wanted) listener();
          },
          { signal },
        );
        // Restored from the back-forward cache, a page shows without having been hidden in its own eyes.
        page.addEventListener(moment === 'hide' ? 'pagehide' : 'pageshow', listener, { signal });
      }
      return () => {
        end.abort();
      };
    },
  };
}
