import type { ReactiveController } from 'lit';
import { NEAR_END_ROWS, type ListScroller, type ListScrollerOptions } from './list-scroller.ts';

/** How many rows are shown at first, and how many more each time that the reader nears the last of them. */
const STEP = 25;

/** Shows a list's rows as they stand in the flow: the first of them, and more when the reader gets there. */
export class PlainList implements ListScroller, ReactiveController {
  readonly #options: ListScrollerOptions;
  #count = STEP;
  #revealed = -1;

  constructor(options: ListScrollerOptions) {
    this.#options = options;
    options.host.addController(this);
  }

  visible(): ReturnType<ListScroller['visible']> {
    const { length } = this.#options.ids();
    return Array.from({ length: Math.min(length, this.#count) }, (_, index) => ({ index }));
  }

  rowsChanged(): void {
    // They are read where they are shown.
  }

  reveal(index: number): void {
    this.#revealed = index;
    this.#count = Math.max(this.#count, index + NEAR_END_ROWS);
  }

  end(): void {
    this.hostDisconnected();
    this.#options.host.removeController(this);
  }

  hostConnected(): void {
    // What scrolls comes and goes; its event does not bubble, but can be caught on its way down.
    this.#options.host.renderRoot.addEventListener('scroll', this.#look, { capture: true, passive: true });
  }

  hostDisconnected(): void {
    this.#options.host.renderRoot.removeEventListener('scroll', this.#look, { capture: true });
  }

  hostUpdated(): void {
    const elements = this.#options.elements();
    const row = elements?.rows.children[this.#revealed]?.getBoundingClientRect();
    if (elements !== null && row !== undefined) {
      const { top, bottom } = elements.scroller.getBoundingClientRect();
      elements.scroller.scrollBy(0, Math.min(0, row.top - top) || Math.max(0, row.bottom - bottom));
      this.#revealed = -1;
    }
    this.#look();
  }

  /** Brings more where the reader is near the last row. */
  readonly #look = (): void => {
    const { elements, ids, host, onNearEnd } = this.#options;
    const rows = elements()?.rows;
    const near = rows?.children[rows.childElementCount - NEAR_END_ROWS] ?? rows?.firstElementChild;
    const bottom = elements()?.scroller.getBoundingClientRect().bottom ?? 0;
    // Nothing is near in a list that is not shown.
    if (
      near === null ||
      near === undefined ||
      !near.checkVisibility() ||
      near.getBoundingClientRect().top > bottom
    )
      return;
    if (this.#count < ids().length) {
      this.#count += STEP;
      host.requestUpdate();
    } else onNearEnd();
  };
}
