import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { StoreController } from '../../controllers/store-controller.ts';
import type { Strings } from '../../i18n/strings.ts';
import { selectHasFeature, selectOpenId, selectPreferences } from '../../store/selectors.ts';
import { icon, closeIcon } from '../../theme/icons.ts';
import '../customer-card/define.ts';
import type { CustomerCardEvent } from '../message-thread/message-thread.events.ts';

/** From this width on, CSS pixels, the customer card stands beside the thread. */
const THREE_COLUMNS = 840;

/** The customer card beside the thread where there is room; folded and unfolded by the thread's button, which is remembered (L9). */
export class ContextPane implements ReactiveController {
  readonly #panel: LitElement;
  readonly #hasFeature: StoreController<boolean>;
  readonly #openId: StoreController<string | null>;
  readonly #preferences: StoreController<ReturnType<typeof selectPreferences>>;
  #hasRoom = false;
  readonly #width = new ResizeObserver(([entry]) => {
    const hasRoom = entry !== undefined && entry.contentRect.width >= THREE_COLUMNS;
    if (hasRoom === this.#hasRoom) return;
    this.#hasRoom = hasRoom;
    this.#panel.requestUpdate();
  });

  constructor(panel: LitElement) {
    this.#panel = panel;
    this.#hasFeature = new StoreController(panel, selectHasFeature('customerCard'));
    this.#openId = new StoreController(panel, selectOpenId);
    this.#preferences = new StoreController(panel, selectPreferences);
    panel.addController(this);
  }

  hostConnected(): void {
    this.#width.observe(this.#panel);
    this.#panel.addEventListener('inlay-customer-card-toggle', this.#onToggle);
  }

  hostDisconnected(): void {
    this.#width.disconnect();
    this.#panel.removeEventListener('inlay-customer-card-toggle', this.#onToggle);
  }

  /** Whether it takes a column now. */
  get isShown(): boolean {
    return (
      this.#hasRoom &&
      this.#hasFeature.value === true &&
      this.#preferences.value?.cardCollapsed !== true &&
      (this.#openId.value ?? null) !== null
    );
  }

  readonly #onToggle = (event: CustomerCardEvent): void => {
    if (!this.#hasRoom) return;
    event.preventDefault();
    this.#collapse(this.#preferences.value?.cardCollapsed !== true);
  };

  #collapse(isCollapsed: boolean): void {
    this.#preferences.store?.actions.setCardCollapsed(isCollapsed);
  }

  render({ contact }: Strings): TemplateResult | typeof nothing {
    if (!this.isShown) return nothing;
    return html`<inlay-customer-card class="context" part="context">
      <button
        slot="end"
        class="icon"
        type="button"
        aria-label=${contact.collapse}
        title=${contact.collapse}
        @click=${() => {
          this.#collapse(true);
        }}
      >
        ${icon(closeIcon)}
      </button>
    </inlay-customer-card>`;
  }
}
