import type { InteractionFilter } from '../../model/interaction-list.ts';

/** The filter as it is to be after a choice. Stays within the list. */
export class FilterChangeEvent extends Event {
  static readonly type = 'inlay-filter-change';

  readonly detail: InteractionFilter;

  constructor(detail: InteractionFilter) {
    super(FilterChangeEvent.type);
    this.detail = detail;
  }
}

/** Everything that narrows the list is to go. Stays within the list. */
export class FilterClearEvent extends Event {
  static readonly type = 'inlay-filter-clear';

  constructor() {
    super(FilterClearEvent.type);
  }
}

/** The form is to be closed. Stays within the list. */
export class FilterDoneEvent extends Event {
  static readonly type = 'inlay-filter-done';

  constructor() {
    super(FilterDoneEvent.type);
  }
}

declare global {
  interface HTMLElementEventMap {
    'inlay-filter-change': FilterChangeEvent;
    'inlay-filter-clear': FilterClearEvent;
    'inlay-filter-done': FilterDoneEvent;
  }
}
