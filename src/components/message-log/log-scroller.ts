import { VirtualizerController, type VirtualItem } from '@tanstack/lit-virtual';
import type { LitElement, ReactiveController } from 'lit';
import { estimateHeight, type ThreadRow } from './thread-rows.ts';

/** What the scroller moves: the box that scrolls, the one as tall as all rows, and the one with the rows on the screen. */
export interface LogElements {
  readonly scroller: HTMLElement;
  readonly sizer: HTMLElement;
  readonly rows: HTMLElement;
}

/** What the virtual thread shows and where. */
export interface LogScrollerOptions {
  /** Null before the first render. */
  readonly elements: () => LogElements | null;
  readonly rows: () => readonly ThreadRow[];
  readonly firstUnreadId: () => string | null;
  /** Called when what is on the screen may have changed. */
  readonly onMoved: () => void;
}

/** Room for *Load older* above the first row, and below the last one. */
const ABOVE = 40;
const BELOW = 12;
/** Who is no further from the end than this follows new messages. */
const NEAR_END = 80;
/** Taken for the box before it is measured. */
const FIRST_RECT = { width: 340, height: 600 };
/** From this many screens before the beginning on, older ones are fetched. */
const NEAR_START_SCREENS = 1.5;

/**
 * Binds a log to its virtual list: which rows are in the page, how tall the whole is, and where the reader stands.
 *
 * Three things are done here beyond the library: rows are measured together after they stand in the page; the message at
 * the top keeps its place to the pixel when older ones come in above, also where its own separators go; and a log that is
 * made smaller at its end stays at its end.
 */
export class LogScroller implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: LogScrollerOptions;
  readonly #virtual: VirtualizerController<HTMLElement, HTMLElement>;
  readonly #heights = new WeakMap<Element, number>();
  #sizes: ResizeObserver | undefined;
  #watched: HTMLElement | undefined;
  #isOpened = false;
  #wasNearEnd = true;
  #follows = false;
  /** The scroller's height that `#wasNearEnd` was told at. */
  #height = 0;
  /** Kept, as it is asked for with every row that is guessed. */
  #width = FIRST_RECT.width;
  #anchor: { readonly key: string; readonly top: number } | null = null;

  constructor(host: LitElement, options: LogScrollerOptions) {
    this.#host = host;
    this.#options = options;
    // Before the virtual list's own controller, which moves the scroller and needs its height for that.
    host.addController(this);
    this.#virtual = new VirtualizerController<HTMLElement, HTMLElement>(host, {
      count: 0,
      getScrollElement: () => options.elements()?.scroller ?? null,
      estimateSize: (index) => this.#estimate(index),
      getItemKey: (index) => options.rows()[index]?.key ?? index,
      measureElement: (element, entry) =>
        heightOf(element, entry) ?? this.#heights.get(element) ?? element.offsetHeight,
      initialRect: FIRST_RECT,
      initialOffset: () => this.#firstOffset(),
      anchorTo: 'end',
      followOnAppend: true,
      scrollEndThreshold: NEAR_END,
      paddingStart: ABOVE,
      paddingEnd: BELOW,
      scrollPaddingStart: ABOVE,
      overscan: 4,
      // Rows lie in flow, so what grows is shown at once; the frame later spares the page around an error of the observer's.
      useAnimationFrameWithResizeObserver: true,
    });
  }

  /** Whether the reader is so near the end that new messages are to be followed. */
  get isNearEnd(): boolean {
    return this.#wasNearEnd;
  }

  /** Whether older ones should be fetched now. */
  get isNearStart(): boolean {
    const scroller = this.#options.elements()?.scroller;
    return (
      scroller !== undefined &&
      this.#isOpened &&
      scroller.scrollTop < scroller.clientHeight * NEAR_START_SCREENS
    );
  }

  /** The last row whose greater part is on the screen; null before there is any. */
  get lastVisibleIndex(): number | null {
    const scroller = this.#options.elements()?.scroller;
    if (scroller === undefined || !this.#isOpened) return null;
    const bottom = scroller.scrollTop + scroller.clientHeight;
    const items = this.#virtual.getVirtualizer().getVirtualItems();
    return items.findLast(({ start, size }) => start + Math.min(size / 2, 60) <= bottom)?.index ?? null;
  }

  /** The rows that are to be in the page. */
  visible(): readonly VirtualItem[] {
    return this.#virtual.getVirtualizer().getVirtualItems();
  }

  /** To be called when there are other rows, before they are rendered. */
  rowsChanged(): void {
    const virtualizer = this.#virtual.getVirtualizer();
    const rows = this.#options.rows();
    const isPrepended =
      virtualizer.options.count > 0 &&
      rows.length > 0 &&
      virtualizer.measurementsCache[0]?.key !== rows[0]?.key;
    if (isPrepended && this.#isOpened) this.#anchor = this.#topMessage();
    virtualizer.setOptions({
      ...virtualizer.options,
      count: rows.length,
      getItemKey: (index) => rows[index]?.key ?? index,
    });
  }

  /** The next rows at the end are the reader's own: leads there wherever the reader is. */
  followNext(): void {
    this.#follows = true;
  }

  toEnd(): void {
    this.#anchor = null;
    this.#virtual.getVirtualizer().scrollToEnd();
  }

  hostConnected(): void {
    this.#sizes = new ResizeObserver(() => {
      const height = this.#watched?.clientHeight ?? 0;
      this.#width = this.#watched?.clientWidth ?? this.#width;
      if (height === this.#height) return;
      this.#height = height;
      if (this.#wasNearEnd && this.#isOpened && this.#anchor === null)
        this.#virtual.getVirtualizer().scrollToEnd();
    });
  }

  hostDisconnected(): void {
    this.#sizes?.disconnect();
    this.#watched?.removeEventListener('scroll', this.#onScroll);
    this.#watched?.removeEventListener('wheel', this.#onHand);
    this.#watched?.removeEventListener('touchmove', this.#onHand);
    this.#watched = undefined;
  }

  hostUpdated(): void {
    const elements = this.#options.elements();
    if (elements === null) return;
    this.#layOut(elements);
    // Reads the box, so it comes after what was written: the page is laid out once.
    this.#watch(elements.scroller);
    // The library's own step runs after this one and before the microtask, in the same frame.
    queueMicrotask(() => {
      this.#settle();
    });
  }

  #watch(scroller: HTMLElement): void {
    if (this.#watched === scroller) return;
    this.#watched = scroller;
    this.#height = scroller.clientHeight;
    this.#width = scroller.clientWidth;
    scroller.addEventListener('scroll', this.#onScroll, { passive: true });
    scroller.addEventListener('wheel', this.#onHand, { passive: true });
    scroller.addEventListener('touchmove', this.#onHand, { passive: true });
    this.#sizes?.observe(scroller);
  }

  readonly #onScroll = (): void => {
    this.#look();
    this.#options.onMoved();
  };

  #look(): void {
    const scroller = this.#watched;
    if (scroller?.clientHeight !== this.#height) return;
    this.#wasNearEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight <= NEAR_END;
  }

  /** The reader moves: nothing is held in place against them. */
  readonly #onHand = (): void => {
    this.#anchor = null;
  };

  #layOut({ sizer, rows }: LogElements): void {
    const virtualizer = this.#virtual.getVirtualizer();
    // By CSSOM: a style attribute would be refused by the page's policy.
    sizer.style.blockSize = `${String(virtualizer.getTotalSize())}px`;
    rows.style.transform = `translateY(${String(this.visible()[0]?.start ?? 0)}px)`;
  }

  /** Measures what is new in the page, all reading before all writing, and brings the reader where they should be. */
  #settle(): void {
    const elements = this.#options.elements();
    if (elements === null || !this.#host.isConnected) return;
    const virtualizer = this.#virtual.getVirtualizer();
    const rows = [...elements.rows.children] as HTMLElement[];
    for (const row of rows) this.#heights.set(row, row.offsetHeight);
    for (const row of rows) this.#measure(row);
    virtualizer.measureElement(null);
    if (!this.#isOpened && rows.length > 0) this.#open();
    if (this.#follows) {
      this.#follows = false;
      this.toEnd();
    }
    this.#holdAnchor();
    if (this.#isOpened) this.#options.onMoved();
  }

  #measure(row: HTMLElement): void {
    const virtualizer = this.#virtual.getVirtualizer();
    const { index, key } = row.dataset;
    const height = this.#heights.get(row);
    virtualizer.measureElement(row);
    // While somebody scrolls the library leaves it to the observer, which is a frame too late.
    if (key !== undefined && height !== undefined && virtualizer.itemSizeCache.get(key) !== height)
      virtualizer.resizeItem(Number(index), height);
  }

  #open(): void {
    this.#isOpened = true;
    const index = this.#unreadIndex();
    const virtualizer = this.#virtual.getVirtualizer();
    if (index >= 0) virtualizer.scrollToIndex(index, { align: 'start' });
    else virtualizer.scrollToEnd();
    this.#look();
  }

  #unreadIndex(): number {
    const id = this.#options.firstUnreadId();
    return id === null ? -1 : this.#options.rows().findIndex(({ message }) => message.id === id);
  }

  /** About where the log begins, so that the right rows are made at once. */
  #firstOffset(): number {
    const virtualizer = this.#virtual.getVirtualizer();
    const unread = this.#unreadIndex();
    // The library has just added the guesses up, and keeps them.
    const offset =
      unread >= 0
        ? (virtualizer.measurementsCache[unread]?.start ?? 0)
        : virtualizer.getTotalSize() - FIRST_RECT.height;
    return Math.max(0, offset);
  }

  #estimate(index: number): number {
    const row = this.#options.rows()[index];
    return row === undefined ? 60 : estimateHeight(row, this.#width);
  }

  #topMessage(): { readonly key: string; readonly top: number } | null {
    const elements = this.#options.elements();
    if (elements === null) return null;
    const edge = elements.scroller.getBoundingClientRect().top;
    for (const row of elements.rows.children) {
      const message = row.lastElementChild;
      const key = (row as HTMLElement).dataset['key'];
      if (message === null || key === undefined) continue;
      const { bottom } = message.getBoundingClientRect();
      if (bottom > edge) return { key, top: bottom };
    }
    return null;
  }

  /** Brings the message that was at the top back to where it was; its bottom is what stays, as its own head may go. */
  #holdAnchor(): void {
    const anchor = this.#anchor;
    const elements = this.#options.elements();
    if (anchor === null || elements === null) return;
    const row = [...elements.rows.children].find(
      (child) => (child as HTMLElement).dataset['key'] === anchor.key,
    );
    const bottom = row?.lastElementChild?.getBoundingClientRect().bottom;
    if (bottom === undefined) return;
    const moved = bottom - anchor.top;
    if (Math.abs(moved) >= 1) this.#virtual.getVirtualizer().scrollBy(moved);
  }
}

function heightOf(_element: Element, entry: ResizeObserverEntry | undefined): number | undefined {
  const size = entry?.borderBoxSize[0]?.blockSize;
  return size === undefined ? undefined : Math.round(size);
}
