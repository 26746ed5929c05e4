import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Strings } from '../../i18n/strings.ts';
import type { EmojiStrings } from '../../i18n/strings/composer.ts';
import { base } from '../../theme/base.styles.ts';
import { form } from '../../theme/form.styles.ts';
import { findEmoji, loadEmoji, type EmojiEntry } from './emoji-data.ts';
import { EmojiChooseEvent } from './emoji-picker.events.ts';
import { emojiPickerStyles } from './emoji-picker.styles.ts';

/** Groups of the data in the order of the tabs, each with the emoji that stands for it. */
const GROUPS: readonly (readonly [number, keyof EmojiStrings['groups'], string])[] = [
  [0, 'smileys', '😀'],
  [1, 'people', '👋'],
  [3, 'animals', '🐻'],
  [4, 'food', '🍎'],
  [5, 'travel', '🚗'],
  [6, 'activities', '⚽'],
  [7, 'objects', '💡'],
  [8, 'symbols', '❤️'],
  [9, 'flags', '🏁'],
];
const COLUMNS = 8;
const MAX_FOUND = 120;

/**
 * Emoji to choose from, by group or by search in the agent's language. Everything comes from this package's own files,
 * and nothing of it needs what a strict page policy forbids.
 *
 * @tagname inlay-emoji-picker
 * @fires {EmojiChooseEvent} inlay-emoji-choose - An emoji was chosen. Not composed.
 */
export class EmojiPicker extends LitElement {
  static override styles = [base, form, emojiPickerStyles];

  @property({ attribute: false }) strings: Strings | undefined;

  @state() private entries: readonly EmojiEntry[] | null = null;
  @state() private hasFailed = false;
  @state() private group = 0;
  @state() private search = '';
  /** The one that Tab comes to; arrows move it. */
  @state() private current = 0;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('strings') && this.strings !== undefined) void this.#load(this.strings);
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('input')?.focus();
  }

  async #load(strings: Strings): Promise<void> {
    this.hasFailed = false;
    try {
      this.entries = await loadEmoji(strings);
    } catch {
      this.hasFailed = true;
    }
  }

  #shown(): readonly EmojiEntry[] {
    const entries = this.entries ?? [];
    if (this.search.trim() !== '') return findEmoji(entries, this.search).slice(0, MAX_FOUND);
    return entries.filter(({ group }) => group === this.group);
  }

  #onSearch(event: Event): void {
    this.search = (event.target as HTMLInputElement).value;
    this.current = 0;
  }

  #onSearchKey(event: KeyboardEvent): void {
    const [first] = this.#shown();
    if (event.key === 'Enter' && !event.isComposing && this.search !== '' && first !== undefined) {
      event.preventDefault();
      this.#choose(first);
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      this.#focus(0);
    }
  }

  #onGridKey(event: KeyboardEvent): void {
    const forward = getComputedStyle(this).direction === 'rtl' ? -1 : 1;
    const step = { ArrowRight: forward, ArrowLeft: -forward, ArrowDown: COLUMNS, ArrowUp: -COLUMNS }[
      event.key
    ];
    if (step === undefined) return;
    event.preventDefault();
    const to = this.current + step;
    if (to < 0) this.renderRoot.querySelector<HTMLElement>('input')?.focus();
    else this.#focus(Math.min(to, this.#shown().length - 1));
  }

  #focus(index: number): void {
    this.current = index;
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>('.grid [tabindex="0"]')?.focus();
    });
  }

  #onKey(event: KeyboardEvent): void {
    // Nothing typed here is a shortcut of the panel around; Escape closes the popover by itself.
    event.stopPropagation();
  }

  #choose({ emoji }: EmojiEntry): void {
    this.dispatchEvent(new EmojiChooseEvent({ emoji }));
  }

  #renderGrid({ emoji: words, everywhere }: Strings): TemplateResult {
    if (this.hasFailed)
      return html`<div class="note" role="alert">
        <p>${words.failed}</p>
        <button class="outline" @click=${() => this.strings !== undefined && void this.#load(this.strings)}>
          ${everywhere.retry}
        </button>
      </div>`;
    if (this.entries === null) return html`<p class="note quiet" role="status">${everywhere.loading}</p>`;
    const shown = this.#shown();
    if (shown.length === 0) return html`<p class="note quiet" role="status">${words.nothing}</p>`;
    return html`<div class="grid" role="group" aria-label=${words.name} @keydown=${this.#onGridKey}>
      ${repeat(
        shown,
        ({ emoji }) => emoji,
        (entry, index) =>
          html`<button
            tabindex=${index === this.current ? 0 : -1}
            aria-label=${entry.name}
            title=${entry.name}
            @focus=${() => (this.current = index)}
            @click=${() => {
              this.#choose(entry);
            }}
          >
            ${entry.emoji}
          </button>`,
      )}
    </div>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { strings } = this;
    if (strings === undefined) return nothing;
    const { emoji: words } = strings;
    return html`<div class="picker" role="dialog" aria-label=${words.name} @keydown=${this.#onKey}>
      <input
        class="field"
        type="search"
        autocomplete="off"
        aria-label=${words.search}
        placeholder=${words.search}
        .value=${this.search}
        @input=${this.#onSearch}
        @keydown=${this.#onSearchKey}
      />
      <div class="groups" role="group" aria-label=${words.categories}>
        ${GROUPS.map(
          ([group, key, sample]) =>
            html`<button
              aria-label=${words.groups[key]}
              title=${words.groups[key]}
              aria-pressed=${this.group === group && this.search === ''}
              @click=${() => {
                this.group = group;
                this.search = '';
                this.current = 0;
              }}
            >
              ${sample}
            </button>`,
        )}
      </div>
      ${this.#renderGrid(strings)}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-emoji-picker': EmojiPicker;
  }
}
