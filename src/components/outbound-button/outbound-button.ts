import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { Late } from '../../controllers/late.ts';
import { StoreController } from '../../controllers/store-controller.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import { outboundObstacle } from '../../model/beginning.ts';
import { selectSession } from '../../store/selectors.ts';
import type { AppState, ClickedInHost } from '../../store/state.ts';
import { base } from '../../theme/base.styles.ts';
import { icon } from '../../theme/icons.ts';
import { outboundIcon } from '../../theme/late-icons.ts';
import { tokens } from '../../theme/tokens.ts';
import { placeAt } from '../menu-button/place.ts';

const selectClicked = (state: AppState): ClickedInHost | null => state.clicked ?? null;

const DIALOG = new Late(() => import('../begin-dialog/define.ts'));

/**
 * *New outbound*: writes to somebody who has not written (W4). Absent without the permission; while the agent is not available it can't be
 * used and says why (Q10). What was clicked in the host opens its form with that filled in (E1 to E3), or shows why not.
 *
 * @tagname inlay-outbound-button
 */
export class OutboundButton extends LitElement {
  static override readonly styles = [
    tokens,
    base,
    css`
      .why {
        position: fixed;
        /* Over a thread in front, too. */
        visibility: visible;
        max-inline-size: min(280px, calc(100vi - 16px));
        padding: var(--_space-2) var(--_space-3);
        border: 1px solid var(--_line);
        border-radius: var(--_radius-m);
        background: var(--_surface-raised);
        box-shadow: var(--_shadow);
        color: var(--_text);
      }
      .why:popover-open {
        inset: auto;
      }
    `,
  ];

  @state() private isOpen = false;

  @query('.why') private why!: HTMLElement | null;

  readonly #strings = new StringsController(this);
  readonly #session = new StoreController(this, selectSession);

  readonly #clicked = new StoreController(this, selectClicked);

  protected override updated(): void {
    if (this.#clicked.value === null || this.isOpen) return;
    const button = this.renderRoot.querySelector('button');
    if (button === null || button.ariaDisabled === 'true') {
      // What can't be gone on with is let go; where there is a button, it says why.
      button?.focus();
      this.#showWhy();
      this.#dismiss();
    } else void this.#open();
  }

  #dismiss(): void {
    this.#session.store?.actions.dismissClicked();
  }

  /** Goes with the next click or Escape. */
  #showWhy(): void {
    const button = this.renderRoot.querySelector('button');
    if (this.why === null || button === null) return;
    this.why.showPopover();
    placeAt(this.why, button);
  }

  #onClose(): void {
    this.isOpen = false;
    this.#dismiss();
  }

  async #open(): Promise<void> {
    await DIALOG.load(this);
    this.isOpen = true;
  }

  protected override render(): TemplateResult | typeof nothing {
    const strings = this.#strings.whole;
    const session = this.#session.value;
    if (strings === undefined || !session?.features.includes('outbound')) return nothing;
    const { permissions, agent } = session;
    const obstacle = outboundObstacle({ permissions, availability: agent.availability });
    if (obstacle?.kind === 'forbidden' || !session.channels.some(({ begins }) => begins === true))
      return nothing;
    const why = obstacle === null ? null : strings.begin.refused[obstacle.reason];
    const title = why === null ? strings.begin.outbound : `${strings.begin.outbound}: ${why}`;
    return html`<button
        class="icon"
        type="button"
        aria-label=${strings.begin.outbound}
        aria-description=${why ?? nothing}
        title=${title}
        aria-disabled=${why === null ? nothing : 'true'}
        @click=${() => {
          if (why === null) void this.#open();
          else this.#showWhy();
        }}
      >
        ${icon(outboundIcon)}
      </button>
      ${why === null ? nothing : html`<p class="why" role="status" popover>${title}</p>`}
      ${
        this.isOpen
          ? html`<inlay-begin-dialog
              .given=${this.#clicked.value}
              @close=${() => this.#onClose()}
            ></inlay-begin-dialog>`
          : nothing
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-outbound-button': OutboundButton;
  }
}
