import { expect, waitUntil } from '@open-wc/testing';
import { connectFrame, type PageCallbacks } from '../../src/embed/embed.ts';
import { CALLS } from '../../src/hosts/late-calls.ts';
import { NEEDS } from '../../src/hosts/needs.ts';
import { HostRequestEvent } from '../../src/hosts/page/page-host.events.ts';
import { PageHost } from '../../src/hosts/page/page-host.ts';
import type { HostCalls, HostCapability } from '../../src/model/host.ts';
import { conformsToHost, SESSION, type Stand } from './conformance.ts';
import type { Faults } from '../../demo/hosts/faults.ts';
import { FakeCrm } from '../../demo/hosts/page/fake-crm.ts';
import type { FixtureWindow } from './frame-panel.fixture.ts';

const ALL: readonly HostCapability[] = [
  ...new Set(CALLS.map((name) => NEEDS[name])),
  'context',
  'locale',
  'theme',
  'token',
  'click-to-act',
];

/** What both kinds of page have in common. */
function standOn(crm: FakeCrm): Omit<Stand, 'host' | 'end' | 'babble' | 'faults'> {
  return {
    listeners: () => 0,
    seed: ({ name, email, phone }) => {
      const { record } = crm.add(name, [email, phone]);
      return { record, name };
    },
    opened: () => crm.opened,
    activities: () => [...crm.activities.values()].map(({ subject }) => subject),
    sent: () => crm.dialled.length,
    act: (value) => crm.tell({ kind: 'act', value, name: null, record: null }),
    presence: {
      known: ['Available', 'Busy'],
      shown: () => crm.presence,
      change: (presence) => crm.tell({ kind: 'presence', presence }),
    },
    sessions: {
      title: (id) => {
        const session = crm.sessions.get(id);
        return session && (session.unread > 0 ? `(${session.unread}) ${session.title}` : session.title);
      },
      count: () => crm.sessions.size,
      focus: (id) => crm.focus(id),
      leave: () => crm.focus(null),
      close: (id) => crm.close(id),
    },
    offers: {
      shown: () => [...crm.offers.keys()],
      answer: (id, what) => crm.offers.get(id)?.answer(what === 'accept' ? 'accepted' : 'declined'),
    },
    softphone: crm.softphone,
    clickNotice: () => crm.tell({ kind: 'notice-clicked', id: crm.notices.at(-1) ?? '' }),
    panel: {
      width: () => crm.width,
      mode: () => crm.mode,
      changeMode: (mode) => crm.tell({ kind: 'mode', mode }),
      label: () => (crm.badge > 0 ? `${crm.label} (${crm.badge})` : crm.label),
    },
  };
}

/** Faults of the page, and one more: going takes its end of the frame away. */
function faultsWith(faults: Faults, onGone: () => void): Faults {
  return new Proxy(faults, {
    set: (target, name, value) => {
      if (name === 'isGone' && value === true) onGone();
      return Reflect.set(target, name, value);
    },
  });
}

async function framed(): Promise<Stand> {
  const crm = new FakeCrm();
  const frame = document.createElement('iframe');
  const embed = connectFrame(frame, new URL(location.origin), crm.callbacks);
  crm.tell = (event) => embed.tell(event);
  frame.src = `/test/hosts/frame-panel.html?wait&haste&allowed=${location.origin}`;
  document.body.append(frame);
  const panel = (): FixtureWindow => frame.contentWindow as unknown as FixtureWindow;
  await waitUntil(() => (panel() as Partial<FixtureWindow>).host !== undefined, 'panel loaded');
  return {
    ...standOn(crm),
    host: panel().host,
    faults: faultsWith(crm.faults, () => embed.end()),
    babble: () => {
      for (const event of [
        null,
        7,
        'act',
        {},
        { kind: 'act' },
        { kind: 'act', value: 3 },
        { kind: 'presence' },
      ])
        embed.tell(event as never);
      embed.tell({ kind: 'session-focused', interactionId: { toString: () => 'x' } } as never);
    },
    end: () => {
      embed.end();
      frame.remove();
    },
  };
}

/** The page's answers to the events of elements that stand in it. */
const BY_KIND: Readonly<Record<string, readonly [keyof HostCalls | 'token', string?]>> = {
  token: ['token'],
  'open-record': ['openRecord', 'record'],
  'log-activity': ['logActivity', 'activity'],
  dial: ['dial', 'number'],
  'current-call': ['currentCall'],
  'control-call': ['controlCall', 'command'],
  notify: ['notify', 'notice'],
  badge: ['setBadge', 'count'],
  resize: ['resize', 'width'],
  presence: ['setPresence', 'presence'],
  'open-session': ['openSession', 'session'],
  'focus-session': ['focusSession', 'interactionId'],
  'close-session': ['closeSession', 'interactionId'],
  'find-contacts': ['findContacts', 'identifiers'],
  'find-by-name': ['findByName', 'name'],
  'create-contact': ['createContact', 'contact'],
  mode: ['setMode', 'mode'],
  label: ['setLabel', 'label'],
  offer: ['offer', 'offer'],
  'withdraw-offer': ['withdrawOffer', 'id'],
};

async function inPage(): Promise<Stand> {
  const crm = new FakeCrm();
  const target = new EventTarget();
  target.addEventListener(HostRequestEvent.type, (event) => {
    if (!(event instanceof HostRequestEvent)) return;
    const [name, field = ''] = BY_KIND[event.detail.kind]!;
    const callbacks = crm.callbacks as Record<string, (argument: unknown) => unknown>;
    event.respondWith(callbacks[name]?.((event.detail as unknown as Record<string, unknown>)[field]));
  });
  let host: PageHost | undefined;
  host = new PageHost({ target, capabilities: ALL, deadlineMs: 300 });
  crm.tell = (event) => host?.tell(event);
  return {
    ...standOn(crm),
    host,
    faults: crm.faults,
    isAlwaysThere: true,
    babble: () => undefined,
    end: () => {
      host = undefined;
    },
  };
}

conformsToHost('a page around a frame', ALL, framed);
conformsToHost('the page in which the elements stand', ALL, inPage);

describe('a page around a frame', () => {
  it('need not be able to do more than it can', async () => {
    const callbacks: PageCallbacks = { openSession: () => undefined, tellsActs: false };
    const frame = document.createElement('iframe');
    const embed = connectFrame(frame, new URL(location.origin), callbacks);
    frame.src = `/test/hosts/frame-panel.html?allowed=${location.origin}`;
    document.body.append(frame);
    const panel = frame.contentWindow as unknown as Window & Partial<FixtureWindow>;
    await waitUntil(() => (frame.contentWindow as unknown as Partial<FixtureWindow>).started !== undefined);
    const { host, started } = frame.contentWindow as unknown as FixtureWindow;
    await started;
    expect(panel).not.to.equal(undefined);
    expect([...host.capabilities].sort()).to.deep.equal(['context', 'locale', 'theme']);
    expect(await host.openSession(SESSION)).to.deep.equal({ ok: false, reason: 'unsupported' });
    embed.end();
    frame.remove();
  });
});
