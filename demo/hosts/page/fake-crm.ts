/** A page of one's own that can do everything: what its callbacks keep, and the agent's hands on it. For tests and pages to look at. */
import type { PageCallbacks } from '../../../src/embed/embed.ts';
import type {
  HostActivity,
  HostCalls,
  HostContact,
  HostEvent,
  HostOffer,
  HostSession,
  OfferAnswer,
  PanelMode,
} from '../../../src/model/host.ts';
import { Faults } from '../faults.ts';
import { SimulatedSoftphone } from './simulated-softphone.ts';

/** Every callback, there or then. */
type Answers = {
  [K in keyof HostCalls | 'token']: (
    argument: K extends keyof HostCalls ? Parameters<HostCalls[K]>[0] : never,
  ) => unknown;
};

/** A contact of the page's own. */
export interface CrmContact extends HostContact {
  readonly identifiers: readonly string[];
}

export class FakeCrm {
  readonly faults = new Faults();
  readonly contacts: CrmContact[] = [];
  readonly opened: string[] = [];
  readonly activities = new Map<string, HostActivity>();
  readonly sessions = new Map<string, HostSession>();
  readonly offers = new Map<string, { readonly offer: HostOffer; answer(what: OfferAnswer): void }>();
  /** Ids of notices that are shown, the newest last. */
  readonly notices: string[] = [];
  readonly dialled: string[] = [];
  readonly softphone = new SimulatedSoftphone((call) => {
    this.tell({ kind: 'call', call });
    this.onChange();
  });
  focused: string | null = null;
  presence = 'Available';
  badge = 0;
  label = 'Inlay';
  width = 360;
  mode: PanelMode = 'open';
  /** Brings what the agent did to the panel. */
  tell: (event: HostEvent) => void = () => undefined;
  /** Told of each change, for a page that shows it. */
  onChange: () => void = () => undefined;

  /** What the page does for the panel. */
  readonly callbacks: PageCallbacks = this.#faulty({
    token: () => ({ token: 'short-lived', expiresAt: Date.now() + 60_000 }),
    openRecord: ({ id }) => void this.opened.push(id),
    logActivity: (activity: HostActivity) => {
      this.activities.set(activity.id, activity);
      return { type: 'activity', id: activity.id };
    },
    dial: (number) => {
      this.softphone.dial(number);
      this.dialled.push(number);
    },
    currentCall: () => this.softphone.current,
    controlCall: (command) => this.softphone.control(command),
    notify: ({ id }) => void this.notices.push(id),
    setBadge: (count) => void (this.badge = count),
    resize: (width) => void (this.width = width),
    setPresence: (presence) => {
      this.presence = presence;
      this.tell({ kind: 'presence', presence });
    },
    openSession: (session) => {
      if (!this.sessions.has(session.interactionId)) this.focused = session.interactionId;
      this.sessions.set(session.interactionId, session);
    },
    focusSession: (id) => {
      if (!this.sessions.has(id)) throw new Error(`there is no session ${id}`);
      this.focused = id;
    },
    closeSession: (id) => void this.sessions.delete(id),
    findContacts: (identifiers) =>
      this.contacts
        .filter((contact) => contact.identifiers.some((one) => identifiers.map(plain).includes(plain(one))))
        .map(({ record, name, identifiers: known }) => ({ record, name, identifiers: known })),
    findByName: (name) =>
      this.contacts
        .filter((contact) => name.trim() !== '' && contact.name.toLowerCase().includes(name.toLowerCase()))
        .map(({ record, name: called, identifiers }) => ({ record, name: called, identifiers })),
    createContact: ({ name, identifiers }) => this.add(name, identifiers).record,
    setMode: (mode) => void (this.mode = mode),
    setLabel: (label) => void (this.label = label),
    offer: (offer) =>
      new Promise<OfferAnswer>((resolve) => {
        this.offers.set(offer.id, {
          offer,
          answer: (what) => {
            this.offers.delete(offer.id);
            resolve(what);
            this.onChange();
          },
        });
      }),
    withdrawOffer: (id) => this.offers.get(id)?.answer('ended'),
  });

  add(name: string, identifiers: readonly string[]): CrmContact {
    const contact = { record: { type: 'contact', id: `c-${this.contacts.length + 1}` }, name, identifiers };
    this.contacts.push(contact);
    return contact;
  }

  focus(interactionId: string | null): void {
    this.focused = interactionId;
    this.tell({ kind: 'session-focused', interactionId });
  }

  close(interactionId: string): void {
    this.sessions.delete(interactionId);
    this.tell({ kind: 'session-closed', interactionId });
  }

  #faulty(callbacks: Answers): PageCallbacks {
    const entries = Object.entries(callbacks).map(([name, callback]) => [
      name,
      (argument: never) =>
        this.faults.meet(name, async () => {
          const answer = callback(argument);
          this.onChange();
          return answer;
        }),
    ]);
    return { ...(Object.fromEntries(entries) as PageCallbacks), tellsActs: true };
  }
}

/** As it is compared: without what is only for the eye. */
function plain(identifier: string): string {
  return identifier.replace(/[\s().-]/g, '').toLowerCase();
}
