import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { PageCallbacks } from '../../src/embed/embed.ts';
import type { HostActivity, HostContact } from '../../src/model/host.ts';
import type { InlayFrame } from '../../src/embed/inlay-frame.ts';
import { PEOPLE, readableNumber } from '../hosts/people.ts';
import { crmStyles } from './crm-page.styles.ts';
import { token } from './sign-in.ts';
import './softphone.ts';
import type { Softphone } from './softphone.ts';
import { DemoPage, parameter } from '../shell/demo-page.ts';
import { breakable, choice, readableDay, readableTime } from '../shell/shell-parts.ts';
import { LANGUAGES, languageOf } from '../words/page-language.ts';

interface CrmRecord {
  readonly id: string;
  readonly name: string;
  readonly company: string;
  readonly email: string;
  readonly phone: string;
  readonly since: string;
}

const RECORDS: readonly CrmRecord[] = PEOPLE.map((person) => ({
  ...person,
  id: person.number,
  name: `${person.first} ${person.last}`,
}));

/** What the panel is told where the page says no language, so that it goes by the browser's as well. */
const BROWSERS = 'auto';

/** A plain CRM page: a customer's record, and the panel beside it in an iframe, which is told the page's language and theme. */
@customElement('demo-crm')
export class CrmPage extends DemoPage {
  static override styles = crmStyles;

  protected readonly file = 'index.html';
  /** The page's language, or that it is the browser's. */
  @state() private told = parameter('language') ?? BROWSERS;
  @state() private width = Number(parameter('width') ?? 360);
  @state() private records = RECORDS;
  @state() private record = RECORDS[0];
  @state() private waiting = 0;
  /** The panel's last notices, as this page shows them. */
  @state() private notices: readonly string[] = [];
  @state() private activities: readonly HostActivity[] = [];
  /** Whether the CRM takes no activities, so that it can be seen what becomes of them. */
  @state() private refuses = false;
  @query('inlay-frame') private frame!: InlayFrame | null;
  @query('demo-softphone') private softphone!: Softphone;
  #callbacks: PageCallbacks = {};

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!changed.has('agentId')) return;
    const { agentId } = this;
    this.#callbacks = {
      token: () => token(agentId),
      setBadge: (count) => {
        this.waiting = count;
      },
      notify: ({ title, body }) => {
        const notice = body === '' ? title : `${title}: ${body}`;
        this.notices = [notice, ...this.notices.slice(0, 4)];
      },
      openRecord: ({ id }) => {
        const record = this.records.find((each) => each.id === id);
        if (record === undefined) throw new Error(this.words.crm.noRecord(id));
        this.record = record;
      },
      findContacts: (identifiers) =>
        this.records
          .filter(({ email, phone }) => identifiers.some((one) => [email, phone].includes(plain(one))))
          .map(found),
      findByName: (name) =>
        this.records.filter((one) => one.name.toLowerCase().includes(name.toLowerCase())).map(found),
      createContact: ({ name, identifiers }) => {
        if (this.refuses) throw new Error(this.words.crm.takesNothing);
        const record = newRecord(`C-${String(3000 + this.records.length)}`, name, identifiers.map(plain));
        this.records = [...this.records, record];
        return { type: 'contact', id: record.id };
      },
      logActivity: (activity) => {
        if (this.refuses) throw new Error(this.words.crm.takesNothing);
        // The same id again is the same activity.
        this.activities = [activity, ...this.activities.filter(({ id }) => id !== activity.id)];
        return { type: 'activity', id: activity.id };
      },
      dial: (number) => this.softphone.callbacks.dial(number),
      currentCall: () => this.softphone.callbacks.currentCall(),
      controlCall: (command) => this.softphone.callbacks.controlCall(command),
    };
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.frame === null) return;
    const { frame } = this;
    this.softphone.tell = (event) => {
      frame.tell(event);
    };
    this.frame.context = {
      theme: this.theme === 'auto' ? null : this.theme,
      locale: this.told === BROWSERS ? null : this.told,
      record: this.record === undefined ? null : { type: 'contact', id: this.record.id },
      identifiers: this.record === undefined ? [] : [this.record.email, this.record.phone],
    };
    this.frame.style.setProperty('--inlay-frame-width', `${String(this.width)}px`);
  }

  /** What the panel has written beside the record, the newest first. */
  #renderActivities(): TemplateResult {
    const { record, shell, language } = this.words;
    return html`<section class="card" aria-label=${record.activities}>
      <h2>${record.activities}</h2>
      <label
        ><input
          type="checkbox"
          .checked=${this.refuses}
          @change=${(event: Event) => (this.refuses = (event.target as HTMLInputElement).checked)}
        />
        ${shell.refuse}</label
      >
      ${this.activities.length === 0 ? html`<p class="quiet">${record.noActivities}</p>` : nothing}
      <ul>
        ${this.activities.map(
          ({ subject, endedAt, outcome }) =>
            html`<li>
              <strong>${subject}</strong>
              <p class="quiet">
                ${[
                  readableTime(endedAt, language),
                  outcome.disposition,
                  outcome.resolutionReason,
                  ...outcome.topics,
                ]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </p>
              ${outcome.notes === '' ? nothing : html`<p>${outcome.notes}</p>`}
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #renderBar(): TemplateResult {
    const { choices, crm } = this.words;
    const other = this.agents.find(({ id }) => id !== this.agentId);
    return html`<header>
      <strong>Acme CRM${this.waiting > 0 ? html` (${this.waiting})` : nothing}</strong>
      <slot name="menu"></slot>
      <div class="choices">
        ${this.renderAgents()}
        ${choice(choices.language, this.told, [[BROWSERS, choices.browsers], ...LANGUAGES], (told) => {
          this.told = told;
          this.language = languageOf(told);
        })}
        ${this.renderThemes()}
        ${choice(
          choices.width,
          this.width,
          [340, 360, 480, 640, 900].map((width) => [width, choices.pixels(width)] as const),
          (width) => (this.width = Number(width)),
        )}
        ${
          other === undefined
            ? nothing
            : html`<a href=${`?agent=${other.id}`} target="_blank">${crm.openAs(other.name)}</a>`
        }
      </div>
    </header>`;
  }

  protected override render(): TemplateResult {
    const { record: names, crm, language } = this.words;
    return html`${this.#renderBar()}
      <div class="record-and-panel">
        <main>
          ${this.renderSilence()}
          <div class="quiet" role="log" aria-label=${crm.notices}>
            ${this.notices.map((notice) => html`<div>${notice}</div>`)}
          </div>
          <div class="card">
            <h2>${this.record?.name}</h2>
            <p class="quiet">${names.contact} · ${this.record?.id}</p>
            <dl>
              <dt>${names.company}</dt>
              <dd>${this.record?.company}</dd>
              <dt>${names.email}</dt>
              <dd>${breakable(this.record?.email ?? '')}</dd>
              <dt>${names.phone}</dt>
              <dd>${readableNumber(this.record?.phone ?? '')}</dd>
              <dt>${names.since}</dt>
              <dd>${readableDay(this.record?.since ?? '', language)}</dd>
            </dl>
          </div>
          <div class="card"><demo-softphone></demo-softphone></div>
          ${this.#renderActivities()}
          <p class="quiet">${crm.about}</p>
        </main>
        ${
          this.agentId === ''
            ? nothing
            : // Another agent is another panel.
              keyed(
                this.agentId,
                html`<inlay-frame .callbacks=${this.#callbacks} src="./panel.html"></inlay-frame>`,
              )
        }
      </div>`;
  }
}

/** A contact that the panel had made here; it is there until the page is loaded again. */
function found({ id, name, email, phone }: CrmRecord): HostContact {
  return { record: { type: 'contact', id }, name, identifiers: [email, phone].filter((one) => one !== '') };
}

function newRecord(id: string, name: string, identifiers: readonly string[]): CrmRecord {
  return {
    id,
    name,
    company: '–',
    email: identifiers.find((one) => one.includes('@') && !one.startsWith('@')) ?? '–',
    phone: identifiers.find((one) => one.startsWith('+')) ?? '–',
    since: new Date().toISOString().slice(0, 10),
  };
}

/** An identifier as it is compared: without what is only for the eye. */
function plain(identifier: string): string {
  return /^[\d\s().+-]+$/.test(identifier) ? identifier.replace(/[\s().-]/g, '') : identifier.toLowerCase();
}
