/** What a list shows while its order may not change: the rows in their places, and how much has changed behind them. */
export interface HeldOrder {
  readonly ids: readonly string[];
  /** Shown although the list has lost them; no row moves up into their place. */
  readonly gone: ReadonlySet<string>;
  /** How many rows would come, go or move if the order were taken over now. */
  readonly changes: number;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * The rows that stand on the screen, with the list's present ones: what stands stays in its place, what is new comes at
 * the end, what has gone is marked. Reading on, which adds at the end only, is no change.
 */
export function holdOrder(shown: readonly string[], present: readonly string[]): HeldOrder {
  if (shown === present) return { ids: shown, gone: NONE, changes: 0 };
  const isPresent = new Set(present);
  const isShown = new Set(shown);
  const gone = new Set(shown.filter((id) => !isPresent.has(id)));
  const stayed = shown.filter((id) => isPresent.has(id));
  const order = present.filter((id) => isShown.has(id));
  const lastShown = present.findLastIndex((id) => isShown.has(id));
  const added = present.filter((id) => !isShown.has(id));
  const inBetween = present.slice(0, Math.max(0, lastShown)).filter((id) => !isShown.has(id)).length;
  const moved = stayed.filter((id, index) => order[index] !== id).length;
  // Two rows that have changed places are one change to whoever looks.
  return { ids: [...shown, ...added], gone, changes: gone.size + inBetween + Math.ceil(moved / 2) };
}
