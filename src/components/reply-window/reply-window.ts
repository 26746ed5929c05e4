import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { TickController, untilSpanChanges } from '../../controllers/tick-controller.ts';
import { formatOf } from '../../i18n/format.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { ReplyWindow } from '../../model/reply-window.ts';
import { base } from '../../theme/base.styles.ts';
import { clockIcon, hourglassIcon, icon } from '../../theme/icons.ts';
import { ReplyWindowEvent } from './reply-window.events.ts';

const HOUR = 3_600_000;

/**
 * How long an answer may still be sent: counts down by itself, without what is around it rendering again, and tells when it is over.
 * Shows nothing where there is no end.
 *
 * @tagname inlay-reply-window
 * @fires {ReplyWindowEvent} inlay-reply-window - What may be sent has changed with the time.
 */
export class ReplyWindowMark extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: inline-flex;
      }
      .left {
        display: inline-flex;
        align-items: center;
        gap: 4px;
        color: var(--_text-quiet);
        white-space: nowrap;
      }
      .soon {
        color: var(--_warning);
        font-weight: var(--_weight-strong);
      }
    `,
  ];

  /** What may be sent at a moment, epoch milliseconds on the server's clock. */
  @property({ attribute: false }) windowAt: ((now: number) => ReplyWindow) | undefined;
  @property({ attribute: false }) strings: Strings | undefined;
  /** The network's name. */
  @property() platform = '';
  /** Whether it is the one private answer to a public message that is counted. */
  @property({ type: Boolean, attribute: 'is-reply' }) isReply = false;
  /** The server's clock, epoch milliseconds. */
  @property({ attribute: false }) now: () => number = Date.now;

  #state: ReplyWindow['state'] | null = null;

  constructor() {
    super();
    new TickController(this, () => {
      const window = this.#window();
      return window !== null && 'closesAt' in window
        ? Math.min(untilSpanChanges(window.closesAt - this.now(), 'down'), window.closesAt - this.now())
        : null;
    });
  }

  #window(): ReplyWindow | null {
    return this.windowAt?.(this.now()) ?? null;
  }

  protected override updated(): void {
    const state = this.#window()?.state ?? null;
    const before = this.#state;
    this.#state = state;
    if (before !== null && state !== null && before !== state) this.dispatchEvent(new ReplyWindowEvent());
  }

  protected override render(): TemplateResult | typeof nothing {
    const { strings } = this;
    const window = this.#window();
    if (strings === undefined || window === null || !('closesAt' in window)) return nothing;
    const ms = window.closesAt - this.now();
    const span = formatOf(strings).span(ms);
    const { answering } = strings;
    const kind = this.isReply ? 'reply' : window.state === 'tagged' ? 'late' : window.then;
    const words = answering.leftThen[kind](span, this.platform);
    const isSoon = ms < HOUR || window.state === 'tagged';
    return html`<span class="left meta figures ${isSoon ? 'soon' : ''}" title=${words}
      >${icon(isSoon ? hourglassIcon : clockIcon, 12)}<span aria-hidden="true">${answering.left(span)}</span
      ><span class="visually-hidden">${words}</span></span
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-reply-window': ReplyWindowMark;
  }
}
