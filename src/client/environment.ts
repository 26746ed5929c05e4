import type { ClientTimings } from './timings.ts';

/** What the parts of the client share: time, chance, and the signal that ends everything. */
export interface Environment {
  /** This machine's clock, epoch milliseconds. */
  readonly clock: () => number;
  /** From 0 up to but without 1, for spreading repetitions. */
  readonly random: () => number;
  readonly timings: ClientTimings;
  /** Fires when the client is closed. */
  readonly closed: AbortSignal;
}

/** Something that came in and was not as the contract says. Holds no content. */
export interface MalformedReport {
  readonly what:
    'answer' | 'item' | 'interaction' | 'message' | 'attachment' | 'event' | 'stream' | 'listener';
  /** The id of what was malformed, where it could be read. */
  readonly id: string | null;
  /** Path and expectation of what was wrong, in English, for developers. */
  readonly problem: string;
}
