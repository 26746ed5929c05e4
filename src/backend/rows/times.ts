/** Epoch milliseconds as the wire writes them: RFC 3339, UTC, milliseconds. */
export function toTime(at: number): string {
  return new Date(at).toISOString();
}

/** As `toTime`; null stays null. */
export function toTimeOrNull(at: number | null): string | null {
  return at === null ? null : toTime(at);
}
