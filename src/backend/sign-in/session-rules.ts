/** How a session stands; times are epoch milliseconds. */
export interface SessionStanding {
  /** Counts the cookies that it has had. */
  readonly generation: number;
  /** Whether the present cookie has come back: then the browser has it, and the one before is worth nothing. */
  readonly isSeen: boolean;
  readonly rotatedAt: number;
  readonly createdAt: number;
  readonly usedAt: number;
}

/** For how long sessions and their cookies hold, in milliseconds. */
export interface SessionTimes {
  readonly sessionMs: number;
  readonly sessionIdleMs: number;
  readonly sessionRotateMs: number;
}

/** So long the cookie before is taken after the present one has come back: calls of two tabs may cross. */
export const CROSSING_MS = 60_000;

/**
 * What becomes of a session when a cookie of it comes in. `ended`: its time is over. `replayed`: the cookie had been replaced for
 * good, so that somebody has a copy, and the session ends for everybody. `kept`: it goes on; `handsOut` where the browser needs the
 * present cookie, being due for a new one or because the answer with it may have been lost.
 */
export type Renewal =
  | { readonly kind: 'ended' | 'replayed' }
  | { readonly kind: 'kept'; readonly next: SessionStanding; readonly handsOut: boolean };

/** The rule by which a session is renewed. */
export function renewSession(
  session: SessionStanding,
  { generation, now }: { readonly generation: number; readonly now: number },
  times: SessionTimes,
): Renewal {
  if (now - session.createdAt >= times.sessionMs || now - session.usedAt >= times.sessionIdleMs)
    return { kind: 'ended' };
  const used = { ...session, usedAt: now };
  if (generation === session.generation) {
    if (now - session.rotatedAt < times.sessionRotateMs)
      return { kind: 'kept', next: { ...used, isSeen: true }, handsOut: false };
    const next = { ...used, generation: generation + 1, isSeen: false, rotatedAt: now };
    return { kind: 'kept', next, handsOut: true };
  }
  const mayCross = !session.isSeen || now - session.rotatedAt < CROSSING_MS;
  return generation === session.generation - 1 && mayCross
    ? { kind: 'kept', next: used, handsOut: true }
    : { kind: 'replayed' };
}
