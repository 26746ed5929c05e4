import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { StoreController } from '../../controllers/store-controller.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { InlayError } from '../../model/result.ts';
import { addressProblem, type AddressProblem } from '../../model/transcript.ts';
import { selectTranscript } from '../../store/select-transcript.ts';
import { base } from '../../theme/base.styles.ts';
import { form } from '../../theme/form.styles.ts';
import { alertIcon, checkIcon, closeIcon, icon } from '../../theme/icons.ts';
import { tokens } from '../../theme/tokens.ts';
import { openModal } from '../modal/modal.ts';
import { formDialogStyles } from '../translation-dialog/translation-dialog.styles.ts';

/**
 * Asks for the one address to which a conversation is mailed, and says what becomes of it (O9).
 *
 * @tagname inlay-transcript-dialog
 * @fires {Event} close - It was closed.
 */
export class TranscriptDialog extends LitElement {
  static override readonly styles = [tokens, base, form, formDialogStyles];

  @property({ attribute: 'interaction-id' }) interactionId = '';

  @state() private address = '';
  @state() private problem: AddressProblem | null = null;
  @state() private trouble: InlayError | null = null;
  @state() private step: 'asking' | 'handing-over' | 'taken' = 'asking';

  @query('dialog') private dialog!: HTMLDialogElement | null;
  @query('input') private field!: HTMLInputElement | null;
  @query('.outcome') private outcome!: HTMLElement | null;

  #wasShown = false;
  readonly #strings = new StringsController(this);
  readonly #transcript = new StoreController(this, selectTranscript(null));

  protected override willUpdate(): void {
    this.#transcript.selector = selectTranscript(this.interactionId);
  }

  protected override updated(): void {
    if (this.dialog !== null && !this.#wasShown) {
      this.#wasShown = true;
      openModal(this.dialog, this.field);
    }
  }

  #onInput(event: Event): void {
    this.address = (event.target as HTMLInputElement).value;
    // What was wrong is judged again as it is put right, and not before it was handed over once.
    if (this.problem !== null) this.problem = addressProblem(this.address);
  }

  async #onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    const store = this.#transcript.store;
    if (this.step !== 'asking' || store === undefined) return;
    this.problem = addressProblem(this.address);
    this.trouble = null;
    if (this.problem !== null) {
      this.field?.focus();
      return;
    }
    this.step = 'handing-over';
    const { locale = 'en' } = this.#strings.whole ?? {};
    const taken = await store.actions.sendTranscript(this.interactionId, this.address.trim(), locale);
    if (!taken.ok) {
      this.trouble = taken.error;
      if (taken.error.fields.some(({ field }) => field === 'to')) this.problem = 'malformed';
      this.step = 'asking';
      return;
    }
    this.step = 'taken';
    await this.updateComplete;
    this.outcome?.focus();
  }

  #onAgain(): void {
    this.step = 'asking';
    void this.updateComplete.then(() => this.field?.focus());
  }

  #onClose(): void {
    this.dispatchEvent(new Event('close'));
  }

  #onKey(event: KeyboardEvent): void {
    // Nothing typed in a dialog is a shortcut of the panel around.
    event.stopPropagation();
  }

  #renderForm(strings: Strings): TemplateResult {
    const { transcript, everywhere, problems, errors } = strings;
    const { problem, trouble } = this;
    const reason =
      problem !== null
        ? transcript.problem[problem]
        : trouble === null
          ? null
          : `${transcript.notTaken} ${(trouble.type === null ? undefined : problems[trouble.type]) ?? errors[trouble.kind]}`;
    return html`<form novalidate @submit=${this.#onSubmit}>
      <p class="quiet" id="hint">${transcript.hint}</p>
      <label class="pick"
        >${transcript.address}
        <input
          class="field"
          type="text"
          inputmode="email"
          autocomplete="off"
          dir="ltr"
          aria-label=${transcript.address}
          aria-invalid=${problem !== null}
          aria-describedby=${reason === null ? 'hint' : 'reason'}
          .value=${this.address}
          @input=${this.#onInput}
        />
      </label>
      ${reason === null ? nothing : html`<p class="trouble" id="reason" role="alert">${reason}</p>`}
      <div class="ways">
        <button type="button" class="outline" @click=${() => this.dialog?.close()}>
          ${everywhere.cancel}
        </button>
        <button class="primary" aria-disabled=${this.step !== 'asking'} aria-busy=${this.step !== 'asking'}>
          ${transcript.send}
        </button>
      </div>
    </form>`;
  }

  #renderOutcome(strings: Strings): TemplateResult {
    const { transcript: words, everywhere } = strings;
    const { state: reached = 'sending', reason = null } = this.#transcript.value ?? {};
    const said =
      reached === 'sent'
        ? words.sent
        : reached === 'failed'
          ? words.failed[reason ?? 'message-refused']
          : reason === null
            ? words.sending
            : words.late;
    return html`<div class="body outcome" tabindex="-1">
      <p class=${reached === 'failed' ? 'trouble said' : 'said'} role="status">
        ${reached === 'sent' ? icon(checkIcon) : reached === 'failed' ? icon(alertIcon) : nothing}
        <span>${said}</span>
      </p>
      <div class="ways">
        ${
          reached === 'failed' && reason !== 'forbidden'
            ? html`<button class="outline" @click=${this.#onAgain}>${everywhere.retry}</button>`
            : nothing
        }
        <button class="primary" @click=${() => this.dialog?.close()}>${everywhere.close}</button>
      </div>
    </div>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const strings = this.#strings.whole;
    if (strings === undefined) return nothing;
    const { title } = strings.transcript;
    return html`<dialog aria-label=${title} @close=${this.#onClose} @keydown=${this.#onKey}>
      <div class="header">
        <h2>${title}</h2>
        <button
          class="icon"
          aria-label=${strings.everywhere.close}
          title=${strings.everywhere.close}
          @click=${() => this.dialog?.close()}
        >
          ${icon(closeIcon)}
        </button>
      </div>
      ${this.step === 'taken' ? this.#renderOutcome(strings) : this.#renderForm(strings)}
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-transcript-dialog': TranscriptDialog;
  }
}
