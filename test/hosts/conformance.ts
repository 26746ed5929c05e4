/**
 * What every adapter has to hold to, whatever host it is for: run by each on its fake. What a host can't do is not asked of it, but has
 * to be answered with `unsupported`.
 */
import { expect, waitUntil } from '@open-wc/testing';
import { CALLS } from '../../src/hosts/late-calls.ts';
import { NEEDS } from '../../src/hosts/needs.ts';
import type { HostCall } from '../../src/model/host-call.ts';
import type {
  Host,
  HostActivity,
  HostCalls,
  HostCapability,
  HostContact,
  HostEvent,
  HostSession,
} from '../../src/model/host.ts';
import type { Faults } from '../../demo/hosts/faults.ts';
import type { SimulatedSoftphone } from '../../demo/hosts/page/simulated-softphone.ts';

/** A fake host with an adapter attached to it, and the agent's and the administrator's hands on it. */
export interface Stand {
  /** Not started yet. */
  readonly host: Host;
  readonly faults: Faults;
  /** How many listeners the adapter has on the host and its window. */
  readonly listeners: () => number;
  /** Puts a person's record into the host. */
  readonly seed: (contact: { name: string; email: string; phone: string }) => HostContact;
  /** Ids of records that were opened. */
  readonly opened: () => readonly string[];
  /** Subjects of activities that were written. */
  readonly activities: () => readonly string[];
  /** How often the host was asked to call or write to somebody. */
  readonly sent: () => number;
  readonly act?: (value: string) => void;
  /** Tells the adapter nonsense under the names of its events. */
  readonly babble: () => void;
  readonly presence?: {
    readonly known: readonly [string, string];
    readonly shown: () => string;
    readonly change: (text: string) => void;
  };
  readonly sessions?: {
    /** By interaction: the title of its session, or undefined. */
    readonly title: (interactionId: string) => string | undefined;
    readonly count: () => number;
    readonly focus: (interactionId: string) => void;
    /** Where no session of ours is. */
    readonly leave: () => void;
    readonly close: (interactionId: string) => void;
  };
  readonly softphone?: SimulatedSoftphone;
  /** The agent clicks the newest notice. */
  readonly clickNotice?: () => void;
  readonly offers?: {
    readonly shown: () => readonly string[];
    readonly answer: (id: string, what: 'accept' | 'decline') => void;
  };
  readonly panel?: {
    readonly width?: () => number;
    readonly mode?: () => string;
    readonly changeMode?: (mode: 'open' | 'minimised') => void;
    readonly label?: () => string;
  };
  /** Calls that nobody can refuse. */
  readonly alwaysTakes?: readonly (keyof HostCalls)[];
  /** A page in which the elements stand themselves can't be away. */
  readonly isAlwaysThere?: true;
  readonly end: () => void | Promise<void>;
}

export const ACTIVITY: HostActivity = {
  id: 'o-42',
  interactionId: 'i-1',
  subject: 'WhatsApp with Léa Martin',
  startedAt: Date.UTC(2026, 10, 20, 8),
  endedAt: Date.UTC(2026, 10, 20, 9),
  direction: 'inbound',
  channel: { platform: 'whatsapp', name: 'Acme France', visibility: 'private' },
  contact: { name: 'Léa Martin', identifiers: ['lea@example.com'] },
  outcome: {
    status: 'resolved',
    disposition: 'Answered',
    resolutionReason: null,
    topics: ['Delivery'],
    tags: ['vip'],
    notes: 'Parcel is on its way',
  },
  record: null,
};

const LEA = { name: "Léa O'Martin", email: 'lea@example.com', phone: '+33612345678' };

export const SESSION: HostSession = {
  interactionId: 'i-1',
  title: 'Léa Martin',
  unread: 0,
  platform: 'whatsapp',
  identifiers: ['lea@example.com'],
};

/** One sensible argument for each call. */
const ARGUMENTS: { readonly [K in keyof HostCalls]: Parameters<HostCalls[K]>[0] } = {
  openRecord: { type: 'contact', id: 'nobody' },
  logActivity: ACTIVITY,
  dial: '+33612345678',
  currentCall: undefined,
  controlCall: { id: 'call-1', action: 'end' },
  notify: { id: 'n-1', title: 'Léa Martin', body: 'wrote' },
  setBadge: 3,
  resize: 400,
  setPresence: 'Available',
  openSession: SESSION,
  focusSession: 'i-1',
  closeSession: 'i-1',
  findContacts: ['lea@example.com'],
  findByName: 'Léa',
  createContact: { name: 'Léa Martin', identifiers: ['lea@example.com'] },
  setMode: 'open',
  setLabel: 'Conversations',
  offer: { id: 'offer-1', title: 'Léa Martin', body: 'WhatsApp', expiresAt: Date.now() + 60_000 },
  withdrawOffer: 'offer-1',
};

type AnyCall = (argument: unknown) => Promise<{ readonly ok: boolean; readonly reason?: string }>;

function callOf(host: Host, name: keyof HostCalls): AnyCall {
  return (host as unknown as Record<keyof HostCalls, AnyCall>)[name];
}

/** Registers the suite for one adapter. `make` is to give calls a deadline of a fraction of a second. */
export function conformsToHost(
  name: string,
  capabilities: readonly HostCapability[],
  make: () => Promise<Stand>,
): void {
  describe(`${name} as a host`, () => {
    let stand: Stand;
    let events: HostEvent[];
    const can = (capability: HostCapability): boolean => capabilities.includes(capability);

    beforeEach(async () => {
      stand = await make();
      events = [];
    });
    afterEach(async () => {
      stand.host.stop();
      await stand.end();
    });

    const started = async (): Promise<Host> => {
      const { host } = stand;
      expect(await host.start()).to.deep.equal({ ok: true, value: undefined });
      host.onEvent((event) => events.push(event));
      return host;
    };

    it('says what it can do once it has started, and nothing before', async () => {
      if (!stand.isAlwaysThere) expect(stand.host.capabilities.size).to.equal(0);
      await started();
      expect([...stand.host.capabilities].sort()).to.deep.equal([...capabilities].sort());
    });

    it('answers what it can’t do with `unsupported`, and nothing throws', async () => {
      const host = await started();
      for (const call of CALLS.filter((each) => !can(NEEDS[each])))
        expect(await callOf(host, call)(ARGUMENTS[call]), call).to.deep.equal({
          ok: false,
          reason: 'unsupported',
        });
    });

    it('says that the host refused', async () => {
      const host = await started();
      stand.faults.refused.add('*');
      const refusable = CALLS.filter((each) => stand.alwaysTakes?.includes(each) !== true);
      for (const call of refusable.filter((each) => can(NEEDS[each]) && each !== 'notify')) {
        const answer = await callOf(host, call)(ARGUMENTS[call]);
        expect(answer.ok, call).to.equal(false);
        expect(['refused', 'unsupported'], call).to.include(answer.reason);
      }
    });

    it('waits for a slow host', async () => {
      const host = await started();
      stand.faults.slowMs = 30;
      if (can('find-contacts'))
        expect(await host.findContacts(['a@b.example'])).to.deep.include({ ok: true });
      if (can('resize')) expect(await host.resize(400)).to.deep.include({ ok: true });
    });

    it('waits no longer than its deadline for one that has gone', async () => {
      const host = await started();
      stand.faults.isGone = true;
      const asked = CALLS.filter((each) => can(NEEDS[each]) && !['notify', 'offer'].includes(each));
      const answers = await Promise.all(asked.map((call) => callOf(host, call)(ARGUMENTS[call])));
      answers.forEach((answer, at) => {
        expect(answer.ok, asked[at]!).to.equal(false);
        expect(['timeout', 'gone', 'unsupported', 'refused'], asked[at]!).to.include(answer.reason);
      });
    });

    it('is no host where nobody answers', async () => {
      if (stand.isAlwaysThere) return;
      stand.faults.isGone = true;
      const answer = await stand.host.start();
      expect(answer.ok).to.equal(false);
      expect(stand.host.capabilities.size).to.equal(0);
    });

    it('leaves nothing behind when it stops, and begins again', async () => {
      const before = stand.listeners();
      for (let round = 0; round < 3; round += 1) {
        const host = await started();
        host.stop();
        await waitUntil(() => stand.listeners() === before, 'listeners are off');
        expect(host.capabilities.size).to.equal(0);
        expect(await host.setBadge(1)).to.deep.equal({ ok: false, reason: 'unsupported' });
      }
      const host = await started();
      if (can('find-contacts')) expect((await host.findContacts(['a@b.example'])).ok).to.equal(true);
    });

    it('ignores what is no event', async () => {
      const host = await started();
      const failures: unknown[] = [];
      const note = (event: ErrorEvent | PromiseRejectionEvent): unknown => failures.push(event);
      window.addEventListener('error', note);
      window.addEventListener('unhandledrejection', note);
      stand.babble();
      if (stand.act !== undefined) {
        stand.act('+33699999999');
        await waitUntil(() => events.some(({ kind }) => kind === 'act'));
      } else if (can('find-contacts')) await host.findContacts(['a@b.example']);
      window.removeEventListener('error', note);
      window.removeEventListener('unhandledrejection', note);
      expect(failures).to.deep.equal([]);
      expect(events.every((event) => event.kind !== 'act' || event.value === '+33699999999')).to.equal(true);
    });

    if (can('open-record') && can('find-contacts')) {
      it('finds people by their identifiers, opens none by itself, and opens the one asked for', async () => {
        const lea = stand.seed(LEA);
        const host = await started();
        expect(await host.findContacts(['nobody@example.com', '@lea'])).to.deep.equal({
          ok: true,
          value: [],
        });
        const found = await host.findContacts(['lea@example.com']);
        const [first, ...others] = found.ok ? found.value : [];
        expect([first?.record, first?.name, others]).to.deep.equal([lea.record, lea.name, []]);
        // Where the host says how they are reached, it says all of it.
        if (first?.identifiers !== undefined)
          expect(first.identifiers).to.include.members([LEA.email, LEA.phone]);
        expect(await host.findContacts(['+33 6 12 34 56 78'])).to.deep.equal(found);
        expect(stand.opened()).to.deep.equal([]);
        expect(await host.openRecord(lea.record)).to.deep.equal({ ok: true, value: undefined });
        expect(stand.opened()).to.deep.equal([lea.record.id]);
      });

      if (can('find-by-name'))
        it('finds people by a part of their name, and opens none', async () => {
          const lea = stand.seed(LEA);
          stand.seed({ name: 'Tom Keller', email: 'tom@example.com', phone: '+33612345600' });
          const host = await started();
          for (const name of [LEA.name, "O'Martin"]) {
            const found = await host.findByName(name);
            expect(found.ok && found.value.map(({ record }) => record)).to.deep.equal([lea.record]);
          }
          for (const name of ['Nobody', "x') or contains(fullname,'", ' '])
            expect(await host.findByName(name), name).to.deep.equal({ ok: true, value: [] });
          expect(stand.opened()).to.deep.equal([]);
        });

      it('finds all of several', async () => {
        stand.seed(LEA);
        stand.seed({ ...LEA, name: 'Léa the second' });
        const host = await started();
        const found = await host.findContacts(['lea@example.com']);
        expect(found.ok ? found.value.length : 0).to.equal(2);
        expect(stand.opened()).to.deep.equal([]);
      });

      it('takes what is in an identifier for no part of the question', async () => {
        stand.seed(LEA);
        const host = await started();
        const found = await host.findContacts(["x'or'1'eq'1@example.com", "'%25@x.yz"]);
        expect(found).to.deep.equal({ ok: true, value: [] });
      });
    }

    if (can('create-contact')) {
      it('makes a person’s record, which is found from then on', async () => {
        const host = await started();
        const made = await host.createContact({ name: 'Tom Keller', identifiers: ['tom@example.com'] });
        expect(made.ok).to.equal(true);
        if (!can('find-contacts')) return;
        const found = await host.findContacts(['tom@example.com']);
        expect(found.ok && made.ok && found.value[0]?.record.id === made.value.id).to.equal(true);
      });
    }

    if (can('log-activity')) {
      it('writes an activity once, however often, and what changed of it', async () => {
        const host = await started();
        const first = await host.logActivity(ACTIVITY);
        expect(first.ok).to.equal(true);
        const [again] = await Promise.all([
          host.logActivity({ ...ACTIVITY, subject: 'WhatsApp with Léa, corrected' }),
        ]);
        expect(again.ok).to.equal(true);
        expect(stand.activities()).to.deep.equal(['WhatsApp with Léa, corrected']);
        await host.logActivity({ ...ACTIVITY, id: 'o-43' });
        expect(stand.activities().length).to.equal(2);
      });
    }

    if (can('click-to-act')) {
      it('tells of a click, and neither writes, opens nor calls by itself', async () => {
        await started();
        stand.act?.('+33 6 12 34 56 78');
        await waitUntil(() => events.length === 1, 'told');
        expect(events[0]).to.deep.include({ kind: 'act', value: '+33 6 12 34 56 78' });
        expect([stand.sent(), stand.opened(), stand.activities()]).to.deep.equal([0, [], []]);
      });
    }

    if (can('presence')) {
      it('sets the presence, and tells of one that is set in the host', async () => {
        const host = await started();
        const { known, shown, change } = stand.presence!;
        expect(await host.setPresence(known[1])).to.deep.equal({ ok: true, value: undefined });
        await waitUntil(() => shown() === known[1], 'shown');
        change(known[0]);
        await waitUntil(() =>
          events.some((event) => event.kind === 'presence' && event.presence === known[0]),
        );
      });
    }

    if (can('call-controls')) {
      it('tells of a call whole with each change, and does with it what the agent wants', async () => {
        const host = await started();
        const { softphone } = stand;
        expect(await host.currentCall()).to.deep.equal({ ok: true, value: null });
        expect(await host.dial('+33612345678')).to.deep.include({ ok: true });
        softphone!.ring();
        softphone!.answer();
        const told = (): HostCall[] => events.flatMap((event) => (event.kind === 'call' ? [event.call] : []));
        await waitUntil(() => told().at(-1)?.state === 'connected', 'connected');
        expect(told().map(({ state }) => state)).to.deep.equal(['dialling', 'ringing', 'connected']);
        const { id } = softphone!.call!;
        expect(told().at(-1)).to.deep.equal(softphone!.call);
        expect(await host.controlCall({ id, action: 'hold' })).to.deep.include({ ok: true });
        expect(await host.controlCall({ id, action: 'mute' })).to.deep.include({ ok: true });
        await waitUntil(() => told().at(-1)?.muted === true, 'muted');
        expect(told().at(-1)).to.deep.include({ state: 'held', muted: true });
        // A panel that is loaded again asks for it.
        expect(await host.currentCall()).to.deep.equal({ ok: true, value: softphone!.call });
        expect((await host.controlCall({ id, action: 'hold' })).ok).to.equal(false);
        expect(await host.controlCall({ id, action: 'end' })).to.deep.include({ ok: true });
        await waitUntil(() => told().at(-1)?.state === 'ended', 'over');
        expect(told().at(-1)).to.deep.include({ id, reason: 'hung-up', actions: [] });
        expect(await host.currentCall()).to.deep.equal({ ok: true, value: null });
      });
    }

    if (can('notify')) {
      it('tells of a click on a notice, where the host hears of one', async function () {
        if (stand.clickNotice === undefined) return this.skip();
        const host = await started();
        await host.notify({ id: 'n-1', title: 'Léa Martin', body: 'wrote' });
        await host.notify({ id: 'n-2', title: 'Tom Keller', body: 'wrote' });
        expect(events).to.deep.equal([]);
        stand.clickNotice();
        await waitUntil(() => events.length === 1, 'told');
        expect(events).to.deep.equal([{ kind: 'notice-clicked', id: 'n-2' }]);
      });
    }

    if (can('sessions')) {
      it('opens one session an interaction, and shows in its title what is unread', async () => {
        const host = await started();
        const { title, count } = stand.sessions!;
        await Promise.all([host.openSession(SESSION), host.openSession(SESSION)]);
        expect(count()).to.equal(1);
        expect(title('i-1')).to.equal('Léa Martin');
        await host.openSession({ ...SESSION, unread: 2 });
        expect(title('i-1')).to.equal('(2) Léa Martin');
        await host.openSession({ ...SESSION, unread: 0 });
        expect([title('i-1'), count()]).to.deep.equal(['Léa Martin', 1]);
      });

      it('tells of the session that the agent goes to, once, and of the one they close', async () => {
        const host = await started();
        await host.openSession(SESSION);
        await host.openSession({ ...SESSION, interactionId: 'i-2', title: 'Tom Keller' });
        events.length = 0;
        stand.sessions!.focus('i-1');
        await waitUntil(() => events.length > 0);
        stand.sessions!.leave();
        await waitUntil(() => events.length > 1);
        stand.sessions!.close('i-1');
        await waitUntil(() => events.length > 2);
        expect(events).to.deep.equal([
          { kind: 'session-focused', interactionId: 'i-1' },
          { kind: 'session-focused', interactionId: null },
          { kind: 'session-closed', interactionId: 'i-1' },
        ]);
        expect(await host.focusSession('i-2')).to.deep.equal({ ok: true, value: undefined });
        expect((await host.focusSession('i-1')).ok).to.equal(false);
      });
    }

    if (can('offers')) {
      it('puts an offer before the agent, and brings the answer', async () => {
        const host = await started();
        const { shown, answer } = stand.offers!;
        const offer = {
          id: 'offer-1',
          title: 'Léa Martin',
          body: 'WhatsApp',
          expiresAt: Date.now() + 60_000,
        };
        const accepted = host.offer(offer);
        const declined = host.offer({ ...offer, id: 'offer-2' });
        const withdrawn = host.offer({ ...offer, id: 'offer-3' });
        await waitUntil(() => shown().length === 3, 'shown');
        answer('offer-1', 'accept');
        answer('offer-2', 'decline');
        expect(await host.withdrawOffer('offer-3')).to.deep.equal({ ok: true, value: undefined });
        expect(await Promise.all([accepted, declined, withdrawn])).to.deep.equal([
          { ok: true, value: 'accepted' },
          { ok: true, value: 'declined' },
          { ok: true, value: 'ended' },
        ]);
        expect(shown()).to.deep.equal([]);
      });
    }

    if (can('resize') || can('mode') || can('label')) {
      it('has the size, mode and label that the panel asks for', async () => {
        const host = await started();
        const { width, mode, changeMode, label } = stand.panel!;
        if (can('resize')) {
          await host.resize(420);
          expect(width!()).to.equal(420);
        }
        if (can('mode')) {
          await host.setMode('minimised');
          expect(mode!()).to.equal('minimised');
          changeMode?.('open');
          if (changeMode)
            await waitUntil(() => events.some((event) => event.kind === 'mode' && event.mode === 'open'));
        }
        if (can('label')) {
          await host.setLabel('Gespräche');
          expect(label!()).to.equal('Gespräche');
          if (can('badge')) {
            await host.setBadge(3);
            expect(label!()).to.contain('3');
            await host.setBadge(0);
            expect(label!()).to.equal('Gespräche');
          }
        }
      });
    }
  });
}
