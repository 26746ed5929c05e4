import { describe, expect, it } from 'vitest';
import { NO_CONTEXT, type HostActivity, type HostResult, type RecordRef } from '../../src/model/host.ts';
import { fail } from '../../src/model/result.ts';
import { outcomeConflicts, outcomesIn } from '../../src/store/select-outcome.ts';
import type { AppState } from '../../src/store/state.ts';
import { FakeBrowser, VirtualTime } from '../support/fake-browser.ts';
import { FakeBackend } from '../support/fake-client.ts';
import { interaction, ME } from '../support/sample-data.ts';
import { fakeHost, openTab, type OpenTab } from '../support/store-bench.ts';
import { eventually } from '../support/eventually.ts';

const ID = 'i-1';

function backend(): FakeBackend {
  const made = new FakeBackend([interaction(ID, { status: 'open', assignee: ME, topics: [], tags: [] })]);
  return made;
}

/** A host that takes what it is told to, and writes down what it took. */
function crm(
  answer: (activity: HostActivity) => HostResult<RecordRef | null> = () => ({ ok: true, value: null }),
) {
  const asked: HostActivity[] = [];
  const host = fakeHost(['log-activity']);
  host.logActivity = async (activity) => {
    asked.push(activity);
    return answer(activity);
  };
  return { host, asked };
}

const draftOf = (state: AppState) => outcomesIn(state).drafts[ID];
const begin = async ({ store }: OpenTab): Promise<void> => {
  await store.actions.open(ID);
  await store.actions.beginOutcome(ID);
};

describe('an outcome that is filled in', () => {
  it('is saved as a whole, and then let go', async () => {
    const fake = backend();
    const tab = await openTab(fake);
    await begin(tab);
    tab.store.actions.editOutcome(ID, { status: 'resolved', topics: ['App'], notes: 'Done' });

    expect(await tab.store.actions.saveOutcome(ID)).toMatchObject({ ok: true });

    expect(fake.callsOf('saveOutcome')).toHaveLength(1);
    expect(fake.outcomeOf(ID)).toMatchObject({ revision: 1, notes: 'Done' });
    expect(tab.store.getState().interactions[ID]).toMatchObject({ status: 'resolved', topics: ['App'] });
    expect(draftOf(tab.store.getState())).toBeUndefined();
    tab.store.destroy();
  });

  it('stays where it is when it is not taken, and over a reload', async () => {
    const fake = backend();
    const browser = new FakeBrowser();
    const tab = await openTab(fake, { browser });
    await begin(tab);
    tab.store.actions.editOutcome(ID, { notes: 'Long' });
    fake.refusals.saveOutcome = fail('offline', 'no connection');
    expect(await tab.store.actions.saveOutcome(ID)).toMatchObject({ ok: false, error: { kind: 'offline' } });
    expect(draftOf(tab.store.getState())?.values.notes).toBe('Long');
    await eventually(async () => {
      const again = await openTab(fake, { browser });
      await eventually(() => expect(draftOf(again.store.getState())?.values.notes).toBe('Long'));
      again.store.destroy();
    });
    tab.store.destroy();
  });

  it('takes in what somebody else changed, and waits for the agent where both changed the same', async () => {
    const fake = backend();
    const tab = await openTab(fake);
    await begin(tab);
    tab.store.actions.editOutcome(ID, { notes: 'Mine' });
    const values = { status: 'open' as const, dispositionId: null, resolutionReason: null };
    fake.putOutcome(ID, { ...values, topics: ['App'], tags: [], notes: 'Theirs' });

    await eventually(() =>
      expect(draftOf(tab.store.getState())?.values).toMatchObject({ topics: ['App'], notes: 'Mine' }),
    );
    expect(outcomeConflicts(tab.store.getState(), ID)).toEqual(['notes']);
    expect(await tab.store.actions.saveOutcome(ID)).toMatchObject({ error: { type: 'stale-version' } });
    expect(fake.callsOf('saveOutcome')).toEqual([]);

    tab.store.actions.settleOutcome(ID, 'notes', 'mine');
    expect(outcomeConflicts(tab.store.getState(), ID)).toEqual([]);
    expect(await tab.store.actions.saveOutcome(ID)).toMatchObject({ ok: true });
    expect(fake.outcomeOf(ID).notes).toBe('Mine');
    tab.store.destroy();
  });

  it('hears of a change first by the refusal, and overwrites nothing either way', async () => {
    const fake = backend();
    const tab = await openTab(fake);
    await begin(tab);
    tab.store.actions.editOutcome(ID, { notes: 'Mine' });
    const values = { status: 'open' as const, dispositionId: null, resolutionReason: null, tags: [] };
    // Nothing of it is told before the save.
    const deliver = fake.deliver;
    fake.deliver = () => undefined;
    fake.putOutcome(ID, { ...values, topics: ['App'], notes: 'Theirs' });
    fake.deliver = deliver;

    expect(await tab.store.actions.saveOutcome(ID)).toMatchObject({ error: { type: 'stale-version' } });
    expect(outcomeConflicts(tab.store.getState(), ID)).toEqual(['notes']);
    tab.store.actions.settleOutcome(ID, 'notes', 'theirs');
    expect(draftOf(tab.store.getState())?.values).toMatchObject({ topics: ['App'], notes: 'Theirs' });
    tab.store.destroy();
  });

  it('is asked for where one click lacks something, with the status already chosen', async () => {
    const fake = backend();
    fake.refusals.changeInteraction = fail('invalid', 'incomplete', {
      type: 'outcome-incomplete',
      fields: [{ field: 'topics', expected: 'at least one topic' }],
    });
    const tab = await openTab(fake);
    await tab.store.actions.open(ID);
    await tab.store.actions.setStatus(ID, 'resolved');
    await eventually(() =>
      expect(outcomesIn(tab.store.getState()).asked).toEqual({ interactionId: ID, missing: ['topics'] }),
    );
    expect(draftOf(tab.store.getState())?.values.status).toBe('resolved');
    expect(tab.store.getState().interactions[ID]?.status).toBe('open');
    expect(tab.store.getState().notice).toBeNull();
    tab.store.destroy();
  });
});

describe('the record of the host (O5)', () => {
  const resolve = async (tab: OpenTab, isOpen = true): Promise<void> => {
    await begin(tab);
    if (!isOpen) await tab.store.actions.open(null);
    tab.store.actions.editOutcome(ID, { status: 'resolved', notes: 'Done' });
    expect(await tab.store.actions.saveOutcome(ID)).toMatchObject({ ok: true });
  };

  it('gets an outcome once, under an id of interaction and outcome, and the backend hears of it', async () => {
    const fake = backend();
    const { host, asked } = crm();
    const tab = await openTab(fake, { host });
    await resolve(tab);
    await eventually(() => expect(fake.callsOf('confirmActivity')).toEqual([[ID, `${ID}.1`]]));
    expect(asked).toMatchObject([
      { id: `${ID}.1`, interactionId: ID, outcome: { status: 'resolved', notes: 'Done' } },
    ]);
    expect(outcomesIn(tab.store.getState()).activities).toEqual([]);
    tab.store.destroy();
  });

  it.each([
    ['which an agent has linked, where the page shows none', null, [], 'linked', 'linked'],
    ['which is linked, before a person whom the page shows', 'contact', ['+33612345678'], 'linked', 'linked'],
    ['of the person whom the page shows, known by a number', 'contact', ['+33 612 345 678'], null, 'contact'],
    ['and not of somebody else whom the page shows', 'contact', ['tom@else.example'], null, null],
    ['and not of a person of whom the page names nothing', 'contact', [], null, null],
    ['of the case that the page shows, besides the one that is linked', 'case', [], 'linked', 'case'],
    ['and not of somebody else’s case', 'case', ['tom@else.example'], 'linked', 'linked'],
    ['or none, where nobody knows one', null, [], null, null],
  ] as const)('is the one %s', async (_, shown, identifiers, linked, expected) => {
    const record = (id: string | null) =>
      id === null ? null : { type: id === 'case' ? 'case' : 'contact', id };
    const fake = backend();
    const { contact } = interaction(ID);
    fake.cards.set(ID, {
      contact,
      version: 1,
      identifiers: [{ channelId: 'c', channelName: 'SMS', platform: 'sms', value: '+33612345678' }],
      attributes: [],
      record: record(linked),
    });
    const { host, asked } = crm();
    const tab = await openTab(fake, { host });
    host.setContext({ ...NO_CONTEXT, record: record(shown), identifiers });
    await resolve(tab);
    await eventually(() => expect(asked).toMatchObject([{ id: `${ID}.1`, record: record(expected) }]));
    tab.store.destroy();
  });

  it('is of the page on which it was saved, wherever the agent has gone since', async () => {
    const fake = backend();
    const { host, asked } = crm();
    const tab = await openTab(fake, { host });
    host.setContext({ ...NO_CONTEXT, record: { type: 'case', id: 'C-1' } });
    let free = (): void => undefined;
    const answer = new Promise<void>((done) => (free = done));
    host.logActivity = async (activity) => {
      await answer;
      asked.push(activity);
      return { ok: true, value: null };
    };
    await resolve(tab);
    host.setContext({ ...NO_CONTEXT, record: { type: 'case', id: 'C-2' } });
    free();
    await eventually(() => expect(asked).toMatchObject([{ record: { id: 'C-1' } }]));
    tab.store.destroy();
  });

  it('is told without a record where the contact can’t be read', async () => {
    const fake = backend();
    fake.refusals.contact = fail('forbidden', 'no');
    const { host, asked } = crm();
    const tab = await openTab(fake, { host });
    await resolve(tab);
    await eventually(() => expect(asked).toMatchObject([{ id: `${ID}.1`, record: null }]));
    tab.store.destroy();
  });

  it('is asked again, later, when it refuses or does not answer; the agent is told and may hurry it', async () => {
    const fake = backend();
    const time = new VirtualTime();
    let takes = false;
    const { host, asked } = crm(() => (takes ? { ok: true, value: null } : { ok: false, reason: 'refused' }));
    const tab = await openTab(fake, { host, time });
    await resolve(tab, false);
    await eventually(() =>
      expect(outcomesIn(tab.store.getState()).activities).toMatchObject([{ attempts: 1, reason: 'refused' }]),
    );
    await eventually(() => expect(tab.store.getState().notice?.key).toBe('activity-failed'));
    takes = true;
    tab.store.actions.retryActivities(ID);
    await eventually(() => expect(outcomesIn(tab.store.getState()).activities).toEqual([]));
    expect(asked.map(({ id }) => id)).toEqual([`${ID}.1`, `${ID}.1`]);
    // What said that it was not taken goes with it.
    await eventually(() => expect(tab.store.getState().notice).toBeNull());
    tab.store.destroy();
  });

  it('is told of once: by the thread where that is open, else by a notice that goes when it is opened', async () => {
    const { host } = crm(() => ({ ok: false, reason: 'refused' }));
    const untaken = (tab: Awaited<ReturnType<typeof openTab>>) =>
      eventually(() =>
        expect(outcomesIn(tab.store.getState()).activities).toMatchObject([
          { attempts: 1, reason: 'refused' },
        ]),
      );
    const open = await openTab(backend(), { host });
    const told: (string | undefined)[] = [];
    open.store.subscribe(({ notice }) => told.push(notice?.key));
    await resolve(open);
    await untaken(open);
    expect(told).not.toContain('activity-failed');
    open.store.destroy();

    const elsewhere = await openTab(backend(), { host });
    await resolve(elsewhere, false);
    await untaken(elsewhere);
    await eventually(() => expect(elsewhere.store.getState().notice?.key).toBe('activity-failed'));
    await elsewhere.store.actions.open('i-other');
    expect(elsewhere.store.getState().notice?.key).toBe('activity-failed');
    await elsewhere.store.actions.open(ID);
    expect(elsewhere.store.getState().notice).toBeNull();
    elsewhere.store.destroy();
  });

  it('gets after a crash what the page had saved and not told', async () => {
    const fake = backend();
    const browser = new FakeBrowser();
    const first = crm(() => ({ ok: false, reason: 'gone' }));
    const tab = await openTab(fake, { host: first.host, browser });
    await resolve(tab);
    await eventually(() => expect(first.asked).toHaveLength(1));
    await eventually(() =>
      expect(outcomesIn(tab.store.getState()).activities).toMatchObject([{ attempts: 1 }]),
    );
    tab.crash();

    const { host, asked } = crm();
    // The wait that the first page had begun is over.
    const time = new VirtualTime(tab.time.now() + 600_000);
    const again = await openTab(fake, { host, browser, time });
    await eventually(() => expect(asked.map(({ id }) => id)).toEqual([`${ID}.1`]));
    again.store.destroy();
  });

  it.each([
    ['can’t', fakeHost(), null],
    ['could, where the contact ended it first', crm().host, 'contact'],
  ] as const)('gets nothing where it %s', async (_, host, endedBy) => {
    const fake = backend();
    fake.outcomes.set(ID, { ...fake.outcomeOf(ID), endedBy });
    const tab = await openTab(fake, { host });
    await resolve(tab);
    expect(outcomesIn(tab.store.getState()).activities).toEqual([]);
    expect(fake.callsOf('confirmActivity')).toEqual([]);
    tab.store.destroy();
  });

  it.each(['timeout', 'offline'] as const)(
    'gets what was saved where the answer was lost: %s',
    async (kind) => {
      const fake = backend();
      const time = new VirtualTime();
      const { host, asked } = crm();
      const tab = await openTab(fake, { host, time });
      await begin(tab);
      tab.store.actions.editOutcome(ID, { status: 'resolved', notes: 'Done' });
      // The backend has it, and nobody hears so.
      const values = { dispositionId: null, resolutionReason: null, topics: [], tags: [] };
      const deliver = fake.deliver;
      fake.deliver = () => undefined;
      fake.putOutcome(ID, { ...values, status: 'resolved', notes: 'Done' });
      fake.deliver = deliver;
      fake.refusals.saveOutcome = fail(kind, 'the answer is lost');
      expect(await tab.store.actions.saveOutcome(ID)).toMatchObject({ ok: false, error: { kind } });
      await time.advance(120_000);
      await eventually(() => expect(asked.map(({ id }) => id)).toEqual([`${ID}.1`]));
      tab.store.destroy();
    },
  );

  it('gets nothing of what the backend has refused', async () => {
    const fake = backend();
    const time = new VirtualTime();
    const { host, asked } = crm();
    const tab = await openTab(fake, { host, time });
    await begin(tab);
    tab.store.actions.editOutcome(ID, { status: 'resolved' });
    fake.refusals.saveOutcome = fail('invalid', 'incomplete', { type: 'outcome-incomplete' });
    expect(await tab.store.actions.saveOutcome(ID)).toMatchObject({ ok: false });
    expect(outcomesIn(tab.store.getState()).activities).toEqual([]);
    await time.advance(120_000);
    expect(asked).toEqual([]);
    tab.store.destroy();
  });

  it('says who began it, and names nobody whose name was removed, whenever that was', async () => {
    const fake = backend();
    fake.outcomes.set(ID, { ...fake.outcomeOf(ID), direction: 'outbound' });
    const time = new VirtualTime();
    let takes = false;
    const { host, asked } = crm(() => (takes ? { ok: true, value: null } : { ok: false, reason: 'refused' }));
    const browser = new FakeBrowser();
    const tab = await openTab(fake, { host, time, browser });
    await resolve(tab);
    await eventually(() => expect(asked).toHaveLength(1));
    const { contact } = interaction(ID);
    expect(asked[0]).toMatchObject({ direction: 'outbound', contact: { name: contact.name } });
    // While it waits.
    fake.change(ID, { contact: { ...contact, name: '', handle: null, anonymous: true } });
    const kept = (one: typeof tab) => outcomesIn(one.store.getState()).activities;
    await eventually(() => expect(JSON.stringify(kept(tab))).not.toContain(contact.name));
    // As the browser keeps it, too.
    const other = await openTab(fake, { host: crm().host, browser, time: new VirtualTime() });
    await eventually(() => expect(kept(other)).toHaveLength(1));
    expect(JSON.stringify(kept(other))).not.toContain(contact.name);
    other.store.destroy();
    takes = true;
    await time.advance(600_000);
    await eventually(() => expect(asked).toHaveLength(2));
    expect(asked[1]?.contact).toEqual({ name: '', identifiers: [] });
    expect(JSON.stringify(asked[1])).not.toContain(contact.name);
    tab.store.destroy();
  });

  it('keeps nothing for it where the contact ended it first', async () => {
    const fake = backend();
    fake.outcomes.set(ID, { ...fake.outcomeOf(ID), endedBy: 'contact' });
    const { host } = crm();
    const tab = await openTab(fake, { host });
    await begin(tab);
    tab.store.actions.editOutcome(ID, { status: 'resolved' });
    fake.refusals.saveOutcome = fail('offline', 'no connection');
    await tab.store.actions.saveOutcome(ID);
    expect(outcomesIn(tab.store.getState()).activities).toEqual([]);
    tab.store.destroy();
  });

  it('gets it once where a first attempt to save got no answer', async () => {
    const fake = backend();
    const time = new VirtualTime();
    const { host, asked } = crm();
    const tab = await openTab(fake, { host, time });
    await begin(tab);
    tab.store.actions.editOutcome(ID, { status: 'resolved' });
    fake.refusals.saveOutcome = fail('timeout', 'no answer');
    expect(await tab.store.actions.saveOutcome(ID)).toMatchObject({ ok: false });
    delete fake.refusals.saveOutcome;
    expect(await tab.store.actions.saveOutcome(ID)).toMatchObject({ ok: true });
    await time.advance(120_000);
    expect(asked.map(({ id }) => id)).toEqual([`${ID}.1`]);
    expect(outcomesIn(tab.store.getState()).activities).toEqual([]);
    tab.store.destroy();
  });

  it('waits longer and longer to find out what became of a save, and the others go on meanwhile', async () => {
    const fake = backend();
    const time = new VirtualTime();
    const { host, asked } = crm();
    const tab = await openTab(fake, { host, time });
    await begin(tab);
    tab.store.actions.editOutcome(ID, { status: 'resolved' });
    fake.refusals.saveOutcome = fail('timeout', 'no answer');
    await tab.store.actions.saveOutcome(ID);
    fake.refusals.interaction = fail('offline', 'no connection');
    const before = fake.callsOf('interaction').length;
    await time.advance(60_000 + 120_000);
    const tried = fake.callsOf('interaction').length - before;
    expect(tried).toBeGreaterThan(1);
    expect(tried).toBeLessThan(40);
    expect(asked).toEqual([]);
    expect(outcomesIn(tab.store.getState()).activities).toMatchObject([{ state: 'unsaved' }]);
    delete fake.refusals.interaction;
    await time.advance(600_000);
    // It had not been saved.
    expect(outcomesIn(tab.store.getState()).activities).toEqual([]);
    expect(asked).toEqual([]);
    tab.store.destroy();
  });

  it('gets nothing of what one click did and another took back', async () => {
    const fake = backend();
    const { host, asked } = crm();
    const tab = await openTab(fake, { host });
    await tab.store.actions.open(ID);
    await tab.store.actions.setStatus(ID, 'resolved');
    await eventually(() => expect(outcomesIn(tab.store.getState()).activities).toHaveLength(1));
    await tab.store.actions.undoStatus(ID);
    await eventually(() => expect(outcomesIn(tab.store.getState()).activities).toEqual([]));
    expect(asked).toEqual([]);
    tab.store.destroy();
  });
});
