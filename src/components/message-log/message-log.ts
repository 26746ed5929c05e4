import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { Late } from '../../controllers/late.ts';
import { formatOf } from '../../i18n/format.ts';
import type { FirstStrings } from '../../i18n/strings.ts';
import type { MessageWork } from '../../model/message-actions.ts';
import type { PlatformId } from '../../model/platform.ts';
import { base } from '../../theme/base.styles.ts';
import { arrowDownIcon, icon } from '../../theme/icons.ts';
import type { MessageJumpEvent } from '../message/message.events.ts';
import { nextPaint } from '../message/next-paint.ts';
import type { LogScroller, LogScrollerOptions } from './log-scroller.ts';
import { MessagesSeenEvent, OlderWantedEvent } from './message-log.events.ts';
import { messageLogStyles } from './message-log.styles.ts';
import { PlainLog } from './plain-log.ts';
import { threadRows, type KeyedMessage, type ThreadRow } from './thread-rows.ts';

/** So long a message that was led to is told apart. */
const JUMPED_MS = 2_500;

/** So many of the newest messages are laid out when a log opens; those before them when these have been painted. */
const AT_ONCE = 400;

/** Until it is there, and where it can't be had, the last messages stand there as they are. */
const VIRTUAL = new Late(() => import('./virtual-log.ts'));

/**
 * The messages of a thread as a virtual list: however many there are, only those on the screen are in the page.
 *
 * Begins at the first unread message or at the end; stays where the reader is when older ones come in above, and follows
 * new ones only when the reader is near the end. One element shows one thread: for another, make another.
 *
 * @tagname inlay-message-log
 * @fires {OlderWantedEvent} inlay-older-wanted - The reader nears the beginning of what is there.
 * @fires {MessagesSeenEvent} inlay-messages-seen - The newest message that has been on the screen.
 * @csspart log - What scrolls.
 * @csspart new-messages - The button that leads down to new ones.
 */
export class MessageLog extends LitElement {
  static override styles = [base, messageLogStyles];

  /** In the thread's order. */
  @property({ attribute: false }) messages: readonly KeyedMessage[] = [];
  @property({ attribute: false }) firstUnreadId: string | null = null;
  @property({ attribute: false }) strings: FirstStrings | undefined;
  /** The network of this thread. */
  @property({ attribute: false }) platform: PlatformId | null = null;
  /** What decides about what is offered on a message; null offers nothing. */
  @property({ attribute: false }) work: MessageWork | null = null;
  @property({ attribute: 'agent-id' }) agentId: string | null = null;
  /** The message that is being answered (T8). */
  @property({ attribute: false }) replyingToId: string | null = null;
  @property({ type: Boolean, attribute: 'has-older' }) hasOlder = false;
  @property({ type: Boolean, attribute: 'loading-older' }) loadingOlder = false;
  /** The server's time, epoch milliseconds; what "today" is. */
  @property({ type: Number }) now = Date.now();

  /** Messages that came in below while the reader was further up. */
  @state() private newCount = 0;
  /** Whether all messages are laid out, and not the newest alone. */
  @state() private isWhole = false;
  /** The message that was just led to. */
  @state() private jumpedId: string | null = null;

  @query('.scroller') private scroller!: HTMLElement | null;
  @query('.rows') private rowsWindow!: HTMLElement | null;
  @query('.sizer') private sizer!: HTMLElement | null;

  #rows: readonly ThreadRow[] = [];
  #askedOlderAt: string | null = null;
  #seenId: string | null = null;
  #wantedId: string | null = null;
  #focusedRow: Element | null = null;

  readonly #place: LogScrollerOptions = {
    host: this,
    elements: () =>
      this.scroller === null || this.sizer === null || this.rowsWindow === null
        ? null
        : { scroller: this.scroller, sizer: this.sizer, rows: this.rowsWindow },
    rows: () => this.#rows,
    firstUnreadId: () => this.firstUnreadId,
    onMoved: () => {
      this.#onMoved();
    },
  };
  #scroller: LogScroller = new PlainLog(this.#place);

  /** Leads to the newest message. */
  scrollToEnd(): void {
    this.newCount = 0;
    this.#scroller.toEnd();
  }

  /** What is laid out now. A long thread takes as long as its screen until it is painted, and the rest comes in above. */
  #laidOut(): readonly KeyedMessage[] {
    const { messages, firstUnreadId } = this;
    if (this.isWhole || messages.length === 0) return messages;
    const newest = messages.slice(-AT_ONCE);
    if (
      newest.length < messages.length &&
      (firstUnreadId === null || newest.some(({ message }) => message.id === firstUnreadId))
    ) {
      void nextPaint().then(() => (this.isWhole = true));
      return newest;
    }
    this.isWhole = true;
    return messages;
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.#focusedRow = this.shadowRoot?.activeElement?.closest('.row') ?? null;
    const isOther = this.#becomeVirtual();
    if (!isOther && !['messages', 'firstUnreadId', 'isWhole'].some((name) => changed.has(name))) return;
    const before = this.#rows;
    this.#rows = threadRows(this.#laidOut(), this.firstUnreadId, before);
    const added = before.length === 0 ? [] : addedAtEnd(before, this.#rows);
    if (added.length > 0) {
      const isOwn = added.some(
        ({ message }) => message.direction === 'outbound' && message.author.id === this.agentId,
      );
      if (isOwn) this.#scroller.followNext();
      else if (!this.#scroller.isNearEnd)
        this.newCount += added.filter(({ message }) => message.direction !== 'system').length;
    }
    if (changed.has('isWhole') && before.length > 0) this.#scroller.openAgain?.();
    this.#scroller.rowsChanged();
  }

  /** Whether the virtual list has just taken over. */
  #becomeVirtual(): boolean {
    const virtual = VIRTUAL.of(this);
    if (virtual === undefined || this.#scroller instanceof virtual.VirtualLog) return false;
    this.#scroller.end();
    this.#scroller = new virtual.VirtualLog(this.#place, this.#scroller);
    return true;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('messages') || changed.has('isWhole')) this.#lookForWanted();
    // Who works by keys goes on from the log when what had the focus has scrolled away.
    if (this.#focusedRow?.isConnected === false) this.scroller?.focus({ preventScroll: true });
  }

  #onMoved(): void {
    if (this.#scroller.isNearEnd && this.newCount > 0) this.newCount = 0;
    const first = this.#rows[0];
    if (
      this.hasOlder &&
      !this.loadingOlder &&
      first !== undefined &&
      first.key !== this.#askedOlderAt &&
      this.#scroller.isNearStart
    ) {
      // Once for each beginning: after a failure it is the reader who asks again.
      this.#askedOlderAt = first.key;
      this.dispatchEvent(new OlderWantedEvent());
    }
    this.#tellSeen();
  }

  #tellSeen(): void {
    if (document.visibilityState !== 'visible') return;
    let index = this.#scroller.lastVisibleIndex;
    // What the product says itself is nothing to have read.
    while (index !== null && this.#rows[index]?.message.direction === 'system') index -= 1;
    const row = index === null ? undefined : this.#rows[index];
    if (row === undefined || row.message.id === this.#seenId || row.message.delivery?.state === 'queued')
      return;
    if (this.#seenId !== null && index !== null) {
      const seenBefore = this.#rows.findLastIndex(({ message }) => message.id === this.#seenId);
      if (index <= seenBefore) return;
    }
    this.#seenId = row.message.id;
    this.dispatchEvent(new MessagesSeenEvent({ messageId: row.message.id }));
  }

  #onJump(event: MessageJumpEvent): void {
    event.stopPropagation();
    this.#wantedId = event.detail.messageId;
    this.#lookForWanted();
  }

  /** Leads to the message that was asked for; further back than what is there, older ones are fetched until it comes. */
  #lookForWanted(): void {
    const id = this.#wantedId;
    if (id === null || !this.isWhole) return;
    const index = this.#rows.findIndex(({ message }) => message.id === id);
    if (index >= 0) {
      this.#wantedId = null;
      this.jumpedId = id;
      this.#scroller.toRow(index);
      this.scroller?.focus({ preventScroll: true });
      setTimeout(() => {
        if (this.jumpedId === id) this.jumpedId = null;
      }, JUMPED_MS);
    } else if (this.hasOlder) this.#onOlder();
    else this.#wantedId = null;
  }

  #onNewMessages(): void {
    // The button goes, and would take the focus with it.
    this.scroller?.focus({ preventScroll: true });
    this.scrollToEnd();
  }

  #onOlder(): void {
    this.dispatchEvent(new OlderWantedEvent());
  }

  #renderRow(row: ThreadRow, index: number, strings: FirstStrings): TemplateResult {
    const { message, day, unread } = row;
    return html`<div class="row" data-index=${index} data-key=${row.key}>
      ${
        day === null
          ? nothing
          : html`<div class="day" role="separator" aria-label=${formatOf(strings).day(day, this.now)}>
              <span aria-hidden="true">${formatOf(strings).day(day, this.now)}</span>
            </div>`
      }
      ${
        unread
          ? html`<div class="unread" role="separator" aria-label=${strings.thread.firstUnread}>
              <span aria-hidden="true">${strings.thread.firstUnread}</span>
            </div>`
          : nothing
      }
      <inlay-message
        .message=${message}
        .strings=${strings}
        .platform=${this.platform === null ? '' : strings.platforms[this.platform]}
        .agentId=${this.agentId}
        .startsGroup=${row.startsGroup}
        .endsGroup=${row.endsGroup}
        .indented=${row.indented}
        .highlighted=${message.id === this.replyingToId || message.id === this.jumpedId}
        .work=${this.work}
      ></inlay-message>
    </div>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { strings } = this;
    if (strings === undefined) return nothing;
    return html`<div
        class="scroller"
        part="log"
        role="log"
        aria-live="off"
        aria-label=${strings.thread.messages}
        aria-busy=${this.loadingOlder}
        tabindex="0"
        @inlay-message-jump=${this.#onJump}
      >
        <div class="sizer">
          <div class="beginning">
            ${
              this.hasOlder
                ? html`<button class="link meta" ?disabled=${this.loadingOlder} @click=${this.#onOlder}>
                    ${this.loadingOlder ? strings.everywhere.loading : strings.thread.loadOlder}
                  </button>`
                : html`<span class="quiet meta">${strings.thread.beginning}</span>`
            }
          </div>
          <div class="rows">
            ${repeat(
              this.#scroller.visible(),
              ({ key }) => key,
              ({ index }) => {
                const row = this.#rows[index];
                return row === undefined ? nothing : this.#renderRow(row, index, strings);
              },
            )}
          </div>
        </div>
      </div>
      ${
        this.newCount > 0
          ? html`<button class="new-messages" part="new-messages" @click=${this.#onNewMessages}>
              ${icon(arrowDownIcon, 14)} ${strings.thread.newMessages(this.newCount)}
            </button>`
          : nothing
      }`;
  }
}

/** The rows behind the last one that was there before. */
function addedAtEnd(before: readonly ThreadRow[], after: readonly ThreadRow[]): readonly ThreadRow[] {
  const known = new Set(before.map(({ key }) => key));
  let from = after.length;
  while (from > 0 && !known.has(after[from - 1]?.key ?? '')) from -= 1;
  return after.slice(from);
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-message-log': MessageLog;
  }
}
