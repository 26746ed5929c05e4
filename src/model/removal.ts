/** What of a message an administrator lets agents remove from this product (M5, M6); the network keeps it. */
export interface Removed {
  /** Text, files and all else that it said. */
  readonly content: boolean;
  /** Name and handle of the one who wrote it, here and wherever else this contact stands. */
  readonly author: boolean;
}

/** Nothing is removed. */
export const INTACT: Removed = { content: false, author: false };

/** The two removals. */
export type Removal = keyof Removed;
