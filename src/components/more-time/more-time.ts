import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { StoreController } from '../../controllers/store-controller.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import { selectMoreTime } from '../../store/select-timers.ts';
import { base } from '../../theme/base.styles.ts';
import { icon } from '../../theme/icons.ts';
import { moreTimeIcon } from '../../theme/late-icons.ts';

/**
 * Gives the contact of an interaction more time, where the agent waits for them and the administrator allows it (S2); else nothing.
 *
 * @tagname inlay-more-time
 */
export class MoreTime extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: inline-flex;
        /* As tall as a target has to be, in a line that is not. */
        margin-block: -4px;
      }
      button[aria-busy='true'] {
        opacity: 0.5;
      }
    `,
  ];

  @property({ attribute: 'interaction-id' }) interactionId = '';

  @property({ state: true }) private isBusy = false;

  readonly #strings = new StringsController(this);
  readonly #minutes = new StoreController(this, selectMoreTime(''));

  protected override willUpdate(): void {
    this.#minutes.selector = selectMoreTime(this.interactionId);
  }

  protected override updated(): void {
    // For what makes room for it.
    this.toggleAttribute('shown', (this.#minutes.value ?? null) !== null);
  }

  async #onClick(): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    await this.#minutes.store?.actions.addTime(this.interactionId);
    this.isBusy = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    const strings = this.#strings.whole;
    const minutes = this.#minutes.value ?? null;
    if (strings === undefined || minutes === null) return nothing;
    const { moreTime } = strings.timers;
    return html`<button
      class="icon small"
      type="button"
      aria-label=${moreTime}
      title=${moreTime}
      aria-busy=${this.isBusy}
      @click=${this.#onClick}
    >
      ${icon(moreTimeIcon, 14)}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-more-time': MoreTime;
  }
}
