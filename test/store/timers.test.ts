import { describe, expect, it } from 'vitest';
import { outcomesIn } from '../../src/store/select-outcome.ts';
import { fail } from '../../src/model/result.ts';
import type { Timer } from '../../src/model/timers.ts';
import { settle } from '../support/fake-browser.ts';
import { FakeBackend } from '../support/fake-client.ts';
import { interaction, ME } from '../support/sample-data.ts';
import { openTab, type OpenTab } from '../support/store-bench.ts';

const ID = 'i-1';
const CONTACT_TIMER: Timer = { kind: 'contact', since: 1_000, endsAt: 1_801_000 };
const AT = 9_000_000;

async function opened(given = {}): Promise<OpenTab & { backend: FakeBackend }> {
  const backend = new FakeBackend([
    interaction(ID, { assignee: ME, status: 'open', timer: CONTACT_TIMER, ...given }),
  ]);
  return { ...(await openTab(backend)), backend };
}
const one = ({ store }: OpenTab) => store.getState().interactions[ID];
const notice = ({ store }: OpenTab) => store.getState().notice;

describe('putting off (W5)', () => {
  it('shows what the backend says of it, and when it comes back', async () => {
    const tab = await opened();
    const version = one(tab)?.version;
    expect(await tab.store.actions.setBoomerang(ID, { at: AT, note: 'Ask' })).toEqual({
      ok: true,
      value: undefined,
    });
    expect(tab.backend.callsOf('setBoomerang')).toEqual([[ID, version, { at: AT, note: 'Ask' }]]);
    expect(one(tab)).toMatchObject({ status: 'pending', returnsAt: AT, timer: null });
    expect(notice(tab)).toMatchObject({ tone: 'info', key: 'boomerang', at: AT });
  });

  it('says to who asked what the backend refuses, in no toast, with everything as it was', async () => {
    const tab = await opened();
    const before = one(tab);
    const fields = [{ field: 'at', expected: 'a time to come' }];
    tab.backend.refusals.setBoomerang = fail('invalid', 'past', { type: 'invalid-field', fields });
    expect(await tab.store.actions.setBoomerang(ID, { at: 1, note: null })).toMatchObject({
      ok: false,
      error: { fields },
    });
    expect([one(tab), notice(tab)]).toEqual([before, null]);
    expect(await tab.store.actions.setBoomerang('i-unknown', { at: AT, note: null })).toMatchObject({
      ok: false,
    });
  });

  it('takes in how it stands where somebody was faster', async () => {
    const tab = await opened();
    const current = interaction(ID, { version: 9, status: 'resolved' });
    tab.backend.refusals.setBoomerang = fail('conflict', 'stale', { type: 'stale-version', current });
    await tab.store.actions.setBoomerang(ID, { at: AT, note: null });
    expect(one(tab)).toEqual(current);
  });
});

describe('more time for the contact (S2)', () => {
  it('is added as often as wanted, each to the version that the one before has made', async () => {
    const tab = await opened();
    await Promise.all([tab.store.actions.addTime(ID), tab.store.actions.addTime(ID)]);
    expect(one(tab)?.timer?.endsAt).toBe(CONTACT_TIMER.endsAt + 600_000);
    expect(tab.backend.callsOf('addTime').map(([, version]) => version)).toEqual([1, 2]);
    expect(notice(tab)).toMatchObject({ key: 'time-added' });
  });

  it('says that the time is over where it is, and leaves it so', async () => {
    const tab = await opened({ timer: null });
    const before = one(tab);
    await tab.store.actions.addTime(ID);
    expect(one(tab)).toBe(before);
    expect(notice(tab)).toMatchObject({ tone: 'failure', error: { type: 'timer-ended' } });
  });
});

describe('letting go of what is done (O6)', () => {
  it('closes it, and leaves nothing that could be taken back', async () => {
    const tab = await opened({ status: 'resolved' });
    await tab.store.actions.open(ID);
    await tab.store.actions.unassignAndClose(ID);
    expect(one(tab)).toMatchObject({ status: 'closed', assignee: null });
    expect(notice(tab)).toMatchObject({ key: 'status-changed', status: 'closed' });
    expect(notice(tab)).not.toHaveProperty('undoes');
  });

  it('asks for what is missing of the outcome in place of a toast', async () => {
    const tab = await opened({ status: 'resolved' });
    await tab.store.actions.open(ID);
    tab.backend.refusals.unassignAndClose = fail('invalid', 'incomplete', {
      type: 'outcome-incomplete',
      fields: [{ field: 'dispositionId', expected: 'a value' }],
    });
    await tab.store.actions.unassignAndClose(ID);
    await settle();
    expect(outcomesIn(tab.store.getState()).asked).toEqual({
      interactionId: ID,
      missing: ['dispositionId'],
    });
    expect([one(tab)?.status, notice(tab)]).toEqual(['resolved', null]);
  });
});
