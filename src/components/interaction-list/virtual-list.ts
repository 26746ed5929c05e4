import { VirtualizerController, type VirtualItem } from '@tanstack/lit-virtual';
import type { ReactiveController } from 'lit';
import { NEAR_END_ROWS, type ListScroller, type ListScrollerOptions } from './list-scroller.ts';

/**
 * Binds the list to its virtual list: which rows are in the page, and how tall the whole is. Where rows stand in the page
 * already it goes on from them.
 */
export class VirtualList implements ListScroller, ReactiveController {
  readonly #options: ListScrollerOptions;
  readonly #virtual: VirtualizerController<HTMLElement, HTMLElement>;

  constructor(options: ListScrollerOptions) {
    const { host } = options;
    const shown = options.elements();
    this.#options = options;
    // Before the library's controller, which scrolls and needs the height for that.
    host.addController(this);
    this.#virtual = new VirtualizerController<HTMLElement, HTMLElement>(host, {
      count: 0,
      getScrollElement: () => options.elements()?.scroller ?? null,
      estimateSize: (index) => options.estimate(options.ids()[index] ?? ''),
      getItemKey: (index) => options.ids()[index] ?? index,
      initialRect: { width: 340, height: shown?.scroller.clientHeight ?? 600 },
      initialOffset: shown?.scroller.scrollTop ?? 0,
      initialMeasurementsCache: shown === null ? [] : measured(shown.rows),
      overscan: 3,
    });
  }

  visible(): readonly VirtualItem[] {
    return this.#virtual.getVirtualizer().getVirtualItems();
  }

  rowsChanged(): void {
    const virtualizer = this.#virtual.getVirtualizer();
    const ids = this.#options.ids();
    virtualizer.setOptions({
      ...virtualizer.options,
      count: ids.length,
      getItemKey: (index) => ids[index] ?? index,
    });
  }

  reveal(index: number): void {
    this.#virtual.getVirtualizer().scrollToIndex(index, { align: 'auto' });
  }

  end(): void {
    this.#options.host.removeController(this.#virtual);
    this.#options.host.removeController(this);
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

/** The rows that stand in the page, as the library takes them: it reads key and size only. */
function measured(rows: HTMLElement): VirtualItem[] {
  return [...rows.children].map((row, index) => {
    const { id = index } = (row as HTMLElement).dataset;
    return { key: id, index, start: 0, end: 0, size: (row as HTMLElement).offsetHeight, lane: 0 };
  });
}
