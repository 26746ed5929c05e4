import { isHeld, type Status } from './status.ts';
import type { Timer } from './timers.ts';
import type { WorkSettings } from './work-rules.ts';

const MINUTE = 60_000;

/** What the timers of an interaction follow from. All times are epoch milliseconds. */
export interface Work {
  readonly status: Status;
  readonly assigneeId: string | null;
  readonly waitingSince: number | null;
  /** When we answered last, if our answer is the newest message. */
  readonly answeredAt: number | null;
  /** Nothing has been written in it yet, as where we began it: nobody can be waited for. */
  readonly isEmpty?: boolean;
}

/** What is kept of an interaction so that its timers can be told. */
export interface Standing {
  /** Who holds it, as was seen last, and since when. */
  readonly holderId: string | null;
  readonly heldSince: number | null;
  readonly timer: Timer | null;
  /** When it comes back by itself (W5). */
  readonly returnsAt: number | null;
  /** To whom it goes when the contact writes again, though nobody holds it. */
  readonly returnsTo: string | null;
  /** Since when it is resolved or closed. */
  readonly doneSince: number | null;
}

/** What the administrator says of timers. */
export type TimerSettings = Pick<
  WorkSettings,
  'agentTimerMinutes' | 'contactTimerMinutes' | 'detachAfterMinutes'
>;

/**
 * Where an interaction stands after whatever has been done with it; the same again changes nothing. The agent's timer runs while the
 * contact waits for who holds it, from when both began; the contact's while its holder waits, from the last answer; none while it is
 * put off.
 */
export function standingAfter(
  before: Standing,
  work: Work,
  given: { readonly settings: TimerSettings; readonly now: number },
): Standing {
  const { status, assigneeId } = work;
  const isSame = before.holderId === assigneeId;
  const heldSince = assigneeId === null ? null : isSame ? (before.heldSince ?? given.now) : given.now;
  const returnsAt = status === 'pending' ? before.returnsAt : null;
  const standing = { ...before, returnsAt, timer: isSame ? before.timer : null };
  return {
    holderId: assigneeId,
    heldSince,
    timer: heldSince === null ? null : timerAfter(standing, { ...work, heldSince }, given),
    returnsAt,
    returnsTo: assigneeId === null && (status === 'pending' || !isHeld(status)) ? before.returnsTo : null,
    doneSince: isHeld(status) ? null : (before.doneSince ?? given.now),
  };
}

function timerAfter(
  { timer, returnsAt }: Standing,
  { status, waitingSince, answeredAt, heldSince, isEmpty = false }: Work & { readonly heldSince: number },
  { settings, now }: { readonly settings: TimerSettings; readonly now: number },
): Timer | null {
  if (!isHeld(status) || returnsAt !== null) return null;
  if (waitingSince !== null)
    return running('agent', Math.max(waitingSince, heldSince), settings.agentTimerMinutes);
  // Nobody is waited for where nobody has begun.
  if (status === 'new' || isEmpty || settings.contactTimerMinutes === null) return null;
  const isRunning = timer?.kind === 'contact';
  const answered = answeredAt ?? 0;
  if (isRunning && answered <= timer.since) return timer;
  return running('contact', isRunning ? answered : Math.max(now, answered), settings.contactTimerMinutes);
}

function running(kind: Timer['kind'], since: number, minutes: number | null): Timer | null {
  return minutes === null ? null : { kind, since, endsAt: since + Math.round(minutes * MINUTE) };
}

/** What comes due by itself. */
export type DueWhat = 'contact-timer' | 'boomerang' | 'detach';

/** What happens to an interaction next by itself, and when; null for nothing. */
export function nextDue(
  { timer, returnsAt, doneSince, holderId }: Standing,
  settings: TimerSettings,
): { readonly what: DueWhat; readonly at: number } | null {
  if (returnsAt !== null) return { what: 'boomerang', at: returnsAt };
  if (timer?.kind === 'contact') return { what: 'contact-timer', at: timer.endsAt };
  const { detachAfterMinutes } = settings;
  if (doneSince === null || holderId === null || detachAfterMinutes === null) return null;
  return { what: 'detach', at: doneSince + Math.round(detachAfterMinutes * MINUTE) };
}
