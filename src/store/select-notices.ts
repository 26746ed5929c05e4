import { isHeld } from '../model/status.ts';
import type { Selector } from './selectors.ts';

/** Whether what was written may stand in a notice outside the panel: the administrator allows it, and the agent has turned it on. */
export const selectMayQuote: Selector<boolean> = ({ agentPreferences, workRules }) =>
  agentPreferences?.noticeContent === true && workRules?.settings.noticeContent === true;

/**
 * How many interactions wait for this agent: those of theirs in which something is unread, and offers. It is the same whatever the list is
 * narrowed to, and nothing of others counts; nor does what is muted.
 */
export const selectWaiting: Selector<number> = ({ interactions, session }) => {
  const agentId = session.value?.agent.id;
  if (agentId === undefined) return 0;
  let waiting = 0;
  for (const { offer, assignee, status, unreadCount, muted } of Object.values(interactions)) {
    const isUnread = unreadCount > 0 && isHeld(status) && !muted.contact && !muted.post;
    if (offer?.agentId === agentId || (assignee?.id === agentId && isUnread)) waiting += 1;
  }
  return waiting;
};
