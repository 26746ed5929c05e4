/** Every wait of the client, in milliseconds; a test makes them shorter. */
export interface ClientTimings {
  /** How long one attempt of a request may take, its answer included. */
  readonly attemptMs: number;
  /** How long a request may take with all its repetitions. */
  readonly requestMs: number;
  /** A repetition waits from 0 to this, doubled with each one. */
  readonly retryBaseMs: number;
  /** No repetition waits longer by itself; `Retry-After` may ask for more. */
  readonly retryCapMs: number;
  /** A token is renewed this long before it ends. */
  readonly tokenMarginMs: number;
  /** How long an upload may stand still; without progress to see, how long its answer may take beyond 32 kB a second. */
  readonly uploadStallMs: number;
  /** How often the backend tells that an idle stream lives; twice that in silence counts as cut. */
  readonly heartbeatMs: number;
  /** As `retryBaseMs`, for opening the stream again. */
  readonly reconnectBaseMs: number;
  /** As `retryCapMs`, for opening the stream again. */
  readonly reconnectCapMs: number;
}

export const DEFAULT_TIMINGS: ClientTimings = {
  attemptMs: 10_000,
  requestMs: 25_000,
  retryBaseMs: 300,
  retryCapMs: 5_000,
  tokenMarginMs: 30_000,
  uploadStallMs: 30_000,
  heartbeatMs: 15_000,
  reconnectBaseMs: 1_000,
  reconnectCapMs: 30_000,
};
