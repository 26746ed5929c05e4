import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { PageCallbacks } from '../../src/embed/embed.ts';
import type { HostActivity } from '../../src/model/host.ts';
import type { InlayFrame } from '../../src/embed/inlay-frame.ts';
import { agents, token, type DemoAgent } from './sign-in.ts';
import './softphone.ts';
import type { Softphone } from './softphone.ts';

interface CrmRecord {
  readonly id: string;
  readonly name: string;
  readonly company: string;
  readonly email: string;
  readonly phone: string;
  readonly since: string;
}

const RECORDS: readonly CrmRecord[] = [
  {
    id: 'C-1042',
    name: 'Léa Martin',
    company: 'Atelier Martin',
    email: 'lea.martin@example.com',
    phone: '+33 6 12 34 56 78',
    since: '2021-03-14',
  },
  {
    id: 'C-2210',
    name: 'Tom Keller',
    company: 'Keller & Söhne',
    email: 'tom.keller@example.com',
    phone: '+49 151 2345 6789',
    since: '2019-09-02',
  },
];

/**
 * A plain CRM page: a customer's record, and the panel beside it in an iframe. `?agent=` chooses who is signed in, `?theme=` and
 * `?language=` what the page tells the panel.
 */
@customElement('demo-crm')
export class CrmPage extends LitElement {
  static override styles = css`
    :host {
      display: grid;
      grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
      min-block-size: 0;
    }
    /* Where the panel leaves the record no room beside it, it stands under it. */
    .record-and-panel {
      display: flex;
      flex-wrap: wrap;
      min-block-size: 0;
      overflow-y: auto;
    }
    header {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 16px;
      align-items: center;
      padding: 8px 16px;
      background: var(--demo-surface);
      border-block-end: 1px solid var(--demo-line);
    }
    slot[name='menu'] {
      display: block;
      margin-inline-end: auto;
    }
    label {
      display: inline-flex;
      gap: 6px;
      align-items: center;
      font-size: 12px;
      color: var(--demo-quiet);
    }
    select,
    a {
      font: inherit;
      font-size: 13px;
      color: var(--demo-text);
    }
    select {
      background: var(--demo-surface);
      border: 1px solid var(--demo-line);
      border-radius: 6px;
      padding: 4px 6px;
    }
    a {
      color: var(--demo-accent);
    }
    main {
      flex: 1 1 280px;
      box-sizing: border-box;
      padding: 16px;
      overflow-y: auto;
      min-inline-size: 0;
    }
    .card {
      background: var(--demo-surface);
      border: 1px solid var(--demo-line);
      border-radius: 8px;
      padding: 16px;
      max-inline-size: 640px;
    }
    h2 {
      margin: 0 0 4px;
      font-size: 18px;
      line-height: 24px;
    }
    .quiet {
      color: var(--demo-quiet);
      font-size: 12px;
      line-height: 16px;
      margin: 0 0 12px;
    }
    .card + .card {
      margin-block-start: 12px;
    }
    .card ul {
      margin: 12px 0 0;
      padding: 0;
      list-style: none;
      font-size: 13px;
      overflow-wrap: anywhere;
    }
    .card li p {
      margin: 2px 0 8px;
      white-space: pre-line;
    }
    .card + .quiet {
      margin-block-start: 12px;
      max-inline-size: 640px;
    }
    dl {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: 6px 16px;
      margin: 0;
      font-size: 13px;
    }
    dt {
      color: var(--demo-quiet);
    }
    dd {
      margin: 0;
      overflow-wrap: anywhere;
    }
    inlay-frame {
      flex: none;
      box-sizing: border-box;
      max-inline-size: 100%;
      min-block-size: min(100%, 620px);
      box-shadow:
        -1px 0 0 var(--demo-line),
        0 -1px 0 var(--demo-line);
      background: var(--demo-surface);
    }
    :focus-visible {
      outline: 2px solid var(--demo-accent);
      outline-offset: 1px;
    }
    .problem {
      color: var(--demo-danger);
    }
  `;

  @state() private agents: readonly DemoAgent[] = [];
  @state() private agentId = parameter('agent') ?? '';
  @state() private theme = parameter('theme') ?? 'auto';
  @state() private language = parameter('language') ?? 'auto';
  @state() private width = Number(parameter('width') ?? 360);
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
        this.record = RECORDS.find((record) => record.id === id) ?? this.record;
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

  #choice<T extends string | number>(
    label: string,
    value: T,
    options: readonly (readonly [T, string])[],
    take: (value: string) => void,
  ): TemplateResult {
    return html`<label
      >${label}
      <select
        aria-label=${label}
        @change=${(event: Event) => {
          take((event.target as HTMLSelectElement).value);
        }}
      >
        ${options.map(
          ([option, words]) => html`<option value=${option} ?selected=${option === value}>${words}</option>`,
        )}
      </select>
    </label>`;
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
        ${this.#choice(
          'Agent',
          this.agentId,
          this.agents.map(({ id, name }) => [id, name] as const),
          (id) => (this.agentId = id),
        )}
        ${this.#choice(
          'Language',
          this.language,
          [
            ['auto', 'Browser’s'],
            ['en', 'English'],
            ['fr', 'Français'],
          ],
          (language) => (this.language = language),
        )}
        ${this.#choice(
          'Theme',
          this.theme,
          [
            ['auto', 'System’s'],
            ['light', 'Light'],
            ['dark', 'Dark'],
          ],
          (theme) => (this.theme = theme),
        )}
        ${this.#choice(
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
              <dd>${this.record?.phone}</dd>
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

function parameter(name: string): string | null {
  return new URLSearchParams(location.search).get(name);
}
