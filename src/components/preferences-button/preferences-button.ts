import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { Late } from '../../controllers/late.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import { base } from '../../theme/base.styles.ts';
import { icon } from '../../theme/icons.ts';
import { preferencesIcon } from '../../theme/late-icons.ts';

const DIALOG = new Late(() => import('../preferences-dialog/define.ts'));

/**
 * Opens what the agent prefers.
 *
 * @tagname inlay-preferences-button
 */
export class PreferencesButton extends LitElement {
  static override styles = [base];

  /** The keys that hold where the agent has chosen none. */
  @property({ attribute: false }) keys: Readonly<Record<string, string | null>> = {};

  @state() private isOpen = false;

  readonly #strings = new StringsController(this);

  async #onClick(): Promise<void> {
    await DIALOG.load(this);
    this.isOpen = true;
  }

  protected override render(): TemplateResult | typeof nothing {
    const strings = this.#strings.whole;
    if (strings === undefined) return nothing;
    const { title } = strings.preferences;
    return html`<button
        class="icon"
        type="button"
        aria-label=${title}
        title=${title}
        aria-haspopup="dialog"
        @click=${() => void this.#onClick()}
      >
        ${icon(preferencesIcon)}
      </button>
      ${
        this.isOpen
          ? html`<inlay-preferences-dialog
              .keys=${this.keys}
              @close=${() => (this.isOpen = false)}
            ></inlay-preferences-dialog>`
          : nothing
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-preferences-button': PreferencesButton;
  }
}
