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
import type { DemoWords } from '../words/demo-words.ts';
import { PageWords } from '../words/page-language.ts';
import * as network from './network-client.ts';
import { timelineEntry } from './timeline-entry.ts';

/** As if it had been written so many minutes ago: now, and shortly before and after a window closes. */
const WRITTEN = ['0', '1439', '1500', '10079', '11520'] as const;

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
  readonly #pageWords = new PageWords(this);
  #following: AbortController | undefined;
  #typedAt = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('role', 'region');
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#following?.abort();
  }

  get #words(): DemoWords['customers'] {
    return this.#pageWords.value.customers;
  }

  protected override willUpdate(): void {
    this.setAttribute('aria-label', this.#words.title);
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
      this.problem = this.#words.unreachable(String(error));
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
    const words = this.#words;
    const shown = [...threads].sort((a, b) => a.createdAt - b.createdAt);
    if (shown.length === 0) return html`<p class="meta">${words.nothing}</p>`;
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
                {
                  isUnder: thread.kind !== 'conversation' && index > 0,
                  onAnswer: this.#answer,
                  quoted: entries.find(({ id }) => id === entry.inReplyToId),
                },
                this.#pageWords.value,
              ),
          )}
          ${
            this.timeline.typing.some(({ threadId }) => threadId === thread.id)
              ? html`<p class="meta">${words.typing}</p>`
              : nothing
          }
          ${typeof thread.endedAt === 'number' ? html`<p class="meta">${words.ended}</p>` : nothing}
        </div>`,
    )}`;
  }

  #renderForm(): TemplateResult {
    const account = this.#account;
    const kind = this.#kind;
    const words = this.#words;
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
              ${words.answering} <bdi>${this.answering.author.name}</bdi>
              <button type="button" @click=${() => (this.answering = null)}>${words.notThis}</button>
            </p>`
      }
      <textarea
        aria-label=${words.write}
        placeholder=${words.write}
        dir="auto"
        @input=${this.#onType}
        @keydown=${this.#onKey}
      ></textarea>
      <div class="act">
        <select
          aria-label=${words.kind}
          .value=${kind?.kind ?? ''}
          @change=${(event: Event) => (this.kind = (event.target as HTMLSelectElement).value)}
        >
          ${(account?.kinds ?? []).map(
            (option) =>
              html`<option value=${option.kind} ?selected=${option === kind}>
                ${words.kinds[option.kind]} (${words.visibilities[option.visibility]})
              </option>`,
          )}
        </select>
        ${
          kind?.needsStars === true
            ? html`<select
                aria-label=${words.stars}
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
                />${words.onAd}</label
              >`
            : nothing
        }
        <select
          aria-label=${words.written}
          @change=${(event: Event) => (this.minutesAgo = Number((event.target as HTMLSelectElement).value))}
        >
          ${WRITTEN.map(
            (minutes) =>
              html`<option value=${minutes} ?selected=${Number(minutes) === this.minutesAgo}>
                ${words.writtenAgo[minutes]}
              </option>`,
          )}
        </select>
        <label class="file grow"
          >${this.fileCount === 0 ? words.addFiles : words.files(this.fileCount)}
          <input
            type="file"
            multiple
            @change=${(event: Event) => (this.fileCount = (event.target as HTMLInputElement).files?.length ?? 0)}
          />
        </label>
        ${
          this.#goesOn
            ? html`<button type="button" @click=${() => void this.#end()}>${words.end}</button>`
            : nothing
        }
        <button class="primary" type="submit" ?disabled=${this.busy}>${words.post}</button>
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
    const words = this.#words;
    return html`<details>
      <summary class=${refuses.length === 0 ? '' : 'warn'}>
        ${words.refuses(refuses.map((action) => words.actions[action]))}
      </summary>
      <fieldset class="refusals">
        <legend>${words.refusesTo}</legend>
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
              />${words.actions[action]}</label
            >`,
        )}
      </fieldset>
    </details>`;
  }

  protected override render(): TemplateResult {
    const mode = this.#account?.behaviour.mode ?? 'normal';
    const words = this.#words;
    return html`<header>
        <h1>${words.title}</h1>
        <p class="about">${words.about}</p>
        <div class="pair">
          <label
            >${words.account}
            <select
              aria-label=${words.account}
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
            >${words.customer}
            <select
              aria-label=${words.customer}
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
          >${words.network}
          <select
            aria-label=${words.network}
            .value=${mode}
            @change=${(event: Event) =>
              void this.#behave({ mode: (event.target as HTMLSelectElement).value as BehaviourMode })}
          >
            ${BEHAVIOUR_MODES.map(
              (option) =>
                html`<option value=${option} ?selected=${option === mode}>${words.modes[option]}</option>`,
            )}
          </select>
        </label>
        ${this.#renderRefusals()}
      </header>
      <div role="log" aria-label=${words.timeline} tabindex="0">${this.#renderTimeline()}</div>
      ${this.#renderForm()}`;
  }
}
