/** Who is waited for: the agent who holds an interaction (S1), or its contact (S2). */
export const TIMER_KINDS = ['agent', 'contact'] as const;
export type TimerKind = (typeof TIMER_KINDS)[number];

/** A time that somebody has; epoch milliseconds on the server's clock. */
export interface Timer {
  readonly kind: TimerKind;
  readonly since: number;
  readonly endsAt: number;
}
