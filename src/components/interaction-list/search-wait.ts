import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { InteractionFilter } from '../../model/interaction-list.ts';

/** How long one may pause while typing before the search goes out. */
const SEARCH_WAIT_MS = 250;

/** Narrows a list by the words typed, once the typing rests, and not again by the same words. */
export class SearchWait implements ReactiveController {
  readonly #filter: () => InteractionFilter | undefined;
  readonly #setFilter: (filter: InteractionFilter) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    host: ReactiveControllerHost,
    filter: () => InteractionFilter | undefined,
    setFilter: (filter: InteractionFilter) => void,
  ) {
    this.#filter = filter;
    this.#setFilter = setFilter;
    host.addController(this);
  }

  typed(text: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const filter = this.#filter();
      const words = text.trim();
      if (filter === undefined || (filter.search ?? '') === words) return;
      const { search: _, ...rest } = filter;
      this.#setFilter(words === '' ? rest : { ...rest, search: words });
    }, SEARCH_WAIT_MS);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }
}
