import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { PageCallbacks } from '../../src/embed/embed.ts';
import type { HostActivity } from '../../src/model/host.ts';
import type { InlayFrame } from '../../src/embed/inlay-frame.ts';
import { PEOPLE, readableNumber } from '../hosts/people.ts';
import { crmStyles } from './crm-page.styles.ts';
import { agents, token, type DemoAgent } from './sign-in.ts';
import './softphone.ts';
import type { Softphone } from './softphone.ts';
import { choice } from '../shell/shell-parts.ts';

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

/**
 * A plain CRM page: a customer's record, and the panel beside it in an iframe. `?agent=` chooses who is signed in, `?theme=` and
 * `?language=` what the page tells the panel.
 */
@customElement('demo-crm')
export class CrmPage extends LitElement {
  static override styles = crmStyles;

  @state() private agents: readonly DemoAgent[] = [];
  @state() private agentId = parameter('agent') ?? '';
  @state() private theme = parameter('theme') ?? 'auto';
  @state() private language = parameter('language') ?? 'auto';
  @state() private width = Number(parameter('width') ?? 360);
  @state() private records = RECORDS;
  @state() private record = RECORDS[0];
  @state() private waiting = 0;
  /** The panel's last notices, as this page shows them. */
  @state() private notices: readonly string[] = [];
  @state() private activities: readonly HostActivity[] = [];
  /** Whether the CRM takes no activities, so that it can be seen what becomes of them. */
  @state() private refuses = false;
  @state() private problem = '';
  @query('inlay-frame') private frame!: InlayFrame | null;
  @query('demo-softphone') private softphone!: Softphone;
  #callbacks: PageCallbacks = {};

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  async #load(): Promise<void> {
    try {
      this.agents = await agents();
      if (!this.agents.some(({ id }) => id === this.agentId)) this.agentId = this.agents[0]?.id ?? '';
      this.problem = '';
    } catch {
      this.problem = 'The server doesn’t answer. Trying again.';
      setTimeout(() => void this.#load(), 2_000);
    }
  }

  protected override willUpdate(changed: PropertyValues): void {
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
        if (record === undefined) throw new Error(`There is no contact ${id}`);
        this.record = record;
      },
      findContacts: (identifiers) =>
        this.records
          .filter(({ email, phone }) => identifiers.some((one) => [email, phone].includes(plain(one))))
          .map(({ id, name }) => ({ record: { type: 'contact', id }, name })),
      createContact: ({ name, identifiers }) => {
        if (this.refuses) throw new Error('This CRM takes no contacts now');
        const record = newRecord(`C-${String(3000 + this.records.length)}`, name, identifiers.map(plain));
        this.records = [...this.records, record];
        return { type: 'contact', id: record.id };
      },
      logActivity: (activity) => {
        if (this.refuses) throw new Error('This CRM takes no activities now');
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
    if (changed.has('theme')) {
      if (this.theme === 'auto') delete document.documentElement.dataset['theme'];
      else document.documentElement.dataset['theme'] = this.theme;
    }
    if (this.frame === null) return;
    const { frame } = this;
    this.softphone.tell = (event) => {
      frame.tell(event);
    };
    this.frame.context = {
      theme: this.theme === 'auto' ? null : (this.theme as 'light' | 'dark'),
      locale: this.language === 'auto' ? null : this.language,
      record: this.record === undefined ? null : { type: 'contact', id: this.record.id },
      identifiers: this.record === undefined ? [] : [this.record.email, this.record.phone],
    };
    this.frame.style.setProperty('--inlay-frame-width', `${String(this.width)}px`);
  }

  /** What the panel has written beside the record, the newest first. */
  #renderActivities(): TemplateResult {
    return html`<section class="card" aria-label="Activities">
      <h2>Activities</h2>
      <label
        ><input
          type="checkbox"
          .checked=${this.refuses}
          @change=${(event: Event) => (this.refuses = (event.target as HTMLInputElement).checked)}
        />
        Refuse what the panel writes</label
      >
      ${this.activities.length === 0 ? html`<p class="quiet">Nothing yet. An outcome that is saved stands here.</p>` : nothing}
      <ul>
        ${this.activities.map(
          ({ subject, endedAt, outcome }) =>
            html`<li>
              <strong>${subject}</strong>
              <p class="quiet">
                ${[
                  new Date(endedAt).toLocaleString(),
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

  protected override render(): TemplateResult {
    const other = this.agents.find(({ id }) => id !== this.agentId);
    return html`<header>
        <strong>Acme CRM${this.waiting > 0 ? html` (${this.waiting})` : nothing}</strong>
        <slot name="menu"></slot>
        ${choice(
          'Agent',
          this.agentId,
          this.agents.map(({ id, name }) => [id, name] as const),
          (id) => (this.agentId = id),
        )}
        ${choice(
          'Language',
          this.language,
          [
            ['auto', 'Browser’s'],
            ['en', 'English'],
            ['fr', 'Français'],
          ],
          (language) => (this.language = language),
        )}
        ${choice(
          'Theme',
          this.theme,
          [
            ['auto', 'System’s'],
            ['light', 'Light'],
            ['dark', 'Dark'],
          ],
          (theme) => (this.theme = theme),
        )}
        ${choice(
          'Width',
          this.width,
          [340, 360, 480, 640, 900].map((width) => [width, `${String(width)} px`] as const),
          (width) => (this.width = Number(width)),
        )}
        ${
          other === undefined
            ? nothing
            : html`<a href=${`?agent=${other.id}`} target="_blank">Open as ${other.name} in a new tab</a>`
        }
      </header>
      <div class="record-and-panel">
        <main>
          ${this.problem === '' ? nothing : html`<p class="problem" role="alert">${this.problem}</p>`}
          <div class="quiet" role="log" aria-label="Notices">
            ${this.notices.map((notice) => html`<div>${notice}</div>`)}
          </div>
          <div class="card">
            <h2>${this.record?.name}</h2>
            <p class="quiet">Contact · ${this.record?.id}</p>
            <dl>
              <dt>Company</dt>
              <dd>${this.record?.company}</dd>
              <dt>Email</dt>
              <dd>${this.record?.email}</dd>
              <dt>Phone</dt>
              <dd>${readableNumber(this.record?.phone ?? '')}</dd>
              <dt>Customer since</dt>
              <dd>${this.record?.since}</dd>
            </dl>
          </div>
          <div class="card"><demo-softphone></demo-softphone></div>
          ${this.#renderActivities()}
          <p class="quiet">
            A demonstration: this page signs you in as any of its agents, without a password, with a token
            that its server makes. A real CRM page gets one from its own server.
          </p>
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

function parameter(name: string): string | null {
  return new URLSearchParams(location.search).get(name);
}
