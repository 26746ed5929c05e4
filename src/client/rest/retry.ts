/**
 * How long to wait before repetition number `attempt` (0 for the first), in milliseconds: anything from 0 to a limit
 * that doubles each time ("full jitter"), so that many clients don't come back in one moment. Where the other side
 * named a time, that time and a little more.
 */
export function retryDelay(
  attempt: number,
  spread: { readonly baseMs: number; readonly capMs: number; readonly random: () => number },
  retryAfterMs: number | null = null,
): number {
  const jitter = spread.random() * Math.min(spread.capMs, spread.baseMs * 2 ** Math.min(attempt, 20));
  return retryAfterMs === null ? jitter : retryAfterMs + Math.min(jitter, spread.baseMs);
}

/** What a `Retry-After` header asks for, in milliseconds from `now`: seconds or an HTTP date (RFC 9110, 10.2.3); null where it says nothing readable. */
export function parseRetryAfter(header: string | null, now: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  // Only the form with a day's name is a date here: `Date.parse` alone would take "-5" for the year.
  const at = /^[A-Z][a-z]{2}/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
