import { laterBulk, type BulkOrder, type BulkResolution } from '../model/bulk-resolution.ts';
import { isPassing, ok, type Result } from '../model/result.ts';
import type { Engine } from './engine.ts';
import type { StateChange } from './state-change.ts';
import type { AppActions } from './state.ts';

/** Resolving many together (L8). */
export interface Bulk {
  readonly actions: Pick<AppActions, 'countBulk' | 'startBulk' | 'cancelBulk'>;
  /** Finds what is running, as it was begun before this page came or in another tab. */
  read(): void;
}

/** Follows what this agent has had resolved together, and says what came of it. */
export function createBulk(engine: Engine): Bulk {
  /** What was asked for and may have arrived: the same again keeps its key. */
  let asked: { readonly order: string; readonly key: string } | null = null;

  const take = (change: StateChange, fresh: BulkResolution): void => {
    const bulk = laterBulk(change.state.bulk, fresh);
    if (bulk !== change.state.bulk) change.patch({ bulk });
  };
  /** Takes in what is told, and says how it ended where it was seen running. */
  const adopt = (fresh: BulkResolution): void => {
    const before = engine.state.bulk;
    engine.commit((change) => take(change, fresh));
    sayEnd(before);
  };
  const sayEnd = (before: BulkResolution | null): void => {
    const { bulk } = engine.state;
    if (bulk === null || bulk.state === 'running' || before?.id !== bulk.id || before.state !== 'running')
      return;
    engine.notify({ tone: 'info', key: 'bulk-ended', bulk });
  };

  let seen: BulkResolution | null = null;
  engine.onReduce((change) => {
    for (const event of change.behind)
      if (event.type === 'bulk-resolution.changed') take(change, event.bulkResolution);
  });
  engine.onCommit(({ behind }) => {
    const before = seen;
    seen = engine.state.bulk;
    if (behind.some(({ type }) => type === 'bulk-resolution.changed')) sayEnd(before);
  });

  return {
    actions: {
      countBulk: (selection) => engine.client.countBulk(selection, engine.signal),
      startBulk: async (order: BulkOrder): Promise<Result<void>> => {
        const text = JSON.stringify(order);
        if (asked?.order !== text) asked = { order: text, key: engine.makeId() };
        const begun = await engine.client.startBulk(order, asked.key, engine.signal);
        if (begun.ok) adopt(begun.value);
        // What may have arrived is asked for by the same key again.
        if (begun.ok || !isPassing(begun.error.kind)) asked = null;
        return begun.ok ? ok(undefined) : begun;
      },
      cancelBulk: async (): Promise<Result<void>> => {
        const { bulk } = engine.state;
        if (bulk?.state !== 'running') return ok(undefined);
        const answer = await engine.client.cancelBulk(bulk.id, engine.signal);
        if (answer.ok) adopt(answer.value);
        return answer.ok ? ok(undefined) : answer;
      },
    },
    read: () => {
      if (engine.state.session.value?.permissions.includes('conversation.bulkResolve') !== true) return;
      void engine
        .insist(() => engine.client.bulkResolutions(engine.signal))
        .then((read) => {
          const known = engine.state.bulk;
          const newest = read.ok ? read.value[0] : undefined;
          // What ended before anybody here saw it running says nothing to anybody.
          if (newest !== undefined && (newest.state === 'running' || newest.id === known?.id)) adopt(newest);
        });
    },
  };
}
