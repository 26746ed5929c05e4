import type { LitElement, ReactiveController } from 'lit';

/** What the focus needs to know of its list. */
export interface RowFocusOptions {
  /** The rows in the order shown. */
  readonly ids: () => readonly string[];
  readonly openId: () => string | null;
  /** The element of a row; null while it is not in the page. */
  readonly rowOf: (id: string) => HTMLElement | null;
  /** What keeps the focus while its row is not in the page. */
  readonly list: () => HTMLElement | null;
  /** Brings a row onto the screen. */
  readonly reveal: (index: number) => void;
}

/**
 * The focus of a list whose rows come and go: one row is the stop for Tab, arrows move among all of them, in the page or
 * not, and a row that leaves hands the focus to the one that takes its place.
 */
export class RowFocus implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: RowFocusOptions;
  #lastId: string | null = null;
  #focusedId: string | null = null;
  #wantedId: string | null = null;

  constructor(host: LitElement, options: RowFocusOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** The row that has the focus; null where none has. */
  get focusedId(): string | null {
    return this.#focusedId;
  }

  /** The row at which Tab enters: where the focus last was, else the open one, else the first. */
  get activeId(): string | null {
    const ids = this.#options.ids();
    const open = this.#options.openId();
    if (this.#lastId !== null && ids.includes(this.#lastId)) return this.#lastId;
    return open !== null && ids.includes(open) ? open : (ids[0] ?? null);
  }

  /** Makes a row the stop for Tab, without moving the focus. */
  rest(id: string): void {
    this.#lastId = id;
  }

  /** Puts the focus on a row, as soon as it is in the page. */
  put(id: string): void {
    this.#lastId = this.#wantedId = id;
    this.#options.reveal(this.#options.ids().indexOf(id));
    this.#host.requestUpdate();
  }

  /** Moves the focus by so many rows, to the first or last at most. */
  move(by: number): void {
    const ids = this.#options.ids();
    const at = ids.indexOf(this.activeId ?? '');
    const id = ids[Math.max(0, Math.min(ids.length - 1, at + by))];
    if (id !== undefined) this.put(id);
  }

  /** To be called with the rows that were there before, when there are others. */
  rowsChanged(before: readonly string[]): void {
    const id = this.#focusedId;
    const ids = this.#options.ids();
    if (id === null || ids.includes(id)) return;
    const next = ids[Math.min(before.indexOf(id), ids.length - 1)] ?? null;
    this.#lastId = this.#wantedId = next;
    if (next === null) this.#focusedId = null;
  }

  /** Moves the focus by the keys of lists, `j` and `k` among them; takes the event if it does. */
  onKeydown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const size = this.#options.ids().length;
    const by = {
      ArrowDown: 1,
      j: 1,
      ArrowUp: -1,
      k: -1,
      Home: -size,
      End: size,
      PageDown: 8,
      PageUp: -8,
    }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    this.move(by);
  }

  onFocusIn(event: FocusEvent): void {
    const id = (event.target as HTMLElement).dataset['id'];
    if (id === undefined || !this.#options.ids().includes(id)) return;
    this.#lastId = this.#focusedId = id;
    this.#host.requestUpdate();
  }

  onFocusOut(event: FocusEvent): void {
    // A row that is taken out of the page loses the focus to nobody; then the list goes after it.
    if (event.relatedTarget !== null || (event.target as Element).isConnected) this.#focusedId = null;
  }

  hostUpdated(): void {
    const id = this.#wantedId ?? this.#focusedId;
    if (id === null) return;
    const row = this.#options.rowOf(id);
    if (this.#wantedId === null) {
      // Scrolled out of the page with the focus on it: the list keeps the focus, and the arrows go on from there.
      if (row === null) this.#options.list()?.focus({ preventScroll: true });
    } else if (row !== null) {
      this.#wantedId = null;
      row.focus({ preventScroll: true });
    }
  }
}
