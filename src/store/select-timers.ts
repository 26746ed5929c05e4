import { moreTimeObstacle } from '../model/timers.ts';
import type { Selector } from './selectors.ts';

/**
 * For how many minutes more this agent may wait for the contact of an interaction; null where they may not. Whether the time is over
 * is for the clock to say.
 */
export const selectMoreTime =
  (interactionId: string): Selector<number | null> =>
  ({ interactions, session, workRules }) => {
    const interaction = interactions[interactionId];
    const minutes = workRules?.settings.moreTimeMinutes ?? null;
    if (interaction === undefined || session.value === null) return null;
    const { assignee, timer } = interaction;
    const by = { agentId: session.value.agent.id, moreTimeMinutes: minutes, now: timer?.since ?? 0 };
    return moreTimeObstacle({ assigneeId: assignee?.id ?? null, timer }, by) === null ? minutes : null;
  };
