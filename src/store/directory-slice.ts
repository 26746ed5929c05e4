import type { DirectoryQuery } from '../model/directory.ts';
import type { Engine } from './engine.ts';
import type { AppActions, DirectorySlice } from './state.ts';

export type DirectoryActions = Pick<AppActions, 'searchDirectory' | 'loadMoreDirectory'>;

/** Searches the directory; the last search asked for is the one shown, whichever is answered first. */
export function createDirectoryActions(engine: Engine): DirectoryActions {
  let run = new AbortController();
  let asked: DirectoryQuery = {};
  const patch = (part: Partial<DirectorySlice>): void => {
    engine.commit((change) => {
      change.patch({ directory: { ...change.state.directory, ...part } });
    });
  };
  return {
    searchDirectory: async (search, interactionId, part = {}) => {
      run.abort();
      run = new AbortController();
      const { signal } = run;
      const trimmed = search.trim();
      asked = {
        ...(trimmed === '' ? {} : { search: trimmed }),
        ...part,
        ...(interactionId === undefined ? {} : { interactionId }),
      };
      patch({ search, status: 'loading', error: null, next: null, isLoadingMore: false });
      const page = await engine.client.directory(asked, AbortSignal.any([signal, engine.signal]));
      if (signal.aborted) return;
      patch(
        page.ok
          ? { items: page.value.items, next: page.value.next, status: 'ready' }
          : { status: 'failed', error: page.error },
      );
    },
    loadMoreDirectory: async () => {
      const { next, isLoadingMore } = engine.state.directory;
      if (next === null || next === undefined || isLoadingMore === true) return;
      const { signal } = run;
      patch({ isLoadingMore: true });
      const page = await engine.client.directory(
        { ...asked, cursor: next },
        AbortSignal.any([signal, engine.signal]),
      );
      if (signal.aborted) return;
      const { items } = engine.state.directory;
      // A page that did not come is asked for again as the list is scrolled.
      if (!page.ok) patch({ isLoadingMore: false });
      else patch({ isLoadingMore: false, items: [...items, ...page.value.items], next: page.value.next });
    },
  };
}
