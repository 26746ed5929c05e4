import type { Timer } from './timer.ts';

export type { Timer } from './timer.ts';

/** How a timer stands: `half` from half of its time on (yellow), `over` from its end on (red); `ms` until the end, or since. */
export interface TimerState {
  readonly stage: 'running' | 'half' | 'over';
  readonly ms: number;
}

/** How a timer stands at a moment on the server's clock. */
export function timerState({ since, endsAt }: Pick<Timer, 'since' | 'endsAt'>, now: number): TimerState {
  if (now >= endsAt) return { stage: 'over', ms: now - endsAt };
  return { stage: now >= halfOf({ since, endsAt }) ? 'half' : 'running', ms: endsAt - now };
}

/** When half of a timer's time is over. */
export function halfOf({ since, endsAt }: Pick<Timer, 'since' | 'endsAt'>): number {
  return since + (endsAt - since) / 2;
}

/** Why an agent can't be given more time for a contact; null where nothing is in the way. */
export type MoreTimeObstacle = 'not-allowed' | 'not-mine' | 'not-running';

/** Whether the one who holds an interaction may wait longer for its contact (S2); panel and backend both ask this. */
export function moreTimeObstacle(
  interaction: { readonly assigneeId: string | null; readonly timer: Timer | null },
  by: { readonly agentId: string; readonly moreTimeMinutes: number | null; readonly now: number },
): MoreTimeObstacle | null {
  const { timer } = interaction;
  if (by.moreTimeMinutes === null) return 'not-allowed';
  if (interaction.assigneeId !== by.agentId) return 'not-mine';
  return timer?.kind === 'contact' && by.now < timer.endsAt ? null : 'not-running';
}
