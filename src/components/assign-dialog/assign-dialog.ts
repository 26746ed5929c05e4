import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { StoreController } from '../../controllers/store-controller.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { DirectoryEntry } from '../../model/directory.ts';
import type { TakerObstacle } from '../../model/assignment.ts';
import { showHidden } from '../../model/safe-text.ts';
import { selectDirectory, selectInteraction } from '../../store/selectors.ts';
import type { DirectorySlice } from '../../store/state.ts';
import { base } from '../../theme/base.styles.ts';
import { form } from '../../theme/form.styles.ts';
import { checkIcon, closeIcon, icon } from '../../theme/icons.ts';
import { inboxIcon, personIcon, teamIcon } from '../../theme/late-icons.ts';
import { tokens } from '../../theme/tokens.ts';
import { assignDialogStyles } from './assign-dialog.styles.ts';

const TYPING_PAUSE_MS = 200;

/**
 * The directory of agents and teams, to give an interaction to one of them, or back to the queue (W1).
 *
 * @tagname inlay-assign-dialog
 * @fires {Event} close - It was closed, with or without a choice.
 */
export class AssignDialog extends LitElement {
  static override styles = [tokens, base, form, assignDialogStyles];

  @property({ attribute: 'interaction-id' }) interactionId = '';

  @state() private search = '';

  @query('dialog') private dialog!: HTMLDialogElement | null;

  readonly #strings = new StringsController(this);
  readonly #directory = new StoreController(this, selectDirectory);
  readonly #interaction = new StoreController(this, selectInteraction(null));
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override willUpdate(): void {
    if (this.#interaction.value?.id !== this.interactionId)
      this.#interaction.selector = selectInteraction(this.interactionId);
  }

  protected override updated(): void {
    if (this.dialog === null || this.dialog.open) return;
    this.dialog.showModal();
    this.dialog.querySelector('input')?.focus();
    void this.#directory.store?.actions.searchDirectory('', this.interactionId);
  }

  #onSearch(event: Event): void {
    this.search = (event.target as HTMLInputElement).value;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      void this.#directory.store?.actions.searchDirectory(this.search.trim(), this.interactionId);
    }, TYPING_PAUSE_MS);
  }

  #onRetry(): void {
    void this.#directory.store?.actions.searchDirectory(this.search.trim(), this.interactionId);
  }

  #onClose(): void {
    this.dispatchEvent(new Event('close'));
  }

  #onKey(event: KeyboardEvent): void {
    // Nothing typed in a dialog is a shortcut of the panel around.
    event.stopPropagation();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const stops = [...(this.dialog?.querySelectorAll<HTMLElement>('input, .entry') ?? [])];
    const at = stops.indexOf(this.shadowRoot?.activeElement as HTMLElement);
    stops.at((at + step) % stops.length)?.focus();
  }

  #assign(to: { readonly agentId: string | null; readonly teamId: string | null }): void {
    void this.#directory.store?.actions.assign(this.interactionId, to);
    this.dialog?.close();
  }

  #renderEntry(
    { kind, id, name, availability, held, offered, capacity, obstacle }: DirectoryEntry,
    strings: Strings,
  ): TemplateResult {
    const { directory } = strings;
    const { assignee = null, teamId = null } = this.#interaction.value ?? {};
    const isHolder = kind === 'agent' ? assignee?.id === id : assignee === null && teamId === id;
    const why = obstacle === null || isHolder ? null : obstacleInWords(kind, obstacle, directory);
    const load =
      capacity === null
        ? directory.teamLoad(held)
        : offered === 0
          ? directory.load(held, capacity)
          : directory.loadWithOffers(held, offered, capacity);
    const state =
      availability === null
        ? null
        : showHidden(availability.label ?? strings.availability[availability.kind]);
    return html`<li>
      <button
        class="entry"
        ?disabled=${isHolder}
        aria-disabled=${why === null ? nothing : 'true'}
        @click=${() => {
          if (why !== null) return;
          this.#assign(kind === 'agent' ? { agentId: id, teamId: null } : { agentId: null, teamId: id });
        }}
      >
        ${icon(kind === 'agent' ? personIcon : teamIcon)}
        <span class="name"
          ><bdi class="one-line">${showHidden(name)}</bdi
          >${why === null ? nothing : html`<span class="hint">${why}</span>`}</span
        >
        ${isHolder ? icon(checkIcon, 14) : nothing}
        ${state === null ? nothing : html`<span class="state" data-kind=${availability?.kind ?? ''}>${state}</span>`}
        <span class="load figures">${load}</span>
      </button>
    </li>`;
  }

  #renderGroup(
    kind: DirectoryEntry['kind'],
    items: readonly DirectoryEntry[],
    strings: Strings,
  ): TemplateResult | typeof nothing {
    const entries = items.filter((entry) => entry.kind === kind);
    if (entries.length === 0) return nothing;
    const title = kind === 'agent' ? strings.directory.agents : strings.directory.teams;
    return html`<section aria-label=${title}>
      <h3>${title}</h3>
      <ul>
        ${entries.map((entry) => this.#renderEntry(entry, strings))}
      </ul>
    </section>`;
  }

  #renderResults({ items, status, error }: DirectorySlice, strings: Strings): TemplateResult {
    if (status === 'failed') {
      return html`<div class="note" role="alert">
        <p>${strings.directory.failed}</p>
        ${error === null ? nothing : html`<p class="quiet">${strings.errors[error.kind]}</p>`}
        <button class="outline" @click=${this.#onRetry}>${strings.everywhere.retry}</button>
      </div>`;
    }
    if (items.length === 0 && status === 'ready')
      return html`<div class="note" role="status">
        <p>${strings.directory.nobody}</p>
        <p class="quiet">${strings.directory.nobodyHint}</p>
      </div>`;
    return html`${this.#renderGroup('agent', items, strings)} ${this.#renderGroup('team', items, strings)}`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const strings = this.#strings.whole;
    const directory = this.#directory.value;
    if (strings === undefined || directory === undefined) return nothing;
    const isHeld = (this.#interaction.value?.assignee ?? null) !== null;
    return html`<dialog aria-label=${strings.directory.title} @close=${this.#onClose} @keydown=${this.#onKey}>
      <div class="header">
        <h2>${strings.thread.assign}</h2>
        <button
          class="icon"
          aria-label=${strings.everywhere.close}
          title=${strings.everywhere.close}
          @click=${() => {
            this.dialog?.close();
          }}
        >
          ${icon(closeIcon)}
        </button>
      </div>
      <div class="search">
        <input
          class="field"
          type="search"
          autocomplete="off"
          aria-label=${strings.directory.search}
          placeholder=${strings.directory.search}
          .value=${this.search}
          @input=${this.#onSearch}
        />
      </div>
      <div class="results" aria-busy=${directory.status === 'loading'}>
        ${
          isHeld && this.search === ''
            ? html`<button
                class="entry"
                @click=${() => {
                  this.#assign({ agentId: null, teamId: null });
                }}
              >
                ${icon(inboxIcon)}<span class="name"
                  >${strings.directory.unassign}<span class="hint"
                    >${strings.directory.unassignHint}</span
                  ></span
                >
              </button>`
            : nothing
        }
        ${this.#renderResults(directory, strings)}
      </div>
    </dialog>`;
  }
}

/** Why this entry can't be given the interaction. */
function obstacleInWords(
  kind: DirectoryEntry['kind'],
  obstacle: TakerObstacle,
  { agentObstacle, teamObstacle }: Strings['directory'],
): string {
  return kind === 'team' ? teamObstacle : agentObstacle[obstacle];
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-assign-dialog': AssignDialog;
  }
}
