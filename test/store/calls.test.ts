import { describe, expect, it, vi } from 'vitest';
import type { CallAction, CallCommand } from '../../src/model/host-call.ts';
import type { Host, HostActivity, HostCapability, HostEvent, HostResult } from '../../src/model/host.ts';
import { Told } from '../../src/hosts/told.ts';
import { SimulatedSoftphone } from '../../demo/hosts/page/simulated-softphone.ts';
import { bareHost } from '../support/bare-host.ts';
import { FakeBackend } from '../support/fake-client.ts';
import { COLLEAGUE, interaction } from '../support/sample-data.ts';
import { openTab } from '../support/store-bench.ts';
import { eventually } from '../support/eventually.ts';

const ID = 'i-voice';
const NUMBER = '+33639980001';
const VOICE = interaction(ID, { platform: 'voice', visibility: 'private' });
const DONE: HostResult<void> = { ok: true, value: undefined };

/** A page with a softphone, over any number of panels that are loaded one after the other. */
function withSoftphone(capabilities: readonly HostCapability[] = ['dial', 'call-controls', 'log-activity']) {
  let events = new Told<HostEvent>(20);
  const phone = new SimulatedSoftphone((call) => {
    if (capabilities.includes('call-controls')) events.tell({ kind: 'call', call });
  });
  const activities: HostActivity[] = [];
  const result = (work: () => void): Promise<HostResult<void>> => {
    try {
      work();
      return Promise.resolve(DONE);
    } catch (error) {
      return Promise.resolve({ ok: false, reason: 'refused', detail: String(error) });
    }
  };
  const host = (): Host => {
    events = new Told<HostEvent>(20);
    return {
      ...bareHost(),
      capabilities: new Set(capabilities),
      onEvent: (listener) => events.listen(listener),
      dial: (number) => result(() => phone.dial(number)),
      controlCall: (command: CallCommand) => result(() => phone.control(command)),
      currentCall: () => Promise.resolve({ ok: true, value: phone.current }),
      logActivity: (activity) => {
        activities.push(activity);
        return Promise.resolve({ ok: true, value: null });
      },
    };
  };
  return { phone, activities, host, tell: (event: HostEvent) => events.tell(event) };
}

/** A small storage such as the browser's, that outlives a panel. */
function storage(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as Storage;
}

async function called(fake = withSoftphone(), options: object = {}) {
  const backend = new FakeBackend([VOICE, interaction('i-other')]);
  const tab = await openTab(backend, { host: fake.host(), preferences: storage(), ...options });
  await tab.store.actions.dial('+33 6 39 98 00 01', ID);
  return { ...tab, ...fake, backend };
}

const states = async (tab: Awaited<ReturnType<typeof called>>, state: string): Promise<void> =>
  eventually(() => expect(tab.store.getState().call?.call.state).toBe(state));

describe('a call (W3)', () => {
  it('is shown as the host tells of it, for the interaction that it was begun for', async () => {
    const tab = await called();
    await states(tab, 'dialling');
    expect(tab.store.getState().call).toMatchObject({ interactionId: ID, connectedAt: null });
    tab.phone.ring();
    expect(tab.store.getState().call?.call.state).toBe('ringing');
    tab.phone.answer();
    expect(tab.store.getState().call).toMatchObject({ call: { number: NUMBER }, endedAt: null });
    expect(tab.store.getState().call?.connectedAt).toBe(tab.store.now());
    tab.phone.end('no-answer');
    expect(tab.store.getState().call).toMatchObject({ call: { state: 'ended', reason: 'no-answer' } });
    tab.store.actions.dismissCall();
    await eventually(() => expect(tab.store.getState().call).toBeNull());
  });

  it.each([
    ['away', 'away', {}],
    ['not-responding', 'not-responding', {}],
    ['closed', 'available', { status: 'closed' }],
    ['not-mine', 'available', { assignee: COLLEAGUE }],
    ['not-mine', 'available', { assignee: null }],
  ] as const)('is not begun where it may not be, and why is said: %s (Q10)', async (why, kind, given) => {
    const fake = withSoftphone();
    const backend = new FakeBackend([{ ...VOICE, ...given }]);
    const { agent } = backend.session;
    backend.session = {
      ...backend.session,
      agent: { ...agent, availability: { id: kind, kind, label: null } },
    };
    const { store } = await openTab(backend, { host: fake.host(), preferences: storage() });
    await store.actions.open(ID);
    await store.actions.dial(NUMBER, ID);
    expect(store.getState().notice).toMatchObject({ tone: 'failure', key: 'not-called', why });
    expect(fake.phone.current).toBeNull();
  });

  it('is held, muted and ended in the host, which is asked one thing at a time', async () => {
    const fake = withSoftphone();
    let answer = (): void => undefined;
    const plain = fake.host();
    const host: Host = {
      ...plain,
      controlCall: (command) =>
        new Promise((resolve) => (answer = () => resolve(plain.controlCall(command)))),
    };
    const tab = await called(fake, { host });
    tab.phone.answer();
    await states(tab, 'connected');
    const controlCall = (action: CallAction): Promise<void> => tab.store.actions.controlCall(action);
    const held = controlCall('hold');
    await eventually(() => expect(tab.store.getState().call?.asked).toBe('hold'));
    // Not before the first is answered.
    await controlCall('mute');
    answer();
    await held;
    expect(tab.store.getState().call).toMatchObject({ call: { state: 'held', muted: false }, asked: null });
    // What the host does not offer is not asked of it.
    await controlCall('hold');
    const ended = controlCall('end');
    await eventually(() => expect(tab.store.getState().call?.asked).toBe('end'));
    answer();
    await ended;
    expect(tab.store.getState().call).toMatchObject({ call: { state: 'ended', reason: 'hung-up' } });
    expect(tab.store.getState().notice?.key).not.toBe('call-refused');
  });

  it('says that the host refused, and stays as it is', async () => {
    const fake = withSoftphone();
    const host = { ...fake.host(), controlCall: () => Promise.resolve({ ok: false, reason: 'timeout' }) };
    const tab = await called(fake, { host });
    fake.phone.answer();
    await states(tab, 'connected');
    await tab.store.actions.controlCall('hold');
    expect(tab.store.getState().notice).toMatchObject({ tone: 'failure', key: 'call-refused' });
    expect(tab.store.getState().call).toMatchObject({ call: { state: 'connected' }, asked: null });
  });

  it('is the host’s alone where it was not begun here', async () => {
    const tab = await called();
    await states(tab, 'dialling');
    const call = { ...tab.phone.call!, id: 'foreign', number: '+33639980099' };
    tab.tell({ kind: 'call', call });
    // Nor is another with the same number, once the one that was dialled is known.
    tab.tell({ kind: 'call', call: { ...call, id: 'again', number: NUMBER } });
    expect(tab.store.getState().call?.call.id).toBe(tab.phone.call?.id);
  });

  it('gives way to the next one that is begun here, and goes on in the host', async () => {
    const tab = await called();
    await states(tab, 'dialling');
    const first = tab.phone.call!;
    tab.phone.end('busy');
    await tab.store.actions.dial('+33639980002', 'i-other');
    await eventually(() => expect(tab.store.getState().call?.interactionId).toBe('i-other'));
    tab.tell({ kind: 'call', call: { ...first, state: 'ended', reason: 'failed' } });
    expect(tab.store.getState().call?.interactionId).toBe('i-other');
  });

  it('stands there again after a reload, if the host says that it goes on, with its time', async () => {
    const preferences = storage();
    const fake = withSoftphone();
    fake.phone.now = () => 999_000;
    const before = await called(fake, { preferences });
    fake.phone.answer();
    await states(before, 'connected');
    const since = before.store.getState().call?.connectedAt;
    expect(since).toBe(999_000 + before.store.getState().session.skewMs);
    before.store.destroy();

    const backend = new FakeBackend([VOICE]);
    const { time } = before;
    const after = await openTab(backend, { host: fake.host(), preferences, time });
    await eventually(() => expect(after.store.getState().call?.interactionId).toBe(ID));
    expect(after.store.getState().call).toMatchObject({ call: { state: 'connected' }, connectedAt: since });
    await after.store.actions.controlCall('end');
    await eventually(() => expect(after.store.getState().call?.call.state).toBe('ended'));
    after.store.destroy();

    const again = await openTab(backend, { host: fake.host(), preferences });
    await again.store.actions.loadOutcome(ID);
    expect(again.store.getState().call ?? null).toBeNull();
  });

  it.each([
    ['is none', [], 'no-softphone'],
    ['tells of no calls', ['dial'], 'dialling'],
  ] as const)('is said in words where the host’s softphone %s', async (_, capabilities, key) => {
    const tab = await called(withSoftphone(capabilities));
    expect(tab.store.getState().notice).toMatchObject({ key, name: '+33 6 39 98 00 01' });
  });

  it('is not expected any more where the softphone did not take it', async () => {
    const fake = withSoftphone();
    fake.phone.dial('+33639980077');
    const tab = await called(fake);
    expect(tab.store.getState().notice).toMatchObject({ key: 'not-dialled' });
    tab.tell({ kind: 'call', call: { ...fake.phone.call!, id: 'by-hand', number: NUMBER } });
    await tab.store.actions.loadOutcome(ID);
    expect(tab.store.getState().call ?? null).toBeNull();
  });

  it('is expected for a minute: a later one of that number is the host’s own', async () => {
    for (const [waitedMs, isTaken] of [
      [60_000, true],
      [60_001, false],
    ] as const) {
      const fake = withSoftphone(['dial', 'call-controls']);
      // It takes the number and tells of no call.
      const host: Host = { ...fake.host(), dial: () => Promise.resolve(DONE) };
      const { store, time } = await openTab(new FakeBackend([VOICE]), { host, preferences: storage() });
      await store.actions.dial(NUMBER, ID);
      await time.advance(waitedMs);
      fake.phone.dial(NUMBER);
      // What was told before this is heard by then.
      await store.actions.loadOutcome(ID);
      expect(store.getState().call?.interactionId, String(waitedMs)).toBe(isTaken ? ID : undefined);
      store.destroy();
    }
  });

  it('forgets everything with the agent', async () => {
    const preferences = storage();
    const setItem = vi.spyOn(preferences, 'setItem');
    const tab = await called(withSoftphone(), { preferences });
    await states(tab, 'dialling');
    const [key] = setItem.mock.calls.find(([name]) => name.includes('calls')) ?? [''];
    expect(preferences.getItem(key)).toContain(ID);
    // Neither number nor name is kept.
    expect(preferences.getItem(key)).not.toContain('39980001');
    await tab.store.actions.signOut();
    expect(preferences.getItem(key)).toBeNull();
  });
});

describe('the activity of a call', () => {
  it('has the times of the call', async () => {
    const tab = await called();
    tab.phone.now = () => tab.time.now();
    await states(tab, 'dialling');
    await tab.time.advance(5_000);
    tab.phone.answer();
    const startedAt = tab.store.getState().call?.connectedAt;
    await tab.time.advance(65_000);
    tab.phone.end('hung-up');
    const endedAt = tab.store.getState().call?.endedAt;
    await tab.time.advance(30_000);
    await tab.store.actions.loadOutcome(ID);
    await tab.store.actions.beginOutcome(ID);
    tab.store.actions.editOutcome(ID, { status: 'resolved', notes: 'They will pay on Friday' });
    expect(await tab.store.actions.saveOutcome(ID)).toMatchObject({ ok: true });
    await tab.time.advance(10_000);
    await eventually(() => expect(tab.activities).toHaveLength(1));
    expect(tab.activities[0]).toMatchObject({ startedAt: startedAt! - 5_000, endedAt });
    expect(endedAt! - startedAt!).toBe(65_000);
  });
});
