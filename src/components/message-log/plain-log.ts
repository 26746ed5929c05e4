import type { ReactiveController } from 'lit';
import {
  NEAR_END,
  NEAR_START_SCREENS,
  SEEN_PX,
  type LogScroller,
  type LogScrollerOptions,
} from './log-scroller.ts';

/** How many rows are shown at first, and how many more each time that the reader nears the first of them. */
const STEP = 50;

/** Shows a log's rows as they stand in the flow: the last of them, and more above when the reader gets there. */
export class PlainLog implements LogScroller, ReactiveController {
  readonly #options: LogScrollerOptions;
  readonly #sizes = new ResizeObserver(() => {
    if (this.isNearEnd) this.toEnd();
  });
  isNearEnd = true;
  #isOpened = false;
  #follows = false;
  /** How many rows at the end are in the page. */
  #count = STEP;
  #firstKey: unknown;
  /** Where the reader stands, counted from the end, before the page changes. */
  #fromEnd = 0;

  constructor(options: LogScrollerOptions) {
    this.#options = options;
    options.host.addController(this);
  }

  get #box(): HTMLElement | undefined {
    return this.#options.elements()?.scroller;
  }

  get isNearStart(): boolean {
    return this.#isNearFirst && this.#count >= this.#options.rows().length;
  }

  /** Whether the reader is near the first row in the page. */
  get #isNearFirst(): boolean {
    const box = this.#box;
    return box !== undefined && this.#isOpened && box.scrollTop < box.clientHeight * NEAR_START_SCREENS;
  }

  get lastVisibleIndex(): number | null {
    const elements = this.#options.elements();
    if (elements === null || !this.#isOpened) return null;
    const { bottom } = elements.scroller.getBoundingClientRect();
    const row = [...elements.rows.children].findLast((child) => {
      const { top, height } = child.getBoundingClientRect();
      return top + Math.min(height / 2, SEEN_PX) <= bottom;
    });
    return row === undefined ? null : Number((row as HTMLElement).dataset['index']);
  }

  visible(): ReturnType<LogScroller['visible']> {
    const rows = this.#options.rows();
    const from = Math.max(0, rows.length - this.#count);
    return rows.slice(from).map(({ key }, index) => ({ key, index: from + index }));
  }

  rowsChanged(): void {
    const rows = this.#options.rows();
    const unread = this.#unreadIndex();
    // The first row in the page stays the first, whatever has come before and behind it.
    const first = rows.findIndex(({ key }) => key === this.#firstKey);
    if (first >= 0) this.#count = rows.length - first;
    else if (unread >= 0) this.#count = Math.max(STEP, rows.length - unread + STEP / 5);
  }

  followNext(): void {
    this.#follows = true;
  }

  toRow(index: number): void {
    this.#count = Math.max(this.#count, this.#options.rows().length - index);
    this.#options.host.requestUpdate();
    void this.#options.host.updateComplete.then(() => {
      this.#options
        .elements()
        ?.rows.querySelector(`[data-index="${index}"]`)
        ?.scrollIntoView({ block: 'center' });
    });
  }

  toEnd(): void {
    this.#box?.scrollTo({ top: this.#box.scrollHeight });
    this.isNearEnd = true;
  }

  end(): void {
    this.hostDisconnected();
    this.#options.host.removeController(this);
  }

  hostConnected(): void {
    // What scrolls comes with the first render; its event does not bubble, but can be caught on its way down.
    this.#options.host.renderRoot.addEventListener('scroll', this.#onScroll, {
      capture: true,
      passive: true,
    });
  }

  hostDisconnected(): void {
    this.#options.host.renderRoot.removeEventListener('scroll', this.#onScroll, { capture: true });
    this.#sizes.disconnect();
  }

  hostUpdate(): void {
    const box = this.#box;
    if (box !== undefined) this.#fromEnd = box.scrollHeight - box.scrollTop;
  }

  hostUpdated(): void {
    const elements = this.#options.elements();
    const first = this.visible()[0]?.key;
    if (elements === null || first === undefined) return;
    for (const element of [elements.scroller, elements.rows]) this.#sizes.observe(element);
    const hasComeAbove = first !== this.#firstKey;
    this.#firstKey = first;
    if (!this.#isOpened) this.#open(elements.rows);
    else if (this.#follows || (this.isNearEnd && !hasComeAbove)) this.toEnd();
    // What stands below a message stays as tall as it was, whatever came in above.
    else if (hasComeAbove)
      elements.scroller.scrollTo({ top: elements.scroller.scrollHeight - this.#fromEnd });
    this.#follows = false;
    this.#look();
  }

  readonly #onScroll = (): void => {
    const box = this.#box;
    if (box === undefined) return;
    this.isNearEnd = box.scrollHeight - box.scrollTop - box.clientHeight <= NEAR_END;
    this.#look();
  };

  #look(): void {
    if (this.#isNearFirst && this.#count < this.#options.rows().length) {
      this.#count += STEP;
      this.#options.host.requestUpdate();
    } else this.#options.onMoved();
  }

  #open(rows: HTMLElement): void {
    this.#isOpened = true;
    const row = rows.querySelector(`[data-index="${this.#unreadIndex()}"]`);
    const box = this.#box;
    if (row === null || box === undefined) {
      this.toEnd();
      return;
    }
    box.scrollTo({ top: row.getBoundingClientRect().top - rows.getBoundingClientRect().top });
    this.#onScroll();
  }

  #unreadIndex(): number {
    const id = this.#options.firstUnreadId();
    return id === null ? -1 : this.#options.rows().findIndex(({ message }) => message.id === id);
  }
}
