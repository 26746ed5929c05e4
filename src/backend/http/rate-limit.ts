import { Problem } from '../problem.ts';
import type { Rate } from '../options.ts';

/** Counts calls by who makes them; refuses those over the rate with the seconds to wait. Each process counts its own. */
export type RateLimit = (key: string) => void;

/** So many callers are counted apart; when there are more, those who have been quiet longest start anew. */
const MOST_KEYS = 10_000;

/** A token bucket for each key: `burst` at once, refilled by `perSecond`. */
export function createRateLimit({ burst, perSecond }: Rate, clock: () => number): RateLimit {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (key) => {
    const now = clock();
    const { tokens, at } = buckets.get(key) ?? { tokens: burst, at: now };
    const filled = Math.min(burst, tokens + (Math.max(0, now - at) / 1000) * perSecond);
    // A map keeps the order of insertion: who called last stands last.
    buckets.delete(key);
    buckets.set(key, { tokens: filled >= 1 ? filled - 1 : filled, at: now });
    if (buckets.size > MOST_KEYS) {
      const [quietest] = buckets.keys();
      if (quietest !== undefined) buckets.delete(quietest);
    }
    if (filled < 1)
      throw new Problem('rate-limited', { retryAfterSeconds: Math.ceil((1 - filled) / perSecond) });
  };
}
