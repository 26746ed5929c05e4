import { VirtualizerController, type VirtualItem } from '@tanstack/lit-virtual';
import type { LitElement } from 'lit';

/** Every row is as tall, so that none has to be measured. */
const ROW_PX = 56;

/** Puts into the page those rows of a long list that are seen; however many there are, only a screen of them is rendered. */
export class RowScroller {
  readonly #host: LitElement;
  readonly #virtual: VirtualizerController<HTMLElement, HTMLElement>;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController({
      hostUpdated: () => {
        this.#place();
      },
    });
    this.#virtual = new VirtualizerController<HTMLElement, HTMLElement>(host, {
      count: 0,
      getScrollElement: () => this.#part('.scroller'),
      estimateSize: () => ROW_PX,
      initialRect: { width: 340, height: 400 },
      overscan: 4,
    });
  }

  /** The rows in the page, of so many. */
  visible(count: number): readonly VirtualItem[] {
    const virtualizer = this.#virtual.getVirtualizer();
    if (virtualizer.options.count !== count) virtualizer.setOptions({ ...virtualizer.options, count });
    return virtualizer.getVirtualItems();
  }

  /** Brings a row into sight. */
  reveal(index: number): void {
    this.#virtual.getVirtualizer().scrollToIndex(index, { align: 'auto' });
  }

  #place(): void {
    const sizer = this.#part('.sizer');
    const rows = this.#part('.rows');
    const virtualizer = this.#virtual.getVirtualizer();
    // By CSSOM: a style attribute would be refused by the page's policy.
    sizer?.style.setProperty('block-size', `${String(virtualizer.getTotalSize())}px`);
    rows?.style.setProperty(
      'transform',
      `translateY(${String(virtualizer.getVirtualItems()[0]?.start ?? 0)}px)`,
    );
  }

  #part(selector: string): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(selector);
  }
}
