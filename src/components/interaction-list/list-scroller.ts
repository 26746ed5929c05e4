import type { LitElement } from 'lit';

/** What a scroller moves: the box that scrolls, the one as tall as all rows, and the one with the rows in the page. */
export interface ListElements {
  readonly scroller: HTMLElement;
  readonly sizer: HTMLElement;
  readonly rows: HTMLElement;
}

/** What a list shows and where. */
export interface ListScrollerOptions {
  readonly host: LitElement;
  /** Null while the list shows something else than rows. */
  readonly elements: () => ListElements | null;
  readonly ids: () => readonly string[];
  /** A row's height before it was measured, CSS pixels. */
  readonly estimate: (id: string) => number;
  /** Called when the reader nears the end of what is there. */
  readonly onNearEnd: () => void;
}

/** Which rows of a list are in the page. */
export interface ListScroller {
  /** The rows that are to be in the page. */
  visible(): readonly { readonly index: number }[];
  /** To be called when there are other rows, before they are rendered. */
  rowsChanged(): void;
  /** Brings a row fully onto the screen, once it is in the page. */
  reveal(index: number): void;
  /** Lets go of the list, for another that takes its place. */
  end(): void;
}

/** How many rows before the end the next ones are wanted. */
export const NEAR_END_ROWS = 12;
