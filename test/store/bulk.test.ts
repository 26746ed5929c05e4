import { describe, expect, it } from 'vitest';
import type { BulkOrder, BulkResolution } from '../../src/model/bulk-resolution.ts';
import { fail } from '../../src/model/result.ts';
import { settle } from '../support/fake-browser.ts';
import { FakeBackend } from '../support/fake-client.ts';
import { session } from '../support/sample-data.ts';
import { openTab } from '../support/store-bench.ts';

const order: BulkOrder = { filter: { queue: 'new' }, olderThanMinutes: 60, reason: null };
const running: BulkResolution = {
  id: 'earlier',
  state: 'running',
  total: 10,
  resolved: 4,
  leftOut: 0,
  reason: null,
  startedAt: 5,
  endedAt: null,
};

function createBackend(): FakeBackend {
  const backend = new FakeBackend();
  backend.session = session({ permissions: ['conversation.bulkResolve'] });
  return backend;
}
const tell = (backend: FakeBackend, bulkResolution: BulkResolution): Promise<void> => {
  backend.emit({ type: 'bulk-resolution.changed', bulkResolution: backend.putBulk(bulkResolution) });
  return settle();
};

describe('resolving many together', () => {
  it('is followed from its beginning to its end, which is said once', async () => {
    const backend = createBackend();
    const { store } = await openTab(backend);
    await settle();

    expect(await store.actions.startBulk(order)).toEqual({ ok: true, value: undefined });

    const begun = store.getState().bulk;
    expect(begun?.state).toBe('running');
    if (begun === null) throw new Error('Nothing has begun');
    await tell(backend, { ...begun, resolved: 2 });
    expect(store.getState().bulk?.resolved).toBe(2);
    await tell(backend, { ...begun, state: 'done', resolved: 3, endedAt: 9 });
    expect(store.getState().notice).toMatchObject({ key: 'bulk-ended', bulk: { resolved: 3 } });
    store.actions.dismissNotice();
    // What comes late changes nothing, and says nothing again.
    await tell(backend, { ...begun, resolved: 2 });
    expect(store.getState().bulk?.state).toBe('done');
    expect(store.getState().notice).toBeNull();
  });

  it('is found again after a reload, and not where it has ended before', async () => {
    const backend = createBackend();
    backend.putBulk(running);
    const { store } = await openTab(backend);
    await settle();
    expect(store.getState().bulk).toEqual(running);

    backend.putBulk({ ...running, state: 'done', endedAt: 7 });
    const later = await openTab(backend);
    await settle();
    expect(later.store.getState().bulk).toBeNull();
  });

  it('learns what became of it where the stream had to begin anew', async () => {
    const backend = createBackend();
    backend.putBulk(running);
    const { store } = await openTab(backend);
    await settle();
    backend.putBulk({ ...running, state: 'done', resolved: 10, endedAt: 7 });

    await backend.reset();
    await settle();

    expect(store.getState().bulk?.state).toBe('done');
    expect(store.getState().notice?.key).toBe('bulk-ended');
  });

  it('keeps its key until it is known whether it has begun, and no longer', async () => {
    const backend = createBackend();
    const { store } = await openTab(backend);
    await settle();
    const keys = (): unknown[] => backend.callsOf('startBulk').map(([, key]) => key);
    backend.refusals.startBulk = fail('timeout', 'no answer');
    await store.actions.startBulk(order);
    await store.actions.startBulk(order);
    expect(keys()[1]).toBe(keys()[0]);

    await store.actions.startBulk({ ...order, olderThanMinutes: 61 });
    expect(keys()[2]).not.toBe(keys()[0]);
    backend.refusals.startBulk = fail('rejected', 'none', { type: 'nothing-to-resolve' });
    const refused = await store.actions.startBulk({ ...order, olderThanMinutes: 61 });
    expect([refused.ok, keys()[3]]).toEqual([false, keys()[2]]);
    await store.actions.startBulk({ ...order, olderThanMinutes: 61 });
    expect(keys()[4]).not.toBe(keys()[3]);
  });

  it('asks for nothing where the agent may not do it', async () => {
    const backend = createBackend();
    backend.session = session({ permissions: [] });
    await openTab(backend);
    await settle();
    expect(backend.callsOf('bulkResolutions')).toEqual([]);
  });

  it('stops what is running, and nothing else', async () => {
    const backend = createBackend();
    const { store } = await openTab(backend);
    await settle();
    await store.actions.cancelBulk();
    expect(backend.callsOf('cancelBulk')).toEqual([]);
    await tell(backend, running);
    await store.actions.cancelBulk();
    expect(backend.callsOf('cancelBulk')).toEqual([['earlier']]);
  });
});
