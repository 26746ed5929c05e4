import '../../src/components/bulk-resolve-dialog/define.ts';
import { fail, ok } from '../../src/model/result.ts';
import type { AppState } from '../../src/store/state.ts';
import { NOW } from '../../test/support/sample-data.ts';
import { open, over, type QueueState } from './queue-sample.ts';

/** Resolving many, to look at. */
export const BULK_STATES: Readonly<Record<string, () => QueueState>> = {
  bulk: () => ({
    state: open(),
    actions: { countBulk: () => ok({ count: 312, withoutTopic: 14, withoutDisposition: 3 }) },
    over: over('inlay-bulk-resolve-dialog', {}),
  }),
  'bulk-running': () => ({
    state: { ...open(), bulk: bulk('running', 48) },
    over: over('inlay-bulk-resolve-dialog', {}),
  }),
  'bulk-ended': () => ({
    state: {
      ...open(),
      bulk: bulk('running', 48),
      notice: { id: 1, tone: 'info', key: 'bulk-ended', bulk: bulk('done', 198) },
    },
    over: over('inlay-bulk-resolve-dialog', {}),
  }),
  'bulk-begun': () => ({
    state: { ...open(), bulk: bulk('done', 198) },
    actions: {
      countBulk: () => ok({ count: 200, withoutTopic: 0, withoutDisposition: 0 }),
      startBulk: () => ok(undefined),
    },
    over: over('inlay-bulk-resolve-dialog', {}),
  }),
  'bulk-nothing': () => ({
    state: open(),
    actions: { countBulk: () => ok({ count: 0, withoutTopic: 14, withoutDisposition: 1 }) },
    over: over('inlay-bulk-resolve-dialog', {}),
  }),
  'bulk-failed': () => ({
    state: open(),
    actions: { countBulk: () => fail('offline', 'offline') },
    over: over('inlay-bulk-resolve-dialog', {}),
  }),
};

function bulk(state: 'running' | 'done', resolved: number): NonNullable<AppState['bulk']> {
  return {
    id: 'b',
    state,
    total: 200,
    resolved,
    leftOut: 2,
    reason: null,
    startedAt: NOW,
    endedAt: state === 'done' ? NOW : null,
  };
}
