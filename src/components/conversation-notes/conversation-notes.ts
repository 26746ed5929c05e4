import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { StoreController } from '../../controllers/store-controller.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import type { ShownNote } from '../../model/note.ts';
import { showableText } from '../../model/safe-text.ts';
import { selectSession } from '../../store/selectors.ts';
import { selectConversationNotes } from '../../store/shown-notes.ts';
import { base } from '../../theme/base.styles.ts';
import { icon } from '../../theme/icons.ts';
import { chevronDownIcon, noteIcon } from '../../theme/late-icons.ts';
import '../notes/define.ts';

/**
 * The notes on a conversation as a whole, at the top of its thread where the agent sees them; they fold to one line (K3).
 *
 * @tagname inlay-conversation-notes
 */
export class ConversationNotes extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        border-block-end: 1px solid var(--_line);
        background: var(--_note);
      }
      :host([empty]) {
        display: none;
      }
      .fold {
        display: flex;
        inline-size: 100%;
        justify-content: start;
        padding: 4px var(--_space-3);
        border-radius: 0;
        color: var(--_note-text);
        font: var(--_meta);
        font-weight: var(--_weight-strong);
      }
      .fold:focus-visible {
        outline-offset: -2px;
      }
      .newest {
        flex: 1;
        color: var(--_text);
        font-weight: 400;
        text-align: start;
      }
      .fold > svg:last-child {
        margin-inline-start: auto;
        transition: rotate var(--_answer);
      }
      .fold[aria-expanded='true'] > svg:last-child {
        rotate: 180deg;
      }
      .list {
        max-block-size: 40vb;
        padding: 0 var(--_space-3) var(--_space-2);
        overflow: auto;
        scrollbar-width: thin;
      }
      inlay-notes {
        --_note: var(--_surface);
      }
    `,
  ];

  @property({ attribute: 'interaction-id' }) interactionId = '';

  /** Only to be read. */
  @property({ type: Boolean }) preview = false;

  @state() private isOpen = true;

  readonly #strings = new StringsController(this);
  readonly #session = new StoreController(this, selectSession);
  readonly #notes = new StoreController(this, (): readonly ShownNote[] | null => null);
  readonly #isWriting = new StoreController(this, (): boolean => false);
  #shown = '';

  protected override willUpdate(): void {
    const id = this.interactionId;
    if (id !== this.#shown) {
      this.#shown = id;
      this.isOpen = true;
      this.#notes.selector = selectConversationNotes(id);
      this.#isWriting.selector = ({ noteDrafts }) => noteDrafts[id] !== undefined;
    }
    if (this.#isWriting.value === true) this.isOpen = true;
    const isOn = this.#session.value?.features.includes('notes') === true;
    if (isOn && this.#notes.value === null) void this.#session.store?.actions.loadNotes(id);
    const count = this.#notes.value?.length ?? 0;
    this.toggleAttribute('empty', !isOn || (count === 0 && this.#isWriting.value !== true));
  }

  protected override render(): TemplateResult | typeof nothing {
    const strings = this.#strings.whole;
    const notes = this.#notes.value ?? [];
    if (strings === undefined || this.hasAttribute('empty')) return nothing;
    const newest = notes.at(-1);
    return html`<section aria-label=${strings.annotations.notes}>
      <button
        class="fold"
        aria-expanded=${this.isOpen}
        aria-controls="list"
        @click=${() => (this.isOpen = !this.isOpen)}
      >
        ${icon(noteIcon, 14)}
        ${notes.length === 0 ? strings.annotations.notes : strings.annotations.conversationNotes(notes.length)}
        ${
          this.isOpen || newest === undefined
            ? nothing
            : html`<span class="newest one-line" dir="auto">${showableText(newest.text)}</span>`
        }
        ${icon(chevronDownIcon, 14)}
      </button>
      <div class="list" id="list" ?hidden=${!this.isOpen} tabindex="-1">
        <inlay-notes
          .notes=${notes}
          .interactionId=${this.interactionId}
          .messageId=${null}
          .preview=${this.preview}
        ></inlay-notes>
      </div>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-conversation-notes': ConversationNotes;
  }
}
