import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { StoreController } from '../../controllers/store-controller.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import { selectInteraction, selectOpenId } from '../../store/selectors.ts';
import { base } from '../../theme/base.styles.ts';
import { closeIcon, icon } from '../../theme/icons.ts';
import { tokens } from '../../theme/tokens.ts';
import { openModal } from '../modal/modal.ts';

/**
 * The customer card as a sheet over a thread, where there is no room for it beside. It closes when another interaction is opened, and
 * when this one may be seen no longer.
 *
 * @tagname inlay-card-sheet
 * @fires {Event} close - It was closed.
 */
export class CardSheet extends LitElement {
  static override styles = [
    tokens,
    base,
    css`
      dialog {
        inline-size: min(360px, calc(100vi - 24px));
        block-size: 100vb;
        max-block-size: none;
        margin: 0;
        margin-inline-start: auto;
        padding: 0;
        overflow: hidden;
        border: 0;
        background: var(--_surface);
        box-shadow: var(--_shadow);
        color: var(--_text);
      }
      dialog[open] {
        display: flex;
        animation: come var(--_move) cubic-bezier(0.2, 0, 0, 1);
      }
      dialog:has(> inlay-offer-bar[shown]) {
        padding-block-start: 52px;
      }
      dialog::backdrop {
        background: var(--_scrim);
      }
      inlay-customer-card {
        flex: 1;
      }
      @keyframes come {
        from {
          opacity: 0;
        }
      }
    `,
  ];

  @property({ attribute: 'interaction-id' }) interactionId = '';

  @query('dialog') private dialog!: HTMLDialogElement | null;

  #wasShown = false;
  /** What was open when it was shown. */
  #openAtFirst: string | null = null;
  readonly #strings = new StringsController(this);
  readonly #openId = new StoreController(this, selectOpenId);
  readonly #interaction = new StoreController(this, selectInteraction(null));

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('interactionId')) this.#interaction.selector = selectInteraction(this.interactionId);
    const hasMoved = (this.#openId.value ?? null) !== this.#openAtFirst;
    if (this.#wasShown && (hasMoved || this.#interaction.value === null)) this.dialog?.close();
  }

  protected override updated(): void {
    if (this.dialog === null || this.#wasShown) return;
    this.#wasShown = true;
    this.#openAtFirst = this.#openId.value ?? null;
    openModal(this.dialog, this.dialog.querySelector<HTMLElement>('[slot=end]'));
  }

  #onClose(event: Event): void {
    // A preview over the card closes by itself.
    if (event.target === this.dialog) this.dispatchEvent(new Event('close'));
  }

  #onKey(event: KeyboardEvent): void {
    // Nothing typed in a dialog is a shortcut of the panel around.
    event.stopPropagation();
  }

  protected override render(): TemplateResult | typeof nothing {
    const strings = this.#strings.whole;
    if (strings === undefined) return nothing;
    return html`<dialog
      aria-label=${strings.contact.card}
      closedby="any"
      @close=${this.#onClose}
      @keydown=${this.#onKey}
    >
      <inlay-customer-card .interactionId=${this.interactionId}>
        <button
          slot="end"
          class="icon"
          aria-label=${strings.everywhere.close}
          title=${strings.everywhere.close}
          @click=${() => this.dialog?.close()}
        >
          ${icon(closeIcon)}
        </button>
      </inlay-customer-card>
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-card-sheet': CardSheet;
  }
}
