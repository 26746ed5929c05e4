import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import { StoreController } from '../../controllers/store-controller.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { DirectoryEntry, DirectoryKind, DirectoryPurpose } from '../../model/directory.ts';
import { selectDirectory, selectSession } from '../../store/selectors.ts';
import type { DirectorySlice } from '../../store/state.ts';
import { base } from '../../theme/base.styles.ts';
import { form } from '../../theme/form.styles.ts';
import { tokens } from '../../theme/tokens.ts';
import { DirectoryChooseEvent } from './directory.events.ts';
import { directoryStyles } from './directory.styles.ts';
import { renderEntry } from './entry.ts';

const TYPING_PAUSE_MS = 200;
/** So far from its end the list begins to read more, CSS pixels. */
const NEAR_END = 400;

/**
 * Agents, skills, teams and contacts, searched as one types and read a page at a time. Arrows lead through the entries, and from one
 * tab to the next.
 *
 * @tagname inlay-directory
 * @slot first - Stands before the entries while nothing is searched for.
 * @fires {DirectoryChooseEvent} inlay-directory-choose - An entry was chosen. Not composed.
 */
export class Directory extends LitElement {
  static override readonly styles = [tokens, base, form, directoryStyles];
  static override readonly shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  /** The interaction that is to be given to somebody; each entry says why it can't be. */
  @property({ attribute: 'interaction-id' }) interactionId: string | undefined;
  /** The tabs, the first of which is shown first; none is agents and teams in one list. */
  @property({ attribute: false }) kinds: readonly DirectoryKind[] = [];
  @property() purpose: DirectoryPurpose = 'assign';
  /** Whether an entry is the one that has it now, which can't be chosen again. */
  @property({ attribute: false }) isChosen: (entry: DirectoryEntry) => boolean = () => false;

  @state() private search = '';
  @state() private kind: DirectoryKind | undefined;

  @query('input') private field!: HTMLInputElement | null;
  @query('.results') private results!: HTMLElement | null;

  readonly #strings = new StringsController(this);
  readonly #directory = new StoreController(this, selectDirectory);
  readonly #session = new StoreController(this, selectSession);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #hasAsked = false;
  #held = 0;
  #lists = 0;

  /** What is typed in the search. */
  get text(): string {
    return this.search.trim();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override focus(options?: FocusOptions): void {
    void this.updateComplete.then(() => this.field?.focus(options));
  }

  protected override willUpdate(): void {
    if (this.kind === undefined || !this.kinds.includes(this.kind)) this.kind = this.kinds[0];
    const { length } = this.#directory.value?.items ?? [];
    // Thousands taken out of the page one by one stop it for many seconds; a whole list goes at once.
    if (length < this.#held) this.#lists += 1;
    this.#held = length;
  }

  protected override updated(): void {
    if (this.#hasAsked || this.#directory.store === undefined) return;
    this.#hasAsked = true;
    this.#ask();
  }

  #ask(): void {
    const { kind, purpose } = this;
    const actions = this.#directory.store?.actions;
    if (kind === undefined && purpose === 'assign')
      void actions?.searchDirectory(this.text, this.interactionId);
    else
      void actions?.searchDirectory(this.text, this.interactionId, {
        ...(kind === undefined ? {} : { kind }),
        purpose,
      });
  }

  #onSearch(event: Event): void {
    this.search = (event.target as HTMLInputElement).value;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#ask();
    }, TYPING_PAUSE_MS);
  }

  #onScroll(): void {
    const { results } = this;
    if (results === null) return;
    if (results.scrollHeight - results.scrollTop - results.clientHeight < NEAR_END)
      void this.#directory.store?.actions.loadMoreDirectory();
  }

  #choose(kind: DirectoryKind): void {
    if (this.kind === kind) return;
    this.kind = kind;
    clearTimeout(this.#timer);
    if (this.results !== null) this.results.scrollTop = 0;
    this.#ask();
  }

  #onTabKey(event: KeyboardEvent): void {
    const forward = getComputedStyle(this).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const step = { [forward]: 1, [forward === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight']: -1 }[event.key];
    if (step === undefined || this.kind === undefined) return;
    event.preventDefault();
    const { kinds } = this;
    const next = kinds.at((kinds.indexOf(this.kind) + step) % kinds.length);
    if (next === undefined) return;
    this.#choose(next);
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('[aria-selected=true]')?.focus(),
    );
  }

  #onKey(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const slotted = [...this.querySelectorAll<HTMLElement>('[slot=first]')].filter(() => this.text === '');
    const entries = [...this.renderRoot.querySelectorAll<HTMLElement>('.entry')];
    const stops = [this.field, ...slotted, ...entries].filter((stop) => stop !== null);
    const at = stops.findIndex((stop) => stop.matches(':focus'));
    stops.at((at + step) % stops.length)?.focus();
  }

  #onChoose(entry: DirectoryEntry): void {
    if (entry.obstacle === null && !this.isChosen(entry))
      this.dispatchEvent(new DirectoryChooseEvent({ entry }));
  }

  #renderEntries(entries: readonly DirectoryEntry[], strings: Strings): TemplateResult {
    const channels = this.#session.value?.channels ?? [];
    return html`${keyed(
      this.#lists,
      html`<ul>
        ${repeat(
          entries,
          ({ kind, id }) => `${kind} ${id}`,
          (entry) =>
            html`<li>
              ${renderEntry(entry, {
                strings,
                channels,
                isChosen: this.isChosen(entry),
                onChoose: () => {
                  this.#onChoose(entry);
                },
              })}
            </li>`,
        )}
      </ul>`,
    )}`;
  }

  #renderGroup(
    kind: DirectoryKind,
    items: readonly DirectoryEntry[],
    strings: Strings,
  ): TemplateResult | typeof nothing {
    const entries = items.filter((entry) => entry.kind === kind);
    if (entries.length === 0) return nothing;
    const title = nameOf(kind, strings);
    return html`<section aria-label=${title}>
      <h3>${title}</h3>
      ${this.#renderEntries(entries, strings)}
    </section>`;
  }

  /** Entries to come, only where they are long in coming. */
  #renderLoading(strings: Strings): TemplateResult {
    return html`<div class="skeleton" aria-hidden="true">
        ${Array.from({ length: 6 }, () => html`<div><span></span><span></span></div>`)}
      </div>
      <span class="visually-hidden">${strings.everywhere.loading}</span>`;
  }

  #renderResults({ items, status, error }: DirectorySlice, strings: Strings): TemplateResult {
    const { kind } = this;
    if (status === 'failed') {
      return html`<div class="note" role="alert">
        <p>${strings.directory.failed}</p>
        ${error === null ? nothing : html`<p class="quiet">${strings.errors[error.kind]}</p>`}
        <button class="outline" @click=${() => this.#ask()}>${strings.everywhere.retry}</button>
      </div>`;
    }
    // Of the tab before there may still be something.
    const shown = kind === undefined ? items : items.filter((entry) => entry.kind === kind);
    if (shown.length === 0 && status === 'ready')
      return html`<div class="note" role="status">
        <p>${strings.directory.nobody}</p>
        ${this.text === '' ? nothing : html`<p class="quiet">${strings.directory.nobodyHint}</p>`}
      </div>`;
    if (shown.length === 0) return this.#renderLoading(strings);
    if (kind !== undefined) return this.#renderEntries(shown, strings);
    return html`${this.#renderGroup('agent', shown, strings)} ${this.#renderGroup('team', shown, strings)}`;
  }

  #renderTabs(strings: Strings): TemplateResult | typeof nothing {
    if (this.kinds.length === 0) return nothing;
    return html`<div role="tablist" aria-label=${strings.directory.parts} @keydown=${this.#onTabKey}>
      ${this.kinds.map(
        (kind) =>
          html`<button
            role="tab"
            aria-selected=${kind === this.kind}
            aria-controls="results"
            tabindex=${kind === this.kind ? 0 : -1}
            @click=${() => {
              this.#choose(kind);
            }}
          >
            ${nameOf(kind, strings)}
          </button>`,
      )}
    </div>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const strings = this.#strings.whole;
    const directory = this.#directory.value;
    if (strings === undefined || directory === undefined) return nothing;
    return html`<div class="search">
        <input
          class="field"
          type="search"
          autocomplete="off"
          aria-label=${strings.directory.search}
          placeholder=${strings.directory.search}
          .value=${this.search}
          @input=${this.#onSearch}
          @keydown=${this.#onKey}
        />
      </div>
      ${this.#renderTabs(strings)}
      <div
        class="results"
        id="results"
        role=${this.kinds.length === 0 ? nothing : 'tabpanel'}
        aria-label=${this.kind === undefined ? nothing : nameOf(this.kind, strings)}
        aria-busy=${directory.status === 'loading'}
        @scroll=${this.#onScroll}
        @keydown=${this.#onKey}
      >
        ${this.search === '' ? html`<slot name="first"></slot>` : nothing}
        ${this.#renderResults(directory, strings)}
        ${directory.isLoadingMore === true ? html`<p class="more">${strings.directory.loadingMore}</p>` : nothing}
      </div>`;
  }
}

function nameOf(kind: DirectoryKind, { directory }: Strings): string {
  const names = {
    agent: directory.agents,
    skill: directory.skills,
    team: directory.teams,
    contact: directory.contacts,
  };
  return names[kind];
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-directory': Directory;
  }
}
