import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { StoreController } from '../../controllers/store-controller.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { DirectoryEntry, DirectoryKind } from '../../model/directory.ts';
import { NOTE_MAX } from '../../model/note.ts';
import { noteLength } from '../../model/note-rules.ts';
import type { InlayError } from '../../model/result.ts';
import { showHidden } from '../../model/safe-text.ts';
import type { TransferTarget } from '../../model/transfer.ts';
import { selectHasFeature } from '../../store/selectors.ts';
import { base } from '../../theme/base.styles.ts';
import { form } from '../../theme/form.styles.ts';
import { closeIcon, icon } from '../../theme/icons.ts';
import { personIcon, skillIcon, teamIcon } from '../../theme/late-icons.ts';
import { tokens } from '../../theme/tokens.ts';
import { directoryDialogStyles } from '../assign-dialog/assign-dialog.styles.ts';
import '../directory/define.ts';
import type { DirectoryChooseEvent } from '../directory/directory.events.ts';
import { openModal } from '../modal/modal.ts';
import { renderWhom } from '../modal/whom.ts';
import { transferDialogStyles } from './transfer-dialog.styles.ts';
import { transferTroubleInWords } from './transfer-trouble.ts';

const KINDS: readonly DirectoryKind[] = ['agent', 'skill', 'team'];
const SHAPES = { agent: personIcon, skill: skillIcon, team: teamIcon } as const;

/**
 * Hands an interaction over (W2): first to whom, out of the directory, then with which note. What went wrong is said here, and what was
 * written stays.
 *
 * @tagname inlay-transfer-dialog
 * @fires {Event} close - It was closed, with or without a transfer.
 */
export class TransferDialog extends LitElement {
  static override readonly styles = [tokens, base, form, directoryDialogStyles, transferDialogStyles];

  @property({ attribute: 'interaction-id' }) interactionId = '';

  @state() private chosen: DirectoryEntry | null = null;
  @state() private note = '';
  @state() private trouble: InlayError | null = null;
  @state() private isBusy = false;

  @query('dialog') private dialog!: HTMLDialogElement | null;

  readonly #strings = new StringsController(this);
  readonly #interaction = new StoreController(this, ({ interactions }) => interactions[this.interactionId]);
  readonly #takesNotes = new StoreController(this, selectHasFeature('notes'));

  protected override updated(): void {
    if (this.dialog === null || this.dialog.open) return;
    openModal(this.dialog, this.dialog.querySelector('inlay-directory'));
  }

  #onClose(): void {
    this.dispatchEvent(new Event('close'));
  }

  #onKey(event: KeyboardEvent): void {
    // Nothing typed in a dialog is a shortcut of the panel around.
    event.stopPropagation();
    const isSending = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (isSending && this.chosen !== null && !event.isComposing) void this.#transfer();
  }

  #onChoose({ detail: { entry } }: DirectoryChooseEvent): void {
    this.chosen = entry;
    this.trouble = null;
    void this.updateComplete.then(() =>
      (
        this.renderRoot.querySelector<HTMLElement>('textarea') ??
        this.renderRoot.querySelector<HTMLElement>('.primary')
      )?.focus(),
    );
  }

  #onChooseAnother(): void {
    this.chosen = null;
    void this.updateComplete.then(() => this.dialog?.querySelector('inlay-directory')?.focus());
  }

  async #transfer(): Promise<void> {
    const { chosen, note } = this;
    const actions = this.#takesNotes.store?.actions;
    if (chosen === null || this.isBusy || actions === undefined || noteLength(note) > NOTE_MAX) return;
    this.isBusy = true;
    const to: TransferTarget = { kind: chosen.kind === 'contact' ? 'agent' : chosen.kind, id: chosen.id };
    this.trouble = await actions.transfer(this.interactionId, { to, note }, chosen.name);
    this.isBusy = false;
    if (this.trouble === null) this.dialog?.close();
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    void this.#transfer();
  }

  #renderNote({ transfer }: Strings): TemplateResult {
    const over = noteLength(this.note) - NOTE_MAX;
    return html`<label class="pick"
      >${transfer.note}
      <textarea
        class="field"
        rows="4"
        dir="auto"
        aria-label=${transfer.note}
        aria-describedby="hint"
        aria-invalid=${over > 0}
        .value=${this.note}
        @input=${(event: Event) => (this.note = (event.target as HTMLTextAreaElement).value)}
      ></textarea>
      <span id="hint" class=${over > 0 ? 'trouble' : ''}
        >${over > 0 ? transfer.noteTooLong(over) : transfer.noteHint}</span
      >
    </label>`;
  }

  #renderForm(chosen: DirectoryEntry, strings: Strings): TemplateResult {
    const { transfer } = strings;
    const { trouble } = this;
    return html`<form novalidate @submit=${this.#onSubmit}>
      <p class="chosen">
        ${icon(chosen.kind === 'contact' ? personIcon : SHAPES[chosen.kind])}
        <bdi>${transfer.to(showHidden(chosen.name))}</bdi>
      </p>
      ${this.#takesNotes.value === true ? this.#renderNote(strings) : nothing}
      ${
        trouble === null
          ? nothing
          : html`<p class="trouble" role="alert">${transferTroubleInWords(chosen, trouble, strings)}</p>`
      }
      <div class="ways">
        <button type="button" class="outline" @click=${this.#onChooseAnother}>
          ${transfer.chooseAnother}
        </button>
        <button class="primary" aria-disabled=${this.isBusy} aria-busy=${this.isBusy}>
          ${transfer.transfer}
        </button>
      </div>
    </form>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const strings = this.#strings.whole;
    if (strings === undefined) return nothing;
    const { chosen } = this;
    return html`<dialog
      aria-label=${strings.directory.title}
      aria-describedby="whom"
      @close=${this.#onClose}
      @keydown=${this.#onKey}
    >
      <div class="header">
        <h2>${strings.transfer.title}${renderWhom(this.#interaction.value, strings)}</h2>
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
      ${
        chosen === null
          ? html`<inlay-directory
              .interactionId=${this.interactionId}
              .kinds=${KINDS}
              purpose="transfer"
              @inlay-directory-choose=${this.#onChoose}
            ></inlay-directory>`
          : this.#renderForm(chosen, strings)
      }
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-transfer-dialog': TransferDialog;
  }
}
