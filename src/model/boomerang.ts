import type { Status } from './status.ts';

const HOUR = 3_600_000;

/** So far ahead an interaction may be put off: the same day of the next year is within it, milliseconds. */
export const BOOMERANG_MAX_MS = 366 * 24 * HOUR;

/** When an interaction comes back, epoch milliseconds, and why it was put off; null for no note. */
export interface Boomerang {
  readonly at: number;
  readonly note: string | null;
}

/** Why an interaction can't come back at a time; null from `boomerangTimeProblem` where it can. */
export type BoomerangTimeProblem = 'past' | 'too-far';

/** Whether an interaction can come back at a time, epoch milliseconds. */
export function boomerangTimeProblem(at: number, now: number): BoomerangTimeProblem | null {
  if (at <= now) return 'past';
  return at - now > BOOMERANG_MAX_MS ? 'too-far' : null;
}

/** Why an interaction can't be put off at all. */
export type BoomerangObstacle = 'done' | 'not-mine';

/** Whether an agent may put an interaction off (W5): the one who holds it, as long as it is not done. Panel and backend both ask this. */
export function boomerangObstacle(
  { status, assigneeId }: { readonly status: Status; readonly assigneeId: string | null },
  agentId: string,
): BoomerangObstacle | null {
  if (status === 'resolved' || status === 'closed') return 'done';
  return assigneeId === agentId ? null : 'not-mine';
}

/** Times that are chosen most; a fourth choice is any time. */
const BOOMERANG_CHOICES = ['in-an-hour', 'tomorrow', 'monday'] as const;
export type BoomerangChoice = (typeof BOOMERANG_CHOICES)[number];

/** The choices at a time: next Monday is none of its own where that is tomorrow. */
export function boomerangChoices(now: number): readonly BoomerangChoice[] {
  return BOOMERANG_CHOICES.filter(
    (choice) => choice !== 'monday' || boomerangTime(choice, now) !== boomerangTime('tomorrow', now),
  );
}

/** The hour at which a working day begins, on the agent's wall clock. */
const MORNING = 9;

/** When a choice brings an interaction back: in an hour, or at nine in the morning, tomorrow or next Monday, in the time zone of this machine. */
export function boomerangTime(choice: BoomerangChoice, now: number): number {
  if (choice === 'in-an-hour') return now + HOUR;
  const day = new Date(now);
  const days = choice === 'tomorrow' ? 1 : (8 - day.getDay()) % 7 || 7;
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days, MORNING).getTime();
}
