import type { LitElement } from 'lit';
import type { ThreadRow } from './thread-rows.ts';

/** What a scroller moves: the box that scrolls, the one as tall as all rows, and the one with the rows in the page. */
export interface LogElements {
  readonly scroller: HTMLElement;
  readonly sizer: HTMLElement;
  readonly rows: HTMLElement;
}

/** What a log shows and where. */
export interface LogScrollerOptions {
  readonly host: LitElement;
  /** Null before the first render. */
  readonly elements: () => LogElements | null;
  readonly rows: () => readonly ThreadRow[];
  readonly firstUnreadId: () => string | null;
  /** Called when what is on the screen may have changed. */
  readonly onMoved: () => void;
}

/** Which rows of a log are in the page, and where the reader stands. */
export interface LogScroller {
  /** Whether the reader is so near the end that new messages are to be followed. */
  readonly isNearEnd: boolean;
  /** Whether older ones should be fetched now. */
  readonly isNearStart: boolean;
  /** The last row whose greater part is on the screen; null before there is any. */
  readonly lastVisibleIndex: number | null;
  /** The rows that are to be in the page. */
  visible(): readonly { readonly index: number; readonly key: unknown }[];
  /** To be called when there are other rows, before they are rendered. */
  rowsChanged(): void;
  /** Before rows change: those that come in above belong to what was opened, and it stands where it would with them. Nothing where it makes no difference. */
  openAgain?(): void;
  /** The next rows at the end are the reader's own: leads there wherever the reader is. */
  followNext(): void;
  toEnd(): void;
  /** Brings a row into the middle of the screen. */
  toRow(index: number): void;
  /** Lets go of the log, for another that takes its place. */
  end(): void;
}

/** Who is no further from the end than this follows new messages, CSS pixels. */
export const NEAR_END = 80;
/** From this many screens before the beginning on, older ones are fetched. */
export const NEAR_START_SCREENS = 1.5;
/** So much of a row on the screen, CSS pixels, is its greater part in any case. */
export const SEEN_PX = 60;
