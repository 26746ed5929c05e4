import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { TickController } from '../../controllers/tick-controller.ts';
import { formatOf } from '../../i18n/format.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { Message } from '../../model/message.ts';
import { base } from '../../theme/base.styles.ts';
import { clockIcon, icon } from '../../theme/icons.ts';
import { UndoSendEvent } from './undo-send.events.ts';

/**
 * In how many seconds an answer leaves, and the button that takes it back (C12). Counts by itself; shows nothing once its time is over.
 *
 * @tagname inlay-undo-send
 * @fires {UndoSendEvent} inlay-undo-send - The agent wants to take it back.
 */
export class UndoSend extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
      }
      .undo {
        display: flex;
        align-items: center;
        gap: 8px;
        padding-block: 0 8px;
        padding-inline: 12px 0;
      }
      .words {
        flex: 1;
        min-inline-size: 0;
      }
    `,
  ];

  @property({ attribute: false }) message: Message | null = null;
  @property({ attribute: false }) strings: Strings | undefined;
  /** The server's clock, epoch milliseconds. */
  @property({ attribute: false }) now: () => number = Date.now;

  constructor() {
    super();
    new TickController(this, () => {
      const left = this.left;
      return left > 0 ? left % 1000 || 1000 : null;
    });
  }

  /** Milliseconds in which it can be taken back; 0 where it can't. */
  get left(): number {
    return Math.max(0, (this.message?.delivery?.undoUntil ?? 0) - this.now());
  }

  #onUndo(): void {
    if (this.message !== null) this.dispatchEvent(new UndoSendEvent({ messageId: this.message.id }));
  }

  protected override render(): TemplateResult | typeof nothing {
    const { strings, left } = this;
    if (strings === undefined || left === 0) return nothing;
    const { answering } = strings;
    const seconds = formatOf(strings).span(Math.ceil(left / 1000) * 1000);
    return html`<div class="undo meta">
      ${icon(clockIcon, 14)}
      <span class="words figures">${answering.leavesIn(seconds)}</span>
      <button class="outline" @click=${this.#onUndo}>${answering.undo}</button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-undo-send': UndoSend;
  }
}
