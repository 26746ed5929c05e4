import type { InteractionFilter } from './interaction-list.ts';
import type { WorkSettings } from './work-rules.ts';

/** The queues whose interactions can be resolved together. */
export const BULK_QUEUES = ['new', 'pending'] as const;
export type BulkQueue = (typeof BULK_QUEUES)[number];

/** The oldest age that can be chosen: ten years, in minutes. */
export const MAX_BULK_AGE_MINUTES = 10 * 365 * 24 * 60;

/** Which interactions are resolved together (L8): what a list shows in _New_ or _Pending_, and nobody has written in for so long. */
export interface BulkSelection {
  readonly filter: InteractionFilter & { readonly queue: BulkQueue };
  readonly olderThanMinutes: number;
}

/** A selection with the reason that is written down with each; null where the organisation asks for none. */
export interface BulkOrder extends BulkSelection {
  readonly reason: string | null;
}

/**
 * What a selection comes to: how many will be resolved, how many would be if they had the topic that they need (K4), and of the others
 * how many if they had the disposition that their skill asks for (O1).
 */
export interface BulkCount {
  readonly count: number;
  readonly withoutTopic: number;
  readonly withoutDisposition: number;
}

/** How resolving many together is going, or went. Times are epoch milliseconds. */
export interface BulkResolution {
  readonly id: string;
  /** `cancelled`: what was resolved until then stays so. */
  readonly state: 'running' | 'done' | 'cancelled';
  /** How many were counted as it began. */
  readonly total: number;
  readonly resolved: number;
  /** Those that somebody had changed since it began. */
  readonly leftOut: number;
  readonly reason: string | null;
  readonly startedAt: number;
  readonly endedAt: number | null;
}

/** Whether a resolving of many may begin as far as its reason goes; what is wrong with it, or null. */
export function reasonProblem(
  reason: string | null,
  { resolutionReasons }: Pick<WorkSettings, 'resolutionReasons'>,
): 'missing' | 'unknown' | null {
  if (reason === null) return resolutionReasons.length > 0 ? 'missing' : null;
  return resolutionReasons.includes(reason) ? null : 'unknown';
}

/** Whether this is an age that can be chosen. */
export function isBulkAge(minutes: number): boolean {
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= MAX_BULK_AGE_MINUTES;
}

/**
 * Whether an interaction is old enough: its newest message since it was last resolved was written that long ago. One that was taken up
 * again by hand and has none since then is never taken, as somebody wanted it open.
 */
export function isOldEnough(
  interaction: { readonly lastActivityAt: number; readonly resolvedActivityAt: number | null },
  olderThanMinutes: number,
  now: number,
): boolean {
  const { lastActivityAt, resolvedActivityAt } = interaction;
  return (
    lastActivityAt < now - olderThanMinutes * 60_000 &&
    (resolvedActivityAt === null || lastActivityAt > resolvedActivityAt)
  );
}

/** Of two states of the same or of different ones, the later. What has ended never runs again. */
export function laterBulk(one: BulkResolution | null, other: BulkResolution): BulkResolution {
  if (one === null) return other;
  if (one.id !== other.id) return other.startedAt >= one.startedAt ? other : one;
  const done = ({ state, resolved, leftOut }: BulkResolution): number =>
    resolved + leftOut + (state === 'running' ? 0 : 0.5);
  return done(other) > done(one) ? other : one;
}
