import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import {
  BEHAVIOUR_MODES,
  type BehaviourMode,
  type CustomerKind,
  type NetworkAccount,
  type NetworkBehaviour,
  type NetworkCustomer,
  type NetworkEntry,
} from '../network/api.ts';
import { PLATFORM_ACTIONS } from '../../src/model/platform.ts';
import { PLATFORMS } from '../../src/model/platforms.ts';
import { styles } from './customers-side.styles.ts';
import * as network from './network-client.ts';
import { timelineEntry } from './timeline-entry.ts';

const MODE_WORDS: Readonly<Record<BehaviourMode, string>> = {
  normal: 'works',
  slow: 'is slow',
  rejecting: 'rejects answers',
  'rate-limited': 'limits the rate',
  down: 'is down',
  'accepts-then-times-out': 'takes answers and does not say so',
  'recipient-offline': 'can’t reach the customer yet',
};

/** As if it had been written so long ago: shortly before and after a window closes. */
const WRITTEN: readonly (readonly [string, number])[] = [
  ['now', 0],
  ['23 h 59 min ago', 24 * 60 - 1],
  ['25 hours ago', 25 * 60],
  ['6 d 23 h 59 min ago', 7 * 24 * 60 - 1],
  ['8 days ago', 8 * 24 * 60],
];

/** The customers' side of the demo: everybody outside the company, and what the networks show them. */
@customElement('demo-customers')
export class CustomersSide extends LitElement {
  static override styles = styles;

  @state() private accounts: readonly NetworkAccount[] = [];
  @state() private customers: readonly NetworkCustomer[] = [];
  @state() private accountId = '';
  @state() private customerId = '';
  @state() private kind = '';
  @state() private stars = 5;
  @state() private minutesAgo = 0;
  @state() private onAd = false;
  @state() private answering: NetworkEntry | null = null;
  @state() private timeline: network.Timeline = { threads: [], entries: [], typing: [] };
  @state() private problem = '';
  @state() private busy = false;
  @state() private fileCount = 0;
  @query('textarea') private field!: HTMLTextAreaElement;
  @query('input[type=file]') private files!: HTMLInputElement;
  @query('[role=log]') private log!: HTMLElement;
  #following: AbortController | undefined;
  #typedAt = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('role', 'region');
    this.setAttribute('aria-label', 'Customers');
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#following?.abort();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('timeline')) this.log.scrollTop = this.log.scrollHeight;
  }

  get #account(): NetworkAccount | undefined {
    return this.accounts.find(({ id }) => id === this.accountId);
  }

  get #kind(): CustomerKind | undefined {
    const kinds = this.#account?.kinds ?? [];
    return kinds.find(({ kind }) => kind === this.kind) ?? kinds[0];
  }

  async #load(): Promise<void> {
    try {
      [this.accounts, this.customers] = await Promise.all([network.accounts(), network.customers()]);
      this.customerId = this.customers[0]?.id ?? '';
      this.#choose(this.accounts[0]?.id ?? '');
      this.problem = '';
    } catch (error) {
      this.problem = `The networks don’t answer (${String(error)}). Trying again.`;
      setTimeout(() => void this.#load(), 2_000);
    }
  }

  #choose(accountId: string): void {
    this.#following?.abort();
    this.#following = new AbortController();
    this.accountId = accountId;
    this.answering = null;
    this.kind = this.#account?.kinds[0]?.kind ?? '';
    this.timeline = { threads: [], entries: [], typing: [] };
    void network.follow(
      accountId,
      (timeline) => {
        this.timeline = timeline;
      },
      this.#following.signal,
    );
  }

  readonly #onType = (): void => {
    if (Date.now() - this.#typedAt < 3_000) return;
    this.#typedAt = Date.now();
    network.type(this.accountId, this.customerId).catch(() => undefined);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void this.#post();
  };

  async #post(): Promise<void> {
    const kind = this.#kind;
    if (kind === undefined || this.busy) return;
    this.busy = true;
    this.problem = '';
    try {
      const files = await Promise.all([...(this.files.files ?? [])].map(network.putFile));
      await network.write(this.accountId, {
        customerId: this.customerId,
        kind: kind.kind,
        text: this.field.value,
        fileIds: files.map(({ id }) => id),
        ...(kind.needsStars ? { stars: this.stars } : {}),
        ...(this.minutesAgo === 0 ? {} : { minutesAgo: this.minutesAgo }),
        ...(this.onAd && kind.kind === 'comment' ? { onAd: true } : {}),
        ...(this.answering === null
          ? {}
          : { threadId: this.answering.threadId, inReplyToId: this.answering.id }),
      });
      this.field.value = '';
      this.files.value = '';
      this.fileCount = 0;
      this.answering = null;
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    } finally {
      this.busy = false;
    }
  }

  /** Whether the chosen customer has a private conversation here that goes on. */
  get #goesOn(): boolean {
    return this.timeline.threads.some(
      ({ kind, customerId, endedAt }) =>
        kind === 'conversation' && customerId === this.customerId && typeof endedAt !== 'number',
    );
  }

  async #end(): Promise<void> {
    this.problem = '';
    try {
      await network.end(this.accountId, this.customerId);
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
  }

  async #behave(change: Partial<NetworkBehaviour>): Promise<void> {
    const account = await network.behave(this.accountId, change);
    this.accounts = this.accounts.map((other) => (other.id === account.id ? account : other));
  }

  readonly #answer = (entry: NetworkEntry): void => {
    this.answering = entry;
    const follow = this.#account?.kinds.find(
      ({ place, visibility }) => place !== 'opens' && visibility === entry.visibility,
    );
    this.kind = follow?.kind ?? this.kind;
    this.field.focus();
  };

  #renderTimeline(): TemplateResult {
    const { threads, entries } = this.timeline;
    const shown = [...threads].sort((a, b) => a.createdAt - b.createdAt);
    if (shown.length === 0) return html`<p class="meta">Nothing on this account yet.</p>`;
    return html`${repeat(
      shown,
      ({ id }) => id,
      (thread) =>
        html`<div class="thread">
          ${repeat(
            entries.filter(({ threadId }) => threadId === thread.id).sort((a, b) => a.sentAt - b.sentAt),
            ({ id }) => id,
            (entry, index) =>
              timelineEntry(
                entry,
                thread.kind !== 'conversation' && index > 0,
                this.#answer,
                entries.find(({ id }) => id === entry.inReplyToId),
              ),
          )}
          ${
            this.timeline.typing.some(({ threadId }) => threadId === thread.id)
              ? html`<p class="meta">The company is writing…</p>`
              : nothing
          }
          ${typeof thread.endedAt === 'number' ? html`<p class="meta">The customer has ended the conversation.</p>` : nothing}
        </div>`,
    )}`;
  }

  #renderForm(): TemplateResult {
    const account = this.#account;
    const kind = this.#kind;
    return html`<form
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.#post();
      }}
    >
      ${
        this.answering === null
          ? nothing
          : html`<p class="meta">
              Answering <bdi>${this.answering.author.name}</bdi>
              <button type="button" @click=${() => (this.answering = null)}>Not this one</button>
            </p>`
      }
      <textarea
        aria-label="Write as the customer"
        placeholder="Write as the customer"
        dir="auto"
        @input=${this.#onType}
        @keydown=${this.#onKey}
      ></textarea>
      <div class="act">
        <select
          aria-label="Kind"
          .value=${kind?.kind ?? ''}
          @change=${(event: Event) => (this.kind = (event.target as HTMLSelectElement).value)}
        >
          ${(account?.kinds ?? []).map(
            (option) =>
              html`<option value=${option.kind} ?selected=${option === kind}>
                ${option.kind} (${option.visibility})
              </option>`,
          )}
        </select>
        ${
          kind?.needsStars === true
            ? html`<select
                aria-label="Stars"
                @change=${(event: Event) => (this.stars = Number((event.target as HTMLSelectElement).value))}
              >
                ${[5, 4, 3, 2, 1].map(
                  (stars) =>
                    html`<option value=${stars} ?selected=${stars === this.stars}>${stars} ★</option>`,
                )}
              </select>`
            : nothing
        }
        ${
          kind?.kind === 'comment'
            ? html`<label
                ><input
                  type="checkbox"
                  .checked=${this.onAd}
                  @change=${(event: Event) => (this.onAd = (event.target as HTMLInputElement).checked)}
                />on the ad</label
              >`
            : nothing
        }
        <select
          aria-label="Written"
          @change=${(event: Event) => (this.minutesAgo = Number((event.target as HTMLSelectElement).value))}
        >
          ${WRITTEN.map(
            ([words, minutes]) =>
              html`<option value=${minutes} ?selected=${minutes === this.minutesAgo}>${words}</option>`,
          )}
        </select>
        <label class="file grow"
          >${this.fileCount === 0 ? 'Add files' : `${String(this.fileCount)} ${this.fileCount === 1 ? 'file' : 'files'}`}
          <input
            type="file"
            multiple
            @change=${(event: Event) => (this.fileCount = (event.target as HTMLInputElement).files?.length ?? 0)}
          />
        </label>
        ${
          this.#goesOn
            ? html`<button type="button" @click=${() => void this.#end()}>End conversation</button>`
            : nothing
        }
        <button class="primary" type="submit" ?disabled=${this.busy}>Post as customer</button>
      </div>
      ${this.problem === '' ? nothing : html`<p class="problem" role="alert">${this.problem}</p>`}
    </form>`;
  }

  /** What the account's network can do with its entries, each of which it can be told to refuse. */
  #renderRefusals(): TemplateResult | typeof nothing {
    const account = this.#account;
    if (account === undefined) return nothing;
    const can = PLATFORM_ACTIONS.filter(
      (action) =>
        action !== 'reply' && PLATFORMS[account.platform].actions.some((rule) => rule.action === action),
    );
    if (can.length === 0) return nothing;
    const { refuses } = account.behaviour;
    return html`<details>
      <summary class=${refuses.length === 0 ? '' : 'warn'}>
        Refuses ${refuses.length === 0 ? 'nothing' : refuses.join(', ')}
      </summary>
      <fieldset class="refusals">
        <legend>This network refuses to</legend>
        ${can.map(
          (action) =>
            html`<label
              ><input
                type="checkbox"
                .checked=${refuses.includes(action)}
                @change=${(event: Event) =>
                  void this.#behave({
                    refuses: (event.target as HTMLInputElement).checked
                      ? [...refuses, action]
                      : refuses.filter((other) => other !== action),
                  })}
              />${action}</label
            >`,
        )}
      </fieldset>
    </details>`;
  }

  protected override render(): TemplateResult {
    const mode = this.#account?.behaviour.mode ?? 'normal';
    return html`<header>
        <h1>Customers</h1>
        <p class="about">
          Simulated networks on this machine: what you write here reaches the company by a signed webhook.
        </p>
        <div class="pair">
          <label
            >Network account
            <select
              aria-label="Network account"
              @change=${(event: Event) => {
                this.#choose((event.target as HTMLSelectElement).value);
              }}
            >
              ${this.accounts.map(
                ({ id, name, platform }) =>
                  html`<option value=${id} ?selected=${id === this.accountId}>${name} · ${platform}</option>`,
              )}
            </select>
          </label>
          <label
            >Customer
            <select
              aria-label="Customer"
              @change=${(event: Event) => (this.customerId = (event.target as HTMLSelectElement).value)}
            >
              ${this.customers.map(
                ({ id, name }) =>
                  html`<option value=${id} ?selected=${id === this.customerId}>${name}</option>`,
              )}
            </select>
          </label>
        </div>
        <label class=${mode === 'normal' ? '' : 'warn'}
          >This network
          <select
            aria-label="This network"
            .value=${mode}
            @change=${(event: Event) =>
              void this.#behave({ mode: (event.target as HTMLSelectElement).value as BehaviourMode })}
          >
            ${BEHAVIOUR_MODES.map(
              (option) =>
                html`<option value=${option} ?selected=${option === mode}>${MODE_WORDS[option]}</option>`,
            )}
          </select>
        </label>
        ${this.#renderRefusals()}
      </header>
      <div role="log" aria-label="Network timeline" tabindex="0">${this.#renderTimeline()}</div>
      ${this.#renderForm()}`;
  }
}
