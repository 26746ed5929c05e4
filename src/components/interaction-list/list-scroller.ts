import { VirtualizerController, type VirtualItem } from '@tanstack/lit-virtual';
import type { LitElement, ReactiveController } from 'lit';

/** What the scroller moves: the box that scrolls, the one as tall as all rows, and the one with the rows on the screen. */
export interface ListElements {
  readonly scroller: HTMLElement;
  readonly sizer: HTMLElement;
  readonly rows: HTMLElement;
}

/** What the virtual list shows and where. */
export interface ListScrollerOptions {
  /** Null while the list shows something else than rows. */
  readonly elements: () => ListElements | null;
  readonly ids: () => readonly string[];
  /** A row's height before it was measured, CSS pixels. */
  readonly estimate: (id: string) => number;
  /** Called when the reader nears the end of what is there. */
  readonly onNearEnd: () => void;
}

/** How many rows before the end the next ones are wanted. */
const NEAR_END_ROWS = 12;

/** Binds the list to its virtual list: which rows are in the page, and how tall the whole is. */
export class ListScroller implements ReactiveController {
  readonly #options: ListScrollerOptions;
  readonly #virtual: VirtualizerController<HTMLElement, HTMLElement>;

  constructor(host: LitElement, options: ListScrollerOptions) {
    this.#options = options;
    // Before the library's controller, which scrolls and needs the height for that.
    host.addController(this);
    this.#virtual = new VirtualizerController<HTMLElement, HTMLElement>(host, {
      count: 0,
      getScrollElement: () => options.elements()?.scroller ?? null,
      estimateSize: (index) => options.estimate(options.ids()[index] ?? ''),
      getItemKey: (index) => options.ids()[index] ?? index,
      initialRect: { width: 340, height: 600 },
      overscan: 3,
    });
  }

  /** The rows that are to be in the page. */
  visible(): readonly VirtualItem[] {
    return this.#virtual.getVirtualizer().getVirtualItems();
  }

  /** To be called when there are other rows, before they are rendered. */
  rowsChanged(): void {
    const virtualizer = this.#virtual.getVirtualizer();
    const ids = this.#options.ids();
    virtualizer.setOptions({
      ...virtualizer.options,
      count: ids.length,
      getItemKey: (index) => ids[index] ?? index,
    });
  }

  /** Brings a row fully onto the screen. */
  reveal(index: number): void {
    this.#virtual.getVirtualizer().scrollToIndex(index, { align: 'auto' });
  }

  toTop(): void {
    this.#options.elements()?.scroller.scrollTo({ top: 0 });
  }

  hostConnected(): void {
    // The library's own controller does what is needed.
  }

  hostUpdated(): void {
    const elements = this.#options.elements();
    if (elements === null) return;
    const virtualizer = this.#virtual.getVirtualizer();
    const visible = this.visible();
    // By CSSOM: a style attribute would be refused by the page's policy.
    elements.sizer.style.setProperty('block-size', `${virtualizer.getTotalSize()}px`);
    elements.rows.style.setProperty('transform', `translateY(${visible[0]?.start ?? 0}px)`);
    // After the rows stand in the page: a row that is measured before has no height.
    queueMicrotask(() => {
      for (const row of elements.rows.children) virtualizer.measureElement(row as HTMLElement);
      virtualizer.measureElement(null);
    });
    const last = visible.at(-1);
    if (last !== undefined && last.index >= this.#options.ids().length - NEAR_END_ROWS)
      this.#options.onNearEnd();
  }
}
