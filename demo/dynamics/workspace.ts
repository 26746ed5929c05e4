/** What the Dynamics-like page knows besides its host: the tabs of each session, and what is in front. No DOM. */
import {
  FakeDynamics,
  HOME,
  type FakeNotification,
  type FakeSession,
} from '../hosts/dynamics/fake-dynamics.ts';
import type { Row } from '../hosts/dynamics/records.ts';
import { PEOPLE } from '../hosts/people.ts';

/** One tab of the application: a record, or a page of the workspace without one. */
export type AppTab =
  | { readonly kind: 'contact'; readonly id: string }
  /** Of a session whose customer no record was found for. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'home' }
  /** One that the administrator has opened with every session. */
  | { readonly kind: 'order' };

interface SessionTabs {
  readonly tabs: AppTab[];
  shown: number;
}

/** Presences that the administrator of the pretended organisation has set up. */
export const PRESENCES = ['Available', 'Away', 'Break', 'Training', 'Do not disturb'];
/** So long a notification that needs no answer is shown, in milliseconds. */
const NOTICE_MS = 8_000;
/** Where its records are kept over a reload. */
const KEY = 'inlay-demo-dynamics';

export class Workspace {
  readonly dynamics: FakeDynamics;
  /** Told of each change. */
  onChange: () => void = () => undefined;
  readonly #sessions = new Map<string, SessionTabs>();
  #opened = 0;
  /** What the panel was last told to stand beside. */
  #told = '';
  readonly #marksSeen = new Map<string, number>();
  readonly #timed = new Set<string>();

  constructor(options: { readonly version: 1 | 2; readonly lcid: number }) {
    // The panel may remember sessions of the page before this one.
    this.dynamics = new FakeDynamics({ ...options, presences: PRESENCES, sessionsFrom: Date.now() });
    const { dynamics } = this;
    dynamics.mode = 1;
    dynamics.width = 360;
    dynamics.records.restore(localStorage.getItem(KEY));
    if (dynamics.records.rows('contact').length === 0) seed(dynamics);
    dynamics.onChange = () => this.#follow();
    this.#sessions.set(HOME, { tabs: [{ kind: 'home' }], shown: 0 });
    dynamics.page = { pagetype: 'dashboard' };
  }

  /** The tabs of the session in front, and which of them is shown. */
  get front(): SessionTabs {
    return this.#tabsOf(this.dynamics.focused);
  }

  /** Whether a session asks for the agent's attention. */
  asksFor(session: FakeSession): boolean {
    return session.marks > (this.#marksSeen.get(session.id) ?? 0);
  }

  /** Shows a tab of the session in front. */
  show(index: number): void {
    this.front.shown = index;
    this.#follow();
  }

  /** Closes a tab, where it is not the session's first. */
  closeTab(index: number): void {
    const { front } = this;
    if (index === 0) return;
    front.tabs.splice(index, 1);
    if (front.shown >= index) front.shown -= 1;
    this.#follow();
  }

  /** Opens a contact in the session in front; one that is open already comes to the front. */
  open(id: string): void {
    const { front } = this;
    const at = front.tabs.findIndex((tab) => tab.kind === 'contact' && tab.id === id);
    if (at < 0) front.tabs.push({ kind: 'contact', id });
    this.show(at < 0 ? front.tabs.length - 1 : at);
  }

  /** The agent says whose record the session is about. */
  identify(id: string): void {
    this.front.tabs[0] = { kind: 'contact', id };
    this.show(0);
  }

  contact(id: string): Row | undefined {
    return this.dynamics.records.rows('contact').find((row) => row['contactid'] === id);
  }

  /** Whether a notification is to be accepted or rejected, and stays until it is or its time is over. */
  isOffer({ template }: FakeNotification): boolean {
    return template === 'inlay_offer';
  }

  #tabsOf(sessionId: string): SessionTabs {
    const present = this.#sessions.get(sessionId);
    if (present !== undefined) return present;
    const session = this.dynamics.sessions.find(({ id }) => id === sessionId);
    const id = session === undefined ? null : this.#customerOf(session);
    const made: SessionTabs = {
      tabs: [id === null ? { kind: 'unknown' } : { kind: 'contact', id }],
      shown: 0,
    };
    this.#sessions.set(sessionId, made);
    return made;
  }

  /** The only contact with an identifier of the session's; null for none and for several. */
  #customerOf({ parameters }: FakeSession): string | null {
    const wanted = [parameters['email'], parameters['phone']].filter((one) => one !== '');
    const found = this.dynamics.records
      .rows('contact')
      .filter((row) => wanted.includes(row['emailaddress1']) || wanted.includes(plain(row['mobilephone'])));
    return found.length === 1 ? String(found[0]?.['contactid']) : null;
  }

  /** After any change: what was opened comes to the front, and the panel hears where the agent is. */
  #follow(): void {
    const { dynamics } = this;
    for (const notification of dynamics.notifications) {
      if (this.isOffer(notification) || this.#timed.has(notification.token)) continue;
      this.#timed.add(notification.token);
      setTimeout(() => {
        if (dynamics.notifications.includes(notification)) notification.answer('timeout');
      }, NOTICE_MS);
    }
    const opened = dynamics.opened.slice(this.#opened);
    this.#opened = dynamics.opened.length;
    for (const session of dynamics.sessions) {
      const { tabs } = this.#tabsOf(session.id);
      if (session.tabs.includes('inlay_order') && !tabs.some(({ kind }) => kind === 'order'))
        tabs.push({ kind: 'order' });
      if (session.id === dynamics.focused) this.#marksSeen.set(session.id, session.marks);
    }
    for (const { table, id } of opened)
      if (table === 'contact') this.open(id.replace(/[{}]/g, '').toLowerCase());
    const { tabs, shown } = this.front;
    const tab = tabs[shown];
    const here = tab?.kind === 'contact' ? tab.id : '';
    if (here !== this.#told) {
      this.#told = here;
      dynamics.navigate(here === '' ? null : { table: 'contact', id: here });
      return;
    }
    localStorage.setItem(KEY, dynamics.records.kept());
    this.onChange();
  }
}

function seed({ records }: FakeDynamics): void {
  for (const { id, first, last, company, email, phone, since } of PEOPLE) {
    records.create('contact', {
      contactid: id,
      firstname: first,
      lastname: last,
      emailaddress1: email,
      mobilephone: phone,
      company,
      createdon: since,
    });
  }
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value.replace(/[\s().-]/g, '').toLowerCase() : '';
}
