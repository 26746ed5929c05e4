import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { showableText } from '../../model/safe-text.ts';
import { base } from '../../theme/base.styles.ts';
import { form } from '../../theme/form.styles.ts';
import { tokens } from '../../theme/tokens.ts';
import { openModal } from '../modal/modal.ts';
import { ConfirmEvent } from './confirm-dialog.events.ts';
import { confirmDialogStyles } from './confirm-dialog.styles.ts';

/** What is asked before something is done that can't be undone. */
export interface Question {
  readonly title: string;
  /** What exactly will happen, and where; a paragraph each. */
  readonly lines: readonly string[];
  /** What it happens to, in its own words; empty for none. */
  readonly quote: string;
  /** The button that does it: a verb. */
  readonly confirm: string;
  /** The button that leaves everything as it is. */
  readonly cancel: string;
}

/**
 * Asks before something is done that can't be undone. Escape and *Cancel*, which has the focus, leave everything as it is.
 *
 * @tagname inlay-confirm-dialog
 * @fires {ConfirmEvent} inlay-confirm - It is to be done; comes before `close`. Not composed.
 * @fires {Event} close - It was closed, with or without a yes.
 */
export class ConfirmDialog extends LitElement {
  static override styles = [tokens, base, form, confirmDialogStyles];

  @property({ attribute: false }) question: Question | undefined;

  @query('dialog') private dialog!: HTMLDialogElement | null;

  protected override updated(): void {
    if (this.dialog === null || this.dialog.open) return;
    openModal(this.dialog, this.dialog.querySelector<HTMLElement>('.cancel'));
  }

  #onClose(): void {
    this.dispatchEvent(new Event('close'));
  }

  #onConfirm(): void {
    this.dispatchEvent(new ConfirmEvent());
    this.dialog?.close();
  }

  #onKey(event: KeyboardEvent): void {
    // Nothing typed in a dialog is a shortcut of the panel around.
    event.stopPropagation();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.question === undefined) return nothing;
    const { title, lines, quote, confirm, cancel } = this.question;
    return html`<dialog
      role="alertdialog"
      aria-labelledby="title"
      aria-describedby="what"
      @close=${this.#onClose}
      @keydown=${this.#onKey}
    >
      <h2 id="title">${title}</h2>
      <div id="what">${lines.map((line) => html`<p>${line}</p>`)}</div>
      ${quote === '' ? nothing : html`<blockquote dir="auto">${showableText(quote)}</blockquote>`}
      <div class="buttons">
        <button class="outline cancel" @click=${() => this.dialog?.close()}>${cancel}</button>
        <button class="danger confirm" @click=${this.#onConfirm}>${confirm}</button>
      </div>
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-confirm-dialog': ConfirmDialog;
  }
}
