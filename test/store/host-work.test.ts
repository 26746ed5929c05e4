import { describe, expect, it } from 'vitest';
import type { Availability } from '../../src/model/agent.ts';
import type {
  Host,
  HostCapability,
  HostContext,
  HostEvent,
  HostOffer,
  HostResult,
  HostSession,
  OfferAnswer,
} from '../../src/model/host.ts';
import { Told } from '../../src/hosts/told.ts';
import { fail } from '../../src/model/result.ts';
import { bareHost } from '../support/bare-host.ts';
import { FakeBackend } from '../support/fake-client.ts';
import { interaction, ME, session } from '../support/sample-data.ts';
import { openTab } from '../support/store-bench.ts';
import { eventually } from '../support/eventually.ts';

const DONE: HostResult<void> = { ok: true, value: undefined };
const AVAILABLE: Availability = { id: 'available', kind: 'available', label: null };
const LUNCH: Availability = { id: 'lunch', kind: 'away', label: 'Lunch' };
const NOBODY = { assignee: null };
const OFFER = { id: 'o-1', agentId: ME.id, madeAt: 0, expiresAt: Number.MAX_SAFE_INTEGER };

/** A host that writes down what is asked of it. */
function noting(capabilities: readonly HostCapability[]) {
  const events = new Told<HostEvent>(20);
  const contexts = new Told<HostContext>(1);
  const sessions = new Map<string, HostSession>();
  const offers = new Map<string, { offer: HostOffer; answer: (what: OfferAnswer) => void }>();
  const log: string[] = [];
  let refuses = false;
  let isGone = false;
  const GONE = { ok: false, reason: 'timeout' } as const;
  const note = (line: string): Promise<HostResult<void>> => {
    log.push(line);
    if (isGone) return Promise.resolve(GONE);
    return Promise.resolve(refuses ? { ok: false, reason: 'refused' } : DONE);
  };
  const host: Host = {
    ...bareHost(),
    capabilities: new Set(capabilities),
    onEvent: (listener) => events.listen(listener),
    onContext: (listener) => contexts.listen(listener),
    setBadge: (count) => note(`badge ${String(count)}`),
    setLabel: (label) => note(`label ${label}`),
    setPresence: (presence) => note(`presence ${presence}`),
    openSession: (opened) => {
      sessions.set(opened.interactionId, opened);
      return note(`open ${opened.interactionId}`);
    },
    focusSession: (id) => note(`focus ${id}`),
    closeSession: (id) => {
      sessions.delete(id);
      return note(`close ${id}`);
    },
    offer: (offer) =>
      new Promise((resolve) => {
        if (isGone) {
          resolve(GONE);
          return;
        }
        offers.set(offer.id, {
          offer,
          answer: (value) => {
            offers.delete(offer.id);
            resolve({ ok: true, value });
          },
        });
      }),
    withdrawOffer: (id) => {
      if (!isGone) offers.get(id)?.answer('ended');
      return note(`withdraw ${id}`);
    },
    dial: (number) => note(`dial ${number}`),
    openRecord: ({ id }) => note(`record ${id}`),
  };
  return {
    host,
    log,
    sessions,
    offers,
    tell: (event: HostEvent) => events.tell(event),
    refuse: (given: boolean) => (refuses = given),
    go: (given: boolean) => (isGone = given),
  };
}

async function opened(fake: ReturnType<typeof noting>, backend: FakeBackend, options: object = {}) {
  return (await openedTab(fake, backend, options)).store;
}

async function openedTab(fake: ReturnType<typeof noting>, backend: FakeBackend, options: object = {}) {
  const tab = await openTab(backend, { host: fake.host, ...options });
  // What follows the host comes behind the first screen; a click heard shows that it is there.
  fake.tell({ kind: 'act', value: 'ready', name: null, record: null });
  await eventually(() => expect(tab.store.getState().clicked?.value).toBe('ready'));
  tab.store.actions.dismissClicked();
  fake.log.length = 0;
  return tab;
}

const ALL = ['click-to-act', 'sessions', 'presence', 'offers', 'badge'] as const;

describe('a session of the host', () => {
  it('opens when the agent takes an interaction, and for none that was theirs before they came', async () => {
    const fake = noting(ALL);
    const backend = new FakeBackend([interaction('i-old'), interaction('i-new', NOBODY)]);
    const store = await opened(fake, backend);
    expect(fake.sessions.size).toBe(0);
    await store.actions.assign('i-new', { agentId: ME.id, teamId: null });
    expect([...fake.sessions.keys()]).toEqual(['i-new']);
    await store.actions.open('i-old');
    expect([...fake.sessions.keys()]).toEqual(['i-new', 'i-old']);
  });

  it('opens for what comes to the agent and was not known before, and not for what was theirs and is over', async () => {
    const fake = noting(ALL);
    const backend = new FakeBackend([interaction('i-1')]);
    await opened(fake, backend);
    // As when a contact writes after the agent had let go of them, who gets them back.
    backend.add(interaction('i-back', { status: 'open' }));
    await eventually(() => expect([...fake.sessions.keys()]).toEqual(['i-back']));
    backend.add(interaction('i-over', { status: 'resolved' }));
    backend.add(interaction('i-again', { status: 'open' }));
    await eventually(() => expect([...fake.sessions.keys()]).toEqual(['i-back', 'i-again']));
    // Its contact writes again.
    backend.change('i-over', { status: 'open' });
    await eventually(() => expect([...fake.sessions.keys()]).toEqual(['i-back', 'i-again', 'i-over']));
  });

  it('opens for nothing that is read anew after a gap', async () => {
    const fake = noting(ALL);
    const backend = new FakeBackend([interaction('i-1')]);
    const { store } = await openedTab(fake, backend);
    const { deliver } = backend;
    backend.deliver = () => undefined;
    backend.add(interaction('i-2', { status: 'open' }));
    backend.deliver = deliver;
    await backend.reset();
    await eventually(() => expect(store.getState().interactions['i-2']).toBeDefined());
    expect(fake.sessions.size).toBe(0);
  });

  it('opens for what the agent opened before the host was followed', async () => {
    const fake = noting(ALL);
    await openTab(new FakeBackend([interaction('i-1')]), {
      host: fake.host,
      onStore: ({ actions }) => void actions.open('i-1'),
    });
    await eventually(() => expect([...fake.sessions.keys()]).toEqual(['i-1']));
  });

  it('shows what is unread, and ends with the agent’s part in it', async () => {
    const fake = noting(ALL);
    const backend = new FakeBackend([interaction('i-1')]);
    const store = await opened(fake, backend);
    await store.actions.open('i-1');
    fake.log.length = 0;
    backend.change('i-1', { unreadCount: 2 });
    await eventually(() => expect(fake.sessions.get('i-1')?.unread).toBe(2));
    backend.change('i-1', { lastActivityAt: 9_999_999 });
    backend.change('i-1', { assignee: { id: 'agent-other', name: 'Tom' } });
    await eventually(() => expect(fake.sessions.size).toBe(0));
    expect(fake.log.filter((line) => !line.startsWith('badge'))).toEqual(['open i-1', 'close i-1']);
  });

  it('is tried again where the host refused it', async () => {
    const fake = noting(ALL);
    const store = await opened(fake, new FakeBackend([interaction('i-1')]));
    fake.refuse(true);
    await store.actions.open('i-1');
    fake.refuse(false);
    await store.actions.open(null);
    await store.actions.open('i-1');
    expect(fake.log.filter((line) => line === 'open i-1')).toHaveLength(2);
  });

  it('is focused with its interaction, and the other way round, without an end', async () => {
    const fake = noting(ALL);
    const store = await opened(fake, new FakeBackend([interaction('i-1'), interaction('i-2')]));
    await store.actions.open('i-1');
    await store.actions.open('i-2');
    fake.log.length = 0;
    fake.tell({ kind: 'session-focused', interactionId: 'i-1' });
    await eventually(() => expect(store.getState().openId).toBe('i-1'));
    expect(fake.log).toEqual([]);
    await store.actions.open('i-2');
    expect(fake.log).toEqual(['focus i-2']);
    // The host says so, which is no news.
    fake.tell({ kind: 'session-focused', interactionId: 'i-2' });
    fake.tell({ kind: 'session-focused', interactionId: null });
    expect(store.getState().openId).toBe('i-2');
    expect(fake.log).toEqual(['focus i-2']);
  });

  it('that the host focuses late does not take the agent back', async () => {
    const fake = noting(ALL);
    const waiting: (() => void)[] = [];
    fake.host.focusSession = () => new Promise((resolve) => waiting.push(() => resolve(DONE)));
    const store = await opened(fake, new FakeBackend([interaction('i-1'), interaction('i-2')]));
    await store.actions.open('i-1');
    await store.actions.open('i-2');
    await store.actions.open('i-1');
    await store.actions.open('i-2');
    fake.tell({ kind: 'session-focused', interactionId: 'i-1' });
    expect(store.getState().openId).toBe('i-2');
    for (const done of waiting) done();
    await Promise.resolve();
    await Promise.resolve();
    fake.tell({ kind: 'session-focused', interactionId: 'i-1' });
    await eventually(() => expect(store.getState().openId).toBe('i-1'));
  });

  it('says no name that was removed', async () => {
    const fake = noting(ALL);
    const removed = { ...interaction('i-1').contact, anonymous: true, name: '', handle: '+33612345678' };
    const store = await opened(fake, new FakeBackend([interaction('i-1', { contact: removed })]));
    await store.actions.open('i-1');
    expect(fake.sessions.get('i-1')).toMatchObject({ title: '…', identifiers: [] });
  });
});

describe('presence in the host', () => {
  const backendWith = (): FakeBackend => {
    const backend = new FakeBackend();
    const base = session();
    backend.session = {
      ...base,
      agent: { ...base.agent, availability: AVAILABLE },
      availabilities: [AVAILABLE, LUNCH],
    };
    return backend;
  };

  it('follows availability in the host’s words, and the other way round, without an echo', async () => {
    const fake = noting(ALL);
    const backend = backendWith();
    const store = await opened(fake, backend, { presence: { lunch: 'Do not disturb' } });
    await store.actions.setAvailability('lunch');
    expect(fake.log).toEqual(['presence Do not disturb']);
    fake.tell({ kind: 'presence', presence: 'Do not disturb' });
    fake.tell({ kind: 'presence', presence: 'Available' });
    await eventually(() => expect(store.getState().session.value?.agent.availability.id).toBe('available'));
    fake.tell({ kind: 'presence', presence: 'In a meeting' });
    expect(fake.log).toEqual(['presence Do not disturb']);
    expect(backend.callsOf('setAvailability')).toEqual([['lunch'], ['available']]);
  });

  it('takes for the agent’s doing what the host says after it refused', async () => {
    const fake = noting(ALL);
    const store = await opened(fake, backendWith(), { presence: { lunch: 'Busy' } });
    fake.refuse(true);
    await store.actions.setAvailability('lunch');
    await store.actions.setAvailability('available');
    fake.tell({ kind: 'presence', presence: 'Busy' });
    await eventually(() => expect(store.getState().session.value?.agent.availability.id).toBe('lunch'));
  });
});

describe('an offer in the host', () => {
  const offered = interaction('i-1', { assignee: null, offer: OFFER });

  it('is accepted there as it is here, and then open here', async () => {
    const fake = noting(ALL);
    const backend = new FakeBackend([offered]);
    const store = await opened(fake, backend);
    await eventually(() => expect(fake.offers.size).toBe(1));
    fake.offers.get('o-1')?.answer('accepted');
    await eventually(() => expect(store.getState().openId).toBe('i-1'));
    expect(backend.callsOf('acceptOffer').length).toBe(1);
    expect(fake.log).toContain('open i-1');
    expect(fake.log).not.toContain('withdraw o-1');
  });

  it.each([true, false])(
    'quotes the contact only where administrator and agent let notices do so (Q9, %s)',
    async (isAllowed) => {
      const fake = noting(ALL);
      const backend = new FakeBackend([offered]);
      backend.preferences = { ...backend.preferences, noticeContent: true };
      backend.workRules = {
        ...backend.workRules,
        settings: { ...backend.workRules.settings, noticeContent: isAllowed },
      };
      const store = await opened(fake, backend);
      const { workRules, agentPreferences } = store.getState();
      expect(workRules !== null && agentPreferences !== null).toBe(true);
      backend.add({ ...offered, id: 'i-2', offer: { ...OFFER, id: 'o-2' } });
      await eventually(() => expect(fake.offers.has('o-2')).toBe(true));
      expect(fake.offers.get('o-2')?.offer).toMatchObject({
        title: offered.contact.name,
        body: isAllowed ? offered.lastMessage?.text : '',
      });
    },
  );

  it('that is gone by then is not opened', async () => {
    const fake = noting(ALL);
    const backend = new FakeBackend([offered]);
    backend.refusals.acceptOffer = fail('rejected', 'gone', { type: 'offer-ended' });
    const store = await opened(fake, backend);
    await eventually(() => expect(fake.offers.size).toBe(1));
    fake.offers.get('o-1')?.answer('accepted');
    await eventually(() => expect(store.getState().notice?.key).toBe('offer-gone'));
    expect(store.getState().openId).toBeNull();
  });

  it('that the host shows is no notice besides', async () => {
    const notice = { id: 'n-1', title: 'New offer', body: '' };
    const told = noting([...ALL, 'notify']);
    const asked: string[] = [];
    told.host.notify = ({ title }) => {
      asked.push(title);
      return Promise.resolve(DONE);
    };
    const store = await opened(told, new FakeBackend());
    expect(await store.actions.notifyHost(notice, 'offer')).toBe(true);
    expect(await store.actions.notifyHost({ ...notice, title: 'Assigned to you' }, 'assigned')).toBe(true);
    expect(asked).toEqual(['Assigned to you']);
  });

  describe('that was gone and is back', () => {
    const AGAIN_MS = 5_000;
    const other = interaction('i-2', { assignee: null, offer: { ...OFFER, id: 'o-2' } });

    it('takes away what was withdrawn meanwhile, and shows what was made and still stands', async () => {
      const fake = noting(ALL);
      const backend = new FakeBackend([offered]);
      const { time } = await openedTab(fake, backend);
      await eventually(() => expect(fake.offers.size).toBe(1));
      fake.go(true);
      backend.change('i-1', { offer: null });
      backend.add(other);
      backend.add({ ...other, id: 'i-3', offer: { ...OFFER, id: 'o-3' } });
      await time.advance(AGAIN_MS);
      expect([...fake.offers.keys()]).toEqual(['o-1']);
      backend.change('i-3', { offer: null });
      fake.go(false);
      await time.advance(AGAIN_MS);
      await eventually(() => expect([...fake.offers.keys()]).toEqual(['o-2']));
      fake.offers.get('o-2')?.answer('accepted');
      await eventually(() => expect(backend.callsOf('acceptOffer').length).toBe(1));
    });

    it('is asked at once when it tells of something', async () => {
      const fake = noting(ALL);
      const backend = new FakeBackend([offered]);
      await openedTab(fake, backend);
      await eventually(() => expect(fake.offers.size).toBe(1));
      fake.go(true);
      backend.change('i-1', { offer: null });
      backend.add(other);
      await eventually(() => expect(fake.log).toContain('withdraw o-1'));
      fake.go(false);
      fake.tell({ kind: 'mode', mode: 'open' });
      await eventually(() => expect([...fake.offers.keys()]).toEqual(['o-2']));
    });

    it('is asked no more for one that it has taken away by itself by then', async () => {
      const fake = noting(ALL);
      const backend = new FakeBackend();
      const { store, time } = await openedTab(fake, backend);
      backend.add({ ...offered, offer: { ...OFFER, expiresAt: store.now() + AGAIN_MS + 1 } });
      await eventually(() => expect(fake.offers.size).toBe(1));
      fake.go(true);
      backend.change('i-1', { offer: null });
      await time.advance(4 * AGAIN_MS);
      expect(fake.log.filter((line) => line === 'withdraw o-1')).toHaveLength(2);
    });

    it('keeps one that stands again', async () => {
      const fake = noting(ALL);
      const backend = new FakeBackend([offered]);
      const { time } = await openedTab(fake, backend);
      await eventually(() => expect(fake.offers.size).toBe(1));
      fake.go(true);
      backend.change('i-1', { offer: null });
      const withdrawn = (): string[] => fake.log.filter((line) => line.startsWith('withdraw'));
      await eventually(() => expect(withdrawn()).toEqual(['withdraw o-1']));
      backend.change('i-1', { offer: OFFER });
      await time.advance(AGAIN_MS);
      fake.go(false);
      await time.advance(2 * AGAIN_MS);
      expect([withdrawn(), [...fake.offers.keys()]]).toEqual([['withdraw o-1'], ['o-1']]);
    });
  });

  it('is declined there as it is here, and left where nobody answers', async () => {
    const fake = noting(ALL);
    const backend = new FakeBackend([
      offered,
      interaction('i-2', { assignee: null, offer: { ...OFFER, id: 'o-2' } }),
    ]);
    await opened(fake, backend);
    await eventually(() => expect(fake.offers.size).toBe(2));
    fake.offers.get('o-2')?.answer('ended');
    fake.offers.get('o-1')?.answer('declined');
    await eventually(() => expect(backend.callsOf('declineOffer').length).toBe(1));
    expect(backend.callsOf('acceptOffer')).toEqual([]);
  });

  it('goes when it is answered here, and an answer that comes too late does nothing', async () => {
    const fake = noting(ALL);
    const backend = new FakeBackend([offered]);
    await opened(fake, backend);
    await eventually(() => expect(fake.offers.size).toBe(1));
    const { answer } = fake.offers.get('o-1')!;
    backend.change('i-1', { offer: null });
    await eventually(() => expect(fake.log).toContain('withdraw o-1'));
    answer('accepted');
    await Promise.resolve();
    expect(backend.callsOf('acceptOffer')).toEqual([]);
  });
});

describe('what else is between host and panel', () => {
  it('shows how many wait for the agent, whatever the list is narrowed to, and of nobody else', async () => {
    const fake = noting(ALL);
    const backend = new FakeBackend([
      interaction('i-1', { unreadCount: 2 }),
      interaction('i-2', { ...NOBODY, status: 'new', unreadCount: 1 }),
    ]);
    const { store } = await openedTab(fake, backend);
    backend.add(interaction('i-3', { ...NOBODY, offer: OFFER }));
    await eventually(() => expect(fake.log).toContain('badge 2'));
    await store.actions.setFilter({ queue: 'pending', search: 'nothing that is there' });
    backend.add(interaction('i-4', { ...NOBODY, status: 'new', unreadCount: 9 }));
    backend.add(interaction('i-5', { unreadCount: 1, muted: { contact: true, post: false } }));
    backend.add(interaction('i-6', { unreadCount: 1, status: 'resolved' }));
    backend.add(interaction('i-7', { unreadCount: 1 }));
    await eventually(() => expect(fake.log).toContain('badge 3'));
    backend.change('i-1', { unreadCount: 0 });
    backend.change('i-3', { offer: null });
    const badges = (): readonly string[] => fake.log.filter((line) => line.startsWith('badge'));
    await eventually(() => expect(badges().at(-1)).toBe('badge 1'));
    // Each once, and no more than there are.
    expect(badges().every((line, at) => line !== badges()[at - 1])).toBe(true);
    expect(badges()).not.toContain('badge 4');
  });

  it('says how many wait by its label to a host that counts nothing', async () => {
    const fake = noting(['label']);
    const backend = new FakeBackend([interaction('i-1')]);
    await opened(fake, backend);
    backend.change('i-1', { unreadCount: 1 });
    await eventually(() => expect(fake.log).toEqual(['label Inlay (1)']));
    backend.change('i-1', { unreadCount: 0 });
    await eventually(() => expect(fake.log).toEqual(['label Inlay (1)', 'label Inlay']));
  });

  it('keeps a click for the agent to go on with: nothing is sent, dialled or opened', async () => {
    const fake = noting(ALL);
    const backend = new FakeBackend([interaction('i-1')]);
    const store = await opened(fake, backend);
    backend.calls.length = 0;
    fake.tell({ kind: 'act', value: '+33612345678', name: 'Léa', record: { type: 'contact', id: '7' } });
    expect(store.getState().clicked).toEqual({
      value: '+33612345678',
      name: 'Léa',
      record: { type: 'contact', id: '7' },
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect([fake.log, backend.calls, backend.attempts]).toEqual([[], [], []]);
    store.actions.dismissClicked();
    expect(store.getState().clicked).toBeNull();
  });

  it('asks a host for nothing that it can’t do', async () => {
    const fake = noting(['click-to-act']);
    const backend = new FakeBackend([interaction('i-1', { assignee: null, offer: OFFER })]);
    const store = await opened(fake, backend);
    await store.actions.assign('i-1', { agentId: ME.id, teamId: null });
    await store.actions.open('i-1');
    expect([fake.log, fake.sessions.size, fake.offers.size]).toEqual([[], 0, 0]);
  });

  it('opens what a notice was about that the agent clicked, in front, and nothing for what is none', async () => {
    const fake = noting([...ALL, 'notify', 'mode']);
    fake.host.setMode = (mode) => {
      fake.log.push(`mode ${mode}`);
      return Promise.resolve(DONE);
    };
    const store = await opened(fake, new FakeBackend([interaction('i-1'), interaction('i-2')]));
    for (const id of ['', 'replied', 'replied i-2', 'nonsense i-2 m-1'])
      fake.tell({ kind: 'notice-clicked', id });
    expect([store.getState().openId, fake.log]).toEqual([null, []]);
    fake.tell({ kind: 'notice-clicked', id: 'replied i-2 m-1' });
    expect(store.getState().openId).toBe('i-2');
    await eventually(() => expect(fake.log).toContain('mode open'));
  });

  it('is nowhere in the eyes of others while the agent has the panel minimised, and is back with it', async () => {
    const fake = noting([...ALL, 'mode']);
    const backend = new FakeBackend([interaction('i-1')]);
    const store = await opened(fake, backend);
    await store.actions.open('i-1');
    await eventually(() =>
      expect(backend.callsOf('setViewing').at(-1)).toMatchObject(['i-1', { here: true }]),
    );
    for (const [mode, here] of [
      ['minimised', false],
      ['open', true],
      ['hidden', false],
      ['open', true],
    ] as const) {
      fake.tell({ kind: 'mode', mode });
      expect(store.getState().minimised).toBe(mode !== 'open');
      await eventually(() => expect(backend.callsOf('setViewing').at(-1)).toMatchObject(['i-1', { here }]));
    }
  });

  it('is shown again where it has asked the host for it, which tells of nothing but the agent’s own doing', async () => {
    const fake = noting([...ALL, 'mode']);
    fake.host.setMode = () => Promise.resolve(DONE);
    const store = await opened(fake, new FakeBackend([interaction('i-1')]));
    fake.tell({ kind: 'mode', mode: 'minimised' });
    expect(store.getState().minimised).toBe(true);
    fake.tell({ kind: 'notice-clicked', id: 'replied i-1 m-1' });
    await eventually(() => expect(store.getState().minimised).toBe(false));
  });

  it('is over with the store', async () => {
    const fake = noting(ALL);
    const store = await opened(fake, new FakeBackend([interaction('i-1')]));
    store.destroy();
    fake.tell({ kind: 'act', value: 'late', name: null, record: null });
    fake.tell({ kind: 'session-focused', interactionId: 'i-1' });
    expect([store.getState().clicked, store.getState().openId, fake.log]).toEqual([null, null, []]);
  });
});
