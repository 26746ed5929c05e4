import { describe, expect, it } from 'vitest';
import { NO_CONTEXT, type HostCapability, type HostContact, type HostSession } from '../../src/model/host.ts';
import type { RecordRef } from '../../src/model/host.ts';
import { selectWaiting } from '../../src/store/select-notices.ts';
import { eventually } from '../support/eventually.ts';
import { FakeBackend } from '../support/fake-client.ts';
import { interaction, ME, session } from '../support/sample-data.ts';
import { fakeHost, openTab } from '../support/store-bench.ts';

const ID = 'i-1';
const OFFER = { id: 'o-1', agentId: ME.id, madeAt: 0, expiresAt: Number.MAX_SAFE_INTEGER };
const NOBODY = { assignee: null, status: 'new' } as const;
const LEA: RecordRef = { type: 'contact', id: 'lea' };
const TOM: RecordRef = { type: 'contact', id: 'tom' };
const CAN: readonly HostCapability[] = ['open-record', 'find-contacts', 'badge'];

interface Stand {
  readonly can?: readonly HostCapability[];
  readonly linked?: RecordRef | null;
  readonly found?: readonly RecordRef[];
  readonly given?: Parameters<typeof interaction>[1];
  readonly isOn?: boolean;
}

/** A store beside a host that follows, and what is asked of that host, in order. */
async function stand({ can = CAN, linked = null, found = [LEA], given = NOBODY, isOn = true }: Stand = {}) {
  const backend = new FakeBackend([interaction(ID, given)]);
  const { features } = backend.session;
  backend.session = session({ features: features.filter((one) => isOn || one !== 'screenPop') });
  backend.cards.set(ID, {
    contact: interaction(ID).contact,
    version: 1,
    identifiers: [{ channelId: 'c', channelName: 'SMS', platform: 'sms', value: '+33612345678' }],
    attributes: [],
    record: linked,
  });
  const log: string[] = [];
  let answer = (): Promise<readonly HostContact[]> =>
    Promise.resolve(found.map((record) => ({ record, name: record.id })));
  const host = fakeHost(can);
  const sessions: { open: (given: HostSession) => Promise<boolean> } = { open: () => Promise.resolve(true) };
  host.openRecord = async ({ id }) => {
    log.push(`record ${id}`);
    return { ok: true, value: undefined };
  };
  host.findContacts = async (identifiers) => {
    log.push(`find ${identifiers.join()}`);
    return { ok: true, value: await answer() };
  };
  host.findByName = async (name) => {
    log.push(`find by name ${name}`);
    return { ok: true, value: [{ record: TOM, name }] };
  };
  host.openSession = async (opened) => {
    const isDone = await sessions.open(opened);
    log.push(`session ${opened.interactionId}`);
    return isDone ? { ok: true, value: undefined } : { ok: false, reason: 'refused' };
  };
  const tab = await openTab(backend, { host });
  // What follows the host comes behind the first screen; a count that is told shows that it is there.
  backend.add(interaction('i-count', { unreadCount: 1, status: 'open' }));
  await eventually(() => expect(host.badges.at(-1)).toBe(selectWaiting(tab.store.getState())));
  log.length = 0;
  return {
    ...tab,
    backend,
    host,
    log,
    sessions,
    hold: () => {
      let free = (): void => undefined;
      const held = new Promise<void>((done) => (free = done));
      const before = answer;
      answer = () => held.then(before);
      return () => free();
    },
  };
}
/** Until whatever was begun has come to its end. */
const settled = async (): Promise<void> => {
  for (let n = 0; n < 20; n += 1) await new Promise((resolve) => setImmediate(resolve));
};
const take = ({ store }: Awaited<ReturnType<typeof stand>>): Promise<void> =>
  store.actions.assign(ID, { agentId: ME.id, teamId: null });

describe('the record of who the agent takes on (E1, E2)', () => {
  it('is found by identifiers and opened where it is the only one', async () => {
    const it = await stand();
    await take(it);
    await eventually(() => expect(it.log).toEqual(['find +33612345678', 'record lea']));
  });

  it('is the linked one, for which nobody is asked', async () => {
    const it = await stand({ linked: TOM });
    await take(it);
    await eventually(() => expect(it.log).toEqual(['record tom']));
  });

  it('opens as an offer is accepted', async () => {
    const it = await stand({ given: { ...NOBODY, offer: OFFER } });
    await it.store.actions.acceptOffer(ID);
    await eventually(() => expect(it.log).toContain('record lea'));
  });

  it('is not opened where there are several: the card shows them', async () => {
    const it = await stand({ found: [LEA, TOM] });
    await take(it);
    await eventually(() => expect(it.store.getState().cards[ID]?.search?.matches).toHaveLength(2));
    await settled();
    expect(it.log).toEqual(['find +33612345678']);
  });

  it('is not opened where it is found by the name alone: it may be somebody else’s', async () => {
    const it = await stand({ found: [], can: [...CAN, 'find-by-name'] });
    await take(it);
    await eventually(() => expect(it.store.getState().cards[ID]?.search?.matches).toHaveLength(1));
    await settled();
    expect(it.log).toEqual(['find +33612345678', `find by name ${interaction(ID).contact.name}`]);
  });

  it('is not opened where the host shows it already', async () => {
    const it = await stand({ linked: LEA });
    it.host.setContext({ ...NO_CONTEXT, record: LEA });
    Object.assign(it.host, { context: { ...NO_CONTEXT, record: LEA } });
    await take(it);
    await settled();
    expect(it.log).toEqual([]);
  });

  it('waits for the agent where somebody else has given it to them', async () => {
    const it = await stand();
    it.backend.change(ID, { assignee: ME, status: 'open' });
    await eventually(() => expect(it.store.getState().interactions[ID]?.assignee?.id).toBe(ME.id));
    await settled();
    expect(it.log).toEqual([]);
    await it.store.actions.open(ID);
    await eventually(() => expect(it.log).toContain('record lea'));
    await it.store.actions.open(null);
    await it.store.actions.open(ID);
    await settled();
    expect(it.log.filter((line) => line.startsWith('record'))).toHaveLength(1);
  });

  it('is not opened for what was theirs before they came', async () => {
    const it = await stand({ given: { status: 'open' } });
    await it.store.actions.open(ID);
    await settled();
    expect(it.log).toEqual([]);
  });

  it('takes no keys from who has begun to write, and does not come after the agent has moved on', async () => {
    for (const goOn of ['write', 'leave'] as const) {
      const it = await stand();
      const free = it.hold();
      await take(it);
      await it.store.actions.open(ID);
      await eventually(() => expect(it.log).toEqual(['find +33612345678']));
      if (goOn === 'write') it.store.actions.setText(ID, 'Good morning');
      else await it.store.actions.open('i-count');
      free();
      await settled();
      expect(it.log).toEqual(['find +33612345678']);
    }
  });

  it('opens in the session of its interaction, once that is there, and in no other’s', async () => {
    for (const isThere of [true, false]) {
      const it = await stand({ can: [...CAN, 'sessions'] });
      let free = (): void => undefined;
      const held = new Promise<boolean>((done) => (free = () => done(isThere)));
      it.sessions.open = () => held;
      await take(it);
      await settled();
      expect(it.log).toEqual(['find +33612345678']);
      free();
      await settled();
      expect(it.log.slice(1)).toEqual([`session ${ID}`, ...(isThere ? ['record lea'] : [])]);
    }
  });

  it.each([
    ['the administrator has turned it off', { isOn: false }],
    ['the host opens none', { can: ['find-contacts', 'badge'] }],
    [
      'the name was removed',
      { given: { ...NOBODY, contact: { ...interaction(ID).contact, anonymous: true } } },
    ],
  ] as const)('stays where it is where %s', async (_, given) => {
    const it = await stand(given);
    if ('given' in given)
      it.backend.cards.set(ID, { ...it.backend.cards.get(ID)!, contact: given.given.contact });
    await take(it);
    await settled();
    expect(it.log).toEqual([]);
  });
});
