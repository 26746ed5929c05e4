import { matchesFilter, type InteractionFilter, type InteractionSort } from '../model/interaction-list.ts';
import type { Interaction } from '../model/interaction.ts';
import { fail, type Result } from '../model/result.ts';
import { queueOf } from '../model/status.ts';
import type { Page } from '../model/client.ts';
import type { Engine } from './engine.ts';
import { takeInteraction } from './interactions.ts';
import { isSearch, movedIds, orderedIds, type ListRange } from './list-order.ts';
import type { StateChange } from './state-change.ts';
import type { AppActions, ListSlice } from './state.ts';

const PAGE = 50;
/** Below this many rows the next page is fetched without being asked for: a screen must not run empty by removals. */
const FEW = 20;
const COUNTS_MS = 400;
const SEARCH_MS = 1_000;

/** What other slices ask of the list. */
export interface List {
  readonly actions: Pick<AppActions, 'setFilter' | 'setSort' | 'loadMore' | 'reloadList'>;
  /** Reads the list anew as far as it was read, trusting nothing of what is held. */
  resync(): Promise<void>;
}

/** Keeps the list as a fresh read would give it: pages from the backend, events in between. */
export function createList(engine: Engine): List {
  let run = new AbortController();
  let cursor: string | null = null;
  /** What has been read; the whole until a page says that there is more. */
  let range: ListRange = { last: null };
  let isAdopting = false;

  const patch = (change: StateChange, part: Partial<ListSlice>): void => {
    change.patch({ list: { ...change.state.list, ...part } });
  };
  const begin = (): AbortSignal => {
    run.abort();
    run = new AbortController();
    return AbortSignal.any([run.signal, engine.signal]);
  };

  /** Reads pages until there are `wanted` rows, or from `from` on a single one. */
  const readPages = async (
    from: string | null,
    wanted: number,
    signal: AbortSignal,
  ): Promise<Result<Page<Interaction>>> => {
    const { filter, sort } = engine.state.list;
    const items: Interaction[] = [];
    let next = from;
    do {
      const page = await engine.client.interactions(
        { filter, sort, limit: PAGE, ...(next === null ? {} : { cursor: next }) },
        signal,
      );
      if (!page.ok) return page;
      items.push(...page.value.items);
      next = page.value.next;
    } while (next !== null && items.length < wanted && !signal.aborted);
    return signal.aborted ? fail('offline', 'given up') : { ok: true, value: { items, next } };
  };

  const adopt = (
    page: Page<Interaction>,
    kind: 'first' | 'more' | 'all-anew',
    isGone: (id: string) => boolean,
  ): void => {
    isAdopting = true;
    engine.commit((change) => {
      if (kind === 'all-anew') {
        for (const id of Object.keys(change.state.interactions)) {
          if (!(id in change.state.threads)) change.putInteraction(id, null);
        }
      }
      for (const interaction of page.items) {
        // Where nothing held is trusted, a lower version is no older one: the backend may have been set back.
        if (kind === 'all-anew') change.putInteraction(interaction.id, interaction);
        else if (!isGone(interaction.id)) takeInteraction(change, interaction);
      }
      cursor = page.next;
      range = { last: page.next === null ? null : (page.items.at(-1) ?? range.last) };
      const known = page.items.map(({ id }) => id).filter((id) => id in change.state.interactions);
      const found = kind === 'more' ? [...new Set([...change.state.list.ids, ...known])] : known;
      patch(change, {
        ids: isSearch(change.state.list.filter) ? found : orderedIds(change, range),
        status: 'ready',
        error: null,
        hasMore: page.next !== null,
        loadingMore: false,
      });
    });
    isAdopting = false;
  };

  const load = async (wanted: number, kind: 'first' | 'all-anew'): Promise<void> => {
    const signal = begin();
    engine.commit((change) => {
      patch(change, { status: 'loading', error: null, loadingMore: false });
    });
    void readCounts();
    const recording = engine.arrivals.record();
    const page =
      kind === 'first'
        ? await readPages(null, wanted, signal)
        : await engine.insist(() => readPages(null, wanted, signal));
    recording.end();
    if (signal.aborted) return;
    if (page.ok) {
      adopt(page.value, kind, (id) => recording.has(id) && !(id in engine.state.interactions));
    } else {
      engine.commit((change) => {
        patch(change, { status: 'failed', error: page.error });
      });
    }
  };

  const loadMore = async (): Promise<void> => {
    const { status, loadingMore, hasMore } = engine.state.list;
    if (status !== 'ready' || loadingMore || !hasMore || cursor === null) return;
    const { signal } = run;
    engine.commit((change) => {
      patch(change, { loadingMore: true });
    });
    const recording = engine.arrivals.record();
    const page = await readPages(cursor, 1, AbortSignal.any([signal, engine.signal]));
    recording.end();
    if (signal.aborted) return;
    if (page.ok) {
      adopt(page.value, 'more', (id) => recording.has(id) && !(id in engine.state.interactions));
    } else {
      engine.commit((change) => {
        patch(change, { loadingMore: false, error: page.error });
      });
    }
  };

  const readCounts = async (): Promise<void> => {
    const { queue: _, ...filter } = engine.state.list.filter;
    const counts = await engine.client.counts(filter, engine.signal);
    const { queue: __, ...now } = engine.state.list.filter;
    if (!counts.ok || JSON.stringify(now) !== JSON.stringify(filter)) return;
    engine.commit((change) => {
      patch(change, { counts: counts.value });
    });
  };
  const countSoon = engine.throttled(COUNTS_MS, () => void readCounts());
  const searchSoon = engine.throttled(SEARCH_MS, () => {
    const { list } = engine.state;
    if (isSearch(list.filter)) void load(list.ids.length, 'first');
  });

  /** The queue in which a count has an interaction; null where the filter leaves it out. */
  const countedIn = (interaction: Interaction | null): string | null => {
    const { list, session } = engine.state;
    const { queue: _, ...filter } = list.filter;
    return interaction !== null && matchesFilter(interaction, filter, session.value?.agent.id ?? '')
      ? queueOf(interaction.status)
      : null;
  };

  engine.onReduce((change) => {
    if (isAdopting || change.moves.size === 0 || change.state.list.status === 'idle') return;
    const ids = movedIds(change, range);
    if (ids !== change.state.list.ids) patch(change, { ids });
  });
  engine.onCommit((change) => {
    const { list } = engine.state;
    if (isAdopting || change.moves.size === 0 || list.status !== 'ready') return;
    const moves = [...change.moves.values()];
    // One that was not known may have been counted already: only the backend can tell.
    if (moves.some(({ before, after }) => before === null || countedIn(before) !== countedIn(after)))
      countSoon();
    if (isSearch(list.filter)) searchSoon();
    if (list.hasMore && list.ids.length < FEW) void loadMore();
  });

  const choose = (part: { filter?: InteractionFilter; sort?: InteractionSort }): Promise<void> => {
    engine.commit((change) => {
      range = { last: null };
      cursor = null;
      patch(change, { ...part, hasMore: false });
      if (!isSearch(change.state.list.filter)) patch(change, { ids: orderedIds(change, range) });
    });
    return load(1, 'first');
  };

  return {
    actions: {
      setFilter: (filter) => choose({ filter }),
      setSort: (sort) => choose({ sort }),
      loadMore,
      reloadList: () => load(engine.state.list.ids.length, 'first'),
    },
    resync: () => load(engine.state.list.ids.length, 'all-anew'),
  };
}
