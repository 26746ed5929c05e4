import { VirtualizerController, type VirtualItem } from '@tanstack/lit-virtual';
import type { ReactiveController } from 'lit';
import {
  NEAR_END,
  NEAR_START_SCREENS,
  SEEN_PX,
  type LogElements,
  type LogScroller,
  type LogScrollerOptions,
} from './log-scroller.ts';
import { estimateHeight } from './row-height.ts';

/** Room for *Load older* above the first row, and below the last one. */
const ABOVE = 40;
const BELOW = 12;
/** Taken for the box before it is measured. */
const FIRST_RECT = { width: 340, height: 600 };

/**
 * Binds a log to its virtual list: which rows are in the page, how tall the whole is, and where the reader stands.
 *
 * Three things are done here beyond the library: rows are measured together after they stand in the page; the message at
 * the top keeps its place to the pixel when older ones come in above, also where its own separators go; and a log that is
 * made smaller at its end stays at its end. Where rows stand in the page already it goes on from them, to the pixel.
 */
export class VirtualLog implements LogScroller, ReactiveController {
  readonly #options: LogScrollerOptions;
  readonly #virtual: VirtualizerController<HTMLElement, HTMLElement>;
  readonly #heights = new WeakMap<Element, number>();
  #sizes: ResizeObserver | undefined;
  #watched: HTMLElement | undefined;
  #isOpened = false;
  /** Whether the reader has moved since, or may have. */
  #isMoved = false;
  #wasNearEnd = true;
  #follows = false;
  /** The scroller's height that `#wasNearEnd` was told at. */
  #height = 0;
  /** Kept, as it is asked for with every row that is guessed. */
  #width = FIRST_RECT.width;
  #anchor: { readonly key: string; readonly top: number } | null = null;
  /** Whether the anchor is let go as soon as its message stands where it stood. */
  #isTakingOver = false;

  constructor(options: LogScrollerOptions, before: LogScroller) {
    const { host } = options;
    const shown = options.elements();
    this.#options = options;
    this.#anchor = this.#topMessage();
    if (shown !== null && this.#anchor !== null) {
      this.#isOpened = this.#isTakingOver = true;
      this.#wasNearEnd = before.isNearEnd;
      this.#width = shown.scroller.clientWidth;
    }
    // Before the virtual list's own controller, which moves the scroller and needs its height for that.
    host.addController(this);
    this.#virtual = new VirtualizerController<HTMLElement, HTMLElement>(host, {
      count: 0,
      getScrollElement: () => options.elements()?.scroller ?? null,
      estimateSize: (index) => this.#estimate(index),
      getItemKey: (index) => options.rows()[index]?.key ?? index,
      measureElement: (element, entry) =>
        heightOf(element, entry) ?? this.#heights.get(element) ?? element.offsetHeight,
      initialRect: { ...FIRST_RECT, ...(shown !== null && { height: shown.scroller.clientHeight }) },
      initialMeasurementsCache: shown === null ? [] : measured(shown.rows),
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

  get isNearEnd(): boolean {
    return this.#wasNearEnd;
  }

  get isNearStart(): boolean {
    const scroller = this.#options.elements()?.scroller;
    return (
      scroller !== undefined &&
      this.#isOpened &&
      scroller.scrollTop < scroller.clientHeight * NEAR_START_SCREENS
    );
  }

  get lastVisibleIndex(): number | null {
    const scroller = this.#options.elements()?.scroller;
    if (scroller === undefined || !this.#isOpened) return null;
    const bottom = scroller.scrollTop + scroller.clientHeight;
    const items = this.#virtual.getVirtualizer().getVirtualItems();
    return items.findLast(({ start, size }) => start + Math.min(size / 2, SEEN_PX) <= bottom)?.index ?? null;
  }

  visible(): readonly VirtualItem[] {
    return this.#virtual.getVirtualizer().getVirtualItems();
  }

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

  openAgain(): void {
    // Where it goes on from rows that stand already it holds one of them, and a reader who has moved since stays where they are.
    if (this.#anchor === null && !this.#isMoved) this.#isOpened = false;
  }

  followNext(): void {
    this.#follows = true;
  }

  toRow(index: number): void {
    // In the place of where it would have been opened.
    this.#isOpened = true;
    this.#anchor = null;
    this.#virtual.getVirtualizer().scrollToIndex(index, { align: 'center' });
  }

  toEnd(): void {
    this.#anchor = null;
    this.#virtual.getVirtualizer().scrollToEnd();
  }

  end(): void {
    this.hostDisconnected();
    this.#options.host.removeController(this.#virtual);
    this.#options.host.removeController(this);
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
    this.#watched?.removeEventListener('keydown', this.#onKey);
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
    scroller.addEventListener('keydown', this.#onKey, { passive: true });
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
    this.#isMoved = true;
  };

  readonly #onKey = (): void => {
    this.#isMoved = true;
  };

  #layOut({ sizer, rows }: LogElements): void {
    const virtualizer = this.#virtual.getVirtualizer();
    // By CSSOM: a style attribute would be refused by the page's policy.
    sizer.style.blockSize = `${String(virtualizer.getTotalSize())}px`;
    // The rows lie in the flow, behind the room above them.
    rows.style.transform = `translateY(${String((this.visible()[0]?.start ?? ABOVE) - ABOVE)}px)`;
  }

  /** Measures what is new in the page, all reading before all writing, and brings the reader where they should be. */
  #settle(): void {
    const elements = this.#options.elements();
    if (elements === null || !this.#options.host.isConnected) return;
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
    if (this.#isTakingOver) {
      this.#isTakingOver = false;
      this.#anchor = null;
    }
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
    const shown = this.#shownOffset();
    if (shown !== null) return shown;
    const unread = this.#unreadIndex();
    // The library has just added the guesses up, and keeps them.
    const offset =
      unread >= 0
        ? (virtualizer.measurementsCache[unread]?.start ?? 0)
        : virtualizer.getTotalSize() - FIRST_RECT.height;
    return Math.max(0, offset);
  }

  /** Where what is on the screen stands as the library has it, which knows rows above that are not in the page; null where nothing is. */
  #shownOffset(): number | null {
    const elements = this.#isTakingOver ? this.#options.elements() : null;
    const row = elements === null ? undefined : rowOf(elements, this.#anchor?.key);
    const index = this.#options.rows().findIndex(({ key }) => key === row?.dataset['key']);
    const start = this.#virtual.getVirtualizer().measurementsCache[index]?.start;
    if (elements === null || row === undefined || start === undefined) return null;
    return start + elements.scroller.getBoundingClientRect().top - row.getBoundingClientRect().top;
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
    const bottom = rowOf(elements, anchor.key)?.lastElementChild?.getBoundingClientRect().bottom;
    if (bottom === undefined) return;
    const moved = bottom - anchor.top;
    if (Math.abs(moved) >= 1) this.#virtual.getVirtualizer().scrollBy(moved);
  }
}

function heightOf(_element: Element, entry: ResizeObserverEntry | undefined): number | undefined {
  const size = entry?.borderBoxSize[0]?.blockSize;
  return size === undefined ? undefined : Math.round(size);
}

function rowOf({ rows }: LogElements, key: string | undefined): HTMLElement | undefined {
  return ([...rows.children] as HTMLElement[]).find((row) => row.dataset['key'] === key);
}

/** The rows that stand in the page, as the library takes them: it reads key and size only. */
function measured(rows: HTMLElement): VirtualItem[] {
  return ([...rows.children] as HTMLElement[]).map((row, index) => {
    const { key = index } = row.dataset;
    return { key, index, start: 0, end: 0, size: row.offsetHeight, lane: 0 };
  });
}
