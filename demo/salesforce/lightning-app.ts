/** What the Salesforce-like page knows besides its host: its records, the tabs of its workspace and what is in front. No DOM. */
import { FakeLightning, type Fields, type LightningPlace } from '../hosts/salesforce/fake-lightning.ts';
import { PEOPLE } from '../hosts/people.ts';

/** So long a toast is shown, in milliseconds. */
const TOAST_MS = 8_000;
/** Where its records are kept over a reload. */
const KEY = 'inlay-demo-salesforce';

export type Contact = Fields & { readonly Id: string };

/** A toast as it is shown. */
export interface ShownToast {
  readonly title: string;
  readonly message: string;
}

export class LightningApp {
  readonly lightning = new FakeLightning();
  /** Ids of the records that are open, each in a tab. */
  readonly tabs: string[] = [];
  /** The record in front; null where the list of contacts is. */
  shown: string | null = null;
  toasts: readonly ShownToast[] = [];
  /** Told of each change. */
  onChange: () => void = () => undefined;
  /** Told where the agent is, whenever that changes. */
  onMove: (place: LightningPlace) => void = () => undefined;
  #opened = 0;

  constructor() {
    const { lightning } = this;
    lightning.restore(localStorage.getItem(KEY));
    if (lightning.records('Contact').length === 0) seed(lightning);
    lightning.onChange = () => this.#follow();
  }

  get place(): LightningPlace {
    const { shown } = this;
    return shown === null
      ? { url: '/lightning/o/Contact/list' }
      : {
          url: `/lightning/r/Contact/${shown}/view`,
          recordId: shown,
          recordName: this.lightning.nameOf(shown),
          objectType: 'Contact',
        };
  }

  /** Shows a record, in a tab that it has or gets; null is the list. */
  show(id: string | null): void {
    if (id !== null && !this.tabs.includes(id)) this.tabs.push(id);
    if (id !== this.shown) {
      this.shown = id;
      this.lightning.place = this.place;
      this.onMove(this.place);
    }
    this.onChange();
  }

  close(id: string): void {
    const at = this.tabs.indexOf(id);
    this.tabs.splice(at, 1);
    if (this.shown === id) this.show(this.tabs[Math.max(0, at - 1)] ?? null);
    else this.onChange();
  }

  contacts(): readonly Contact[] {
    return this.lightning.records('Contact');
  }

  contact(id: string): Contact | undefined {
    return this.contacts().find((one) => one.Id === id);
  }

  /** Tasks with this person, or about this record. */
  tasksOf(id: string): readonly Contact[] {
    return this.lightning.records('Task').filter((task) => task['WhoId'] === id || task['WhatId'] === id);
  }

  /** Shows a toast until its time is over or it is dismissed. */
  toast(toast: ShownToast): void {
    this.toasts = [...this.toasts, toast];
    setTimeout(() => this.dismiss(toast), TOAST_MS);
    this.onChange();
  }

  dismiss(toast: ShownToast): void {
    this.toasts = this.toasts.filter((one) => one !== toast);
    this.onChange();
  }

  /** After any change of the host: what it opened comes to the front, and its records are kept. */
  #follow(): void {
    const { lightning } = this;
    localStorage.setItem(KEY, lightning.kept());
    const opened = lightning.opened.slice(this.#opened).at(-1);
    this.#opened = lightning.opened.length;
    if (opened === undefined || lightning.get(opened).objectType !== 'Contact') this.onChange();
    else this.show(opened);
  }
}

function seed(lightning: FakeLightning): void {
  for (const { first, last, company, email, phone, since } of PEOPLE) {
    lightning.create('Contact', {
      FirstName: first,
      LastName: last,
      Company: company,
      Email: email,
      Phone: phone,
      CustomerSince: since,
    });
  }
}
