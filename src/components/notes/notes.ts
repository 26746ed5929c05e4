import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { StoreController } from '../../controllers/store-controller.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import { formatOf } from '../../i18n/format.ts';
import type { Strings } from '../../i18n/strings.ts';
import { NOTE_MAX, type ShownNote } from '../../model/note.ts';
import { mayChangeNote, noteLength, noteProblem } from '../../model/note-rules.ts';
import { showableText, showHidden } from '../../model/safe-text.ts';
import type { NoteDraft, NotePlace } from '../../store/annotation-actions.ts';
import { selectSession } from '../../store/selectors.ts';
import type { AppActions } from '../../store/state.ts';
import { base } from '../../theme/base.styles.ts';
import { form } from '../../theme/form.styles.ts';
import { icon } from '../../theme/icons.ts';
import { deletedIcon, editAnswerIcon, noteIcon } from '../../theme/late-icons.ts';
import { refusedInWords } from '../message-annotations/refused-in-words.ts';
import { notesStyles } from './notes.styles.ts';

/** From so few characters left the count is shown. */
const FEW = 200;

/**
 * Notes in one place, a message or a conversation, with the form in which one is written or changed. Only agents see them (M7, K3).
 *
 * @tagname inlay-notes
 */
export class Notes extends LitElement {
  static override styles = [base, form, notesStyles];

  @property({ attribute: false }) notes: readonly ShownNote[] = [];
  @property({ attribute: 'interaction-id' }) interactionId = '';
  /** The message that they stand on; null for the conversation as a whole. */
  @property({ attribute: 'message-id' }) messageId: string | null = null;

  /** Whether what is wrong with the text is said: not before it has been tried to save. */
  @state() private tried = false;
  /** Only to be read. */
  @property({ type: Boolean }) preview = false;

  /** The note about which it is asked whether it is to be deleted. */
  @state() private asked: string | null = null;

  @query('textarea') private field!: HTMLTextAreaElement | null;

  readonly #strings = new StringsController(this);
  readonly #session = new StoreController(this, selectSession);
  readonly #draft = new StoreController(this, (): NoteDraft | null => null);
  #place = '';
  /** What had the focus before the form took it. */
  #before: HTMLElement | null = null;

  get #actions(): AppActions | undefined {
    return this.#session.store?.actions;
  }

  get #at(): NotePlace {
    return { interactionId: this.interactionId, messageId: this.messageId };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // In the same breath as its message, which a virtual list measures as it is put into the page.
    if (!this.hasUpdated && this.isUpdatePending) this.performUpdate();
  }

  protected override willUpdate(): void {
    const place = this.messageId ?? this.interactionId;
    if (place === this.#place) return;
    this.#place = place;
    this.#draft.selector = ({ noteDrafts }) => noteDrafts[place] ?? null;
  }

  protected override updated(_changed: PropertyValues): void {
    const draft = this.#draft.value ?? null;
    // One that scrolls back into view takes the focus from nobody.
    if (this.field === null || draft?.isFresh !== true) return;
    this.#before = focused();
    this.field.focus();
    this.field.setSelectionRange(draft.text.length, draft.text.length);
    this.#actions?.writeNote(this.#at, { ...draft, isFresh: false });
  }

  #write(draft: NoteDraft | null): void {
    this.#actions?.writeNote(this.#at, draft);
    if (draft !== null) return;
    this.tried = false;
    if (this.#before?.isConnected === true) this.#before.focus();
    this.#before = null;
  }

  #onInput(draft: NoteDraft): void {
    this.#write({ ...draft, text: this.field?.value ?? '' });
  }

  #onKey(event: KeyboardEvent, draft: NoteDraft): void {
    // Nothing typed here is a shortcut of the panel around.
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      // What has been written goes by Cancel alone.
      if (draft.text.trim() === '' || this.#isUnchanged(draft)) this.#write(null);
      else this.field?.blur();
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.#save(draft);
    }
  }

  #isUnchanged({ noteId, text }: NoteDraft): boolean {
    return this.notes.some((note) => note.id === noteId && note.text === text);
  }

  #save({ noteId, text }: NoteDraft): void {
    if (noteProblem(text) !== null) {
      this.tried = true;
      this.field?.focus();
      return;
    }
    const actions = this.#actions;
    const trimmed = text.trim();
    if (noteId === null) void actions?.addNote(this.#at, trimmed);
    else void actions?.editNote(this.#at, noteId, trimmed);
    this.#write(null);
  }

  #renderForm(draft: NoteDraft, { annotations, everywhere }: Strings): TemplateResult {
    const left = NOTE_MAX - noteLength(draft.text);
    const problem = noteProblem(draft.text);
    const isSaid = left < 0 || (this.tried && problem !== null);
    return html`<form
      class="note"
      @submit=${(event: Event) => {
        event.preventDefault();
        this.#save(draft);
      }}
    >
      <textarea
        class="field"
        rows="3"
        aria-label=${annotations.noteField}
        aria-describedby="hint problem"
        aria-invalid=${isSaid ? 'true' : 'false'}
        .value=${draft.text}
        @input=${() => {
          this.#onInput(draft);
        }}
        @keydown=${(event: KeyboardEvent) => {
          this.#onKey(event, draft);
        }}
      ></textarea>
      <div class="trouble" id="problem" role="alert">
        ${isSaid ? (left < 0 ? annotations.tooLong(-left, NOTE_MAX) : annotations.blank) : nothing}
      </div>
      <div class="below">
        <span class="hint" id="hint"
          >${annotations.onlyAgents}
          ${left >= 0 && left <= FEW ? html`<span class="figures">${annotations.remaining(left)}</span>` : nothing}</span
        >
        <button
          type="button"
          class="link"
          @click=${() => {
            this.#write(null);
          }}
        >
          ${everywhere.cancel}
        </button>
        <button class="outline">${annotations.saveNote}</button>
      </div>
    </form>`;
  }

  #renderNote(note: ShownNote, strings: Strings): TemplateResult {
    const { annotations, everywhere } = strings;
    const format = formatOf(strings);
    const session = this.#session.value ?? null;
    const isMine = note.author.id === session?.agent.id;
    const author = isMine ? everywhere.you : showHidden(note.author.name);
    const when = format.exact(note.createdAt);
    const mayChange =
      !this.preview &&
      session !== null &&
      session.features.includes('notes') &&
      mayChangeNote(note, { id: session.agent.id, permissions: session.permissions });
    return html`<article
      class="note"
      data-state=${note.pending?.state ?? nothing}
      aria-label=${annotations.note(author, when)}
    >
      <div class="head">
        ${icon(noteIcon, 14)}
        <span class="when one-line"
          ><bdi>${author}</bdi> ·
          <time datetime=${new Date(note.createdAt).toISOString()} title=${when}
            >${format.clock(note.createdAt)}</time
          >${
            note.editedAt === null
              ? nothing
              : html` ·
                  <span title=${format.exact(note.editedAt)}
                    >${annotations.edited(format.clock(note.editedAt))}</span
                  >`
          }${note.pending?.state === 'waiting' ? html` · ${annotations.saving}` : nothing}</span
        >
        ${mayChange && note.pending?.state !== 'refused' ? this.#renderTools(note, strings) : nothing}
      </div>
      <span class="text" dir="auto">${showableText(note.text)}</span>
      ${this.asked === note.id ? this.#renderAsk(note, strings) : nothing}
      ${this.#renderRefused(note, strings)}
    </article>`;
  }

  #renderTools(note: ShownNote, { annotations }: Strings): TemplateResult {
    return html`<button
        class="icon small"
        aria-label=${annotations.editNote}
        title=${annotations.editNote}
        @click=${() => {
          this.#write({ noteId: note.id, text: note.text, isFresh: true });
        }}
      >
        ${icon(editAnswerIcon, 14)}</button
      ><button
        class="icon small"
        aria-label=${annotations.deleteNote}
        title=${annotations.deleteNote}
        aria-expanded=${this.asked === note.id}
        @click=${() => {
          this.asked = this.asked === note.id ? null : note.id;
        }}
      >
        ${icon(deletedIcon, 14)}
      </button>`;
  }

  #renderAsk(note: ShownNote, { annotations }: Strings): TemplateResult {
    const answer = (isDeleted: boolean): void => {
      this.asked = null;
      if (isDeleted) void this.#actions?.deleteNote(this.#at, note.id);
    };
    return html`<div class="below" role="alert">
      <span class="hint">${annotations.deleteNoteAsk}</span>
      <button
        class="link"
        @click=${() => {
          answer(false);
        }}
      >
        ${annotations.keepNote}
      </button>
      <button
        class="outline danger"
        @click=${() => {
          answer(true);
        }}
      >
        ${annotations.deleteNote}
      </button>
    </div>`;
  }

  /** What was refused, why, and the ways out; the refused wording is there to be used again. */
  #renderRefused({ id, text, pending }: ShownNote, strings: Strings): TemplateResult | typeof nothing {
    if (pending?.state !== 'refused') return nothing;
    const { annotations, everywhere } = strings;
    const mine = pending.isNew ? text : pending.text;
    const isStale = pending.error === 'stale-version';
    const why = isStale ? annotations.changedMeanwhile : refusedInWords(pending.error, strings);
    return html`<div class="trouble" role="alert">
      ${mine === null ? annotations.notDeleted : annotations.notSaved} ${why}
      ${mine === null || pending.isNew ? nothing : html`<bdi>${annotations.yours(showableText(mine))}</bdi>`}
      ${
        mine === null
          ? nothing
          : html`<button
              class="link"
              @click=${() => {
                void this.#actions?.editNote(this.#at, id, mine);
              }}
            >
              ${isStale ? annotations.useMine : everywhere.retry}
            </button>`
      }
      <button
        class="link"
        @click=${() => {
          void this.#actions?.dismissPending(pending.key);
        }}
      >
        ${mine === null ? everywhere.dismiss : annotations.discard}
      </button>
    </div>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const strings = this.#strings.whole;
    if (strings === undefined) return nothing;
    const draft = this.#draft.value ?? null;
    return html`${repeat(
      this.notes,
      ({ id }) => id,
      (note) =>
        draft?.noteId === note.id ? this.#renderForm(draft, strings) : this.#renderNote(note, strings),
    )}
    ${
      draft !== null && !this.notes.some(({ id }) => id === draft.noteId)
        ? this.#renderForm({ ...draft, noteId: null }, strings)
        : nothing
    }`;
  }
}

/** The element that has the focus, through all shadow roots. */
function focused(): HTMLElement | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement && element !== document.body ? element : null;
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-notes': Notes;
  }
}
