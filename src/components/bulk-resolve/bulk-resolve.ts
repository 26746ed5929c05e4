import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { Late } from '../../controllers/late.ts';
import { StoreController } from '../../controllers/store-controller.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import { formatOf } from '../../i18n/format.ts';
import { BULK_QUEUES } from '../../model/bulk-resolution.ts';
import { selectBulk, selectListFilter } from '../../store/select-bulk.ts';
import { selectSession } from '../../store/selectors.ts';
import { base } from '../../theme/base.styles.ts';
import { icon } from '../../theme/icons.ts';
import { bulkResolveIcon } from '../../theme/late-icons.ts';
import { tokens } from '../../theme/tokens.ts';
import { bulkResolveStyles } from './bulk-resolve.styles.ts';

const DIALOG = new Late(() => import('../bulk-resolve-dialog/define.ts'));

/**
 * The button that resolves many interactions together (L8), where the agent has the permission `conversation.bulkResolve` and the list
 * shows _New_ or _Pending_. While they are being resolved it shows how far that has come, and leads to where it can be stopped.
 *
 * @tagname inlay-bulk-resolve
 */
export class BulkResolve extends LitElement {
  static override readonly styles = [tokens, base, bulkResolveStyles];

  @state() private isAsked = false;

  readonly #strings = new StringsController(this);
  readonly #session = new StoreController(this, selectSession);
  readonly #filter = new StoreController(this, selectListFilter);
  readonly #bulk = new StoreController(this, selectBulk);

  #onClick(): void {
    this.isAsked = true;
  }

  #onClose(): void {
    this.isAsked = false;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('button')?.focus());
  }

  protected override render(): TemplateResult | typeof nothing {
    const strings = this.#strings.whole;
    const session = this.#session.value;
    const queue = this.#filter.value?.queue;
    if (strings === undefined || !session?.permissions.includes('conversation.bulkResolve')) return nothing;
    const bulk = this.#bulk.value?.state === 'running' ? this.#bulk.value : null;
    const canBegin = BULK_QUEUES.some((one) => one === queue);
    if (bulk === null && !canBegin && !this.isAsked) return nothing;
    const percent =
      bulk === null
        ? null
        : formatOf(strings).percent((bulk.resolved + bulk.leftOut) / Math.max(1, bulk.total));
    return html`<button
        class="icon"
        type="button"
        aria-haspopup="dialog"
        aria-label=${percent === null ? strings.bulk.title : strings.bulk.running(percent)}
        title=${strings.bulk.title}
        @pointerenter=${() => void DIALOG.load(this).catch(() => undefined)}
        @click=${this.#onClick}
      >
        ${percent === null ? icon(bulkResolveIcon) : html`<span class="figures" aria-hidden="true">${percent}</span>`}
      </button>
      ${
        this.isAsked && DIALOG.of(this) !== undefined
          ? html`<inlay-bulk-resolve-dialog @close=${this.#onClose}></inlay-bulk-resolve-dialog>`
          : nothing
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-bulk-resolve': BulkResolve;
  }
}
