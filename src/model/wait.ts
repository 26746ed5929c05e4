import type { Interaction } from './interaction.ts';
import type { InteractionSort } from './interaction-list.ts';
import { isHeld } from './status.ts';

/** From this share of the promised time on, an answer counts as due soon. */
export const SOON = 0.75;

/**
 * How long a contact has waited, against what was promised:
 * - `none`: nobody waits; `since` is when something last happened;
 * - `waiting`: no promise; `ms` since the contact waits;
 * - `due`, `soon`: `ms` left until the promise ends; `soon` in its last quarter;
 * - `overdue`: `ms` since the promise ended.
 */
export type Wait =
  | { readonly kind: 'none'; readonly since: number }
  | { readonly kind: 'waiting' | 'due' | 'soon' | 'overdue'; readonly ms: number };

/** What a row tells in figures: a span of a wait or promise, or since when something happened, in milliseconds; and which way it runs. */
export interface WaitFigure {
  readonly ms: number;
  readonly isWait: boolean;
  readonly direction: 'up' | 'down';
}

/**
 * What a row tells in figures: of a promise the time left or overdue, as its colour means that (S3), else the wait; in a list by activity
 * since when nothing has happened, so that the figures stand in its order.
 */
export function waitFigure(
  interaction: Pick<Interaction, 'waitingSince' | 'lastActivityAt'>,
  wait: Wait,
  by: InteractionSort,
  now: number,
): WaitFigure {
  const { waitingSince, lastActivityAt } = interaction;
  if (wait.kind === 'none' || by === 'activity')
    return { ms: now - lastActivityAt, isWait: false, direction: 'up' };
  if (by === 'waiting' && wait.kind === 'waiting')
    return { ms: now - (waitingSince ?? now), isWait: true, direction: 'up' };
  const isLeft = wait.kind === 'due' || wait.kind === 'soon';
  return { ms: wait.ms, isWait: true, direction: isLeft ? 'down' : 'up' };
}

/** Until when an answer is promised to who waits since then, of minutes that the channel allows; null without either. */
export function slaDueAt(waitingSince: number | null, slaMinutes: number | null): number | null {
  return waitingSince === null || slaMinutes === null ? null : waitingSince + slaMinutes * 60_000;
}

/** Where the contact's wait stands at a moment, epoch milliseconds on the server's clock. */
export function waitOf(
  interaction: Pick<Interaction, 'status' | 'waitingSince' | 'slaDueAt' | 'lastActivityAt'> &
    Partial<Pick<Interaction, 'slaSoonAt'>>,
  now: number,
): Wait {
  const { waitingSince, slaDueAt, slaSoonAt } = interaction;
  if (waitingSince === null || !isHeld(interaction.status))
    return { kind: 'none', since: interaction.lastActivityAt };
  if (slaDueAt === null) return { kind: 'waiting', ms: now - waitingSince };
  if (now >= slaDueAt) return { kind: 'overdue', ms: now - slaDueAt };
  const isSoon = now >= (slaSoonAt ?? waitingSince + SOON * (slaDueAt - waitingSince));
  return { kind: isSoon ? 'soon' : 'due', ms: slaDueAt - now };
}
