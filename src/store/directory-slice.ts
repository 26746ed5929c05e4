import type { Engine } from './engine.ts';
import type { AppActions, DirectorySlice } from './state.ts';

/** Searches agents and teams; the last search asked for is the one shown. */
export function createDirectoryActions(engine: Engine): Pick<AppActions, 'searchDirectory'> {
  let run = new AbortController();
  const patch = (part: Partial<DirectorySlice>): void => {
    engine.commit((change) => {
      change.patch({ directory: { ...change.state.directory, ...part } });
    });
  };
  return {
    searchDirectory: async (search, interactionId) => {
      run.abort();
      run = new AbortController();
      const { signal } = run;
      patch({ search, status: 'loading', error: null });
      const trimmed = search.trim();
      const page = await engine.client.directory(
        {
          ...(trimmed === '' ? {} : { search: trimmed }),
          ...(interactionId === undefined ? {} : { interactionId }),
        },
        AbortSignal.any([signal, engine.signal]),
      );
      if (signal.aborted) return;
      patch(page.ok ? { items: page.value.items, status: 'ready' } : { status: 'failed', error: page.error });
    },
  };
}
