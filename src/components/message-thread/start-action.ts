import type { Session } from '../../model/agent.ts';
import { ThreadActionEvent, type ThreadAction } from './message-thread.events.ts';
import { threadActions } from './thread-actions.ts';
import { obstacleTo } from './thread-obstacles.ts';
import { doThreadWork, type ThreadWorkView } from './thread-work.ts';

/** Does an action as if it had been chosen in the header's menu; false where it is not offered, or something stands in its way. */
export function startAction(
  action: ThreadAction,
  view: ThreadWorkView,
  session: Session | null | undefined,
): boolean {
  const { interaction, strings } = view;
  if (interaction === null || !session || strings === undefined) return false;
  if (!threadActions(interaction, session).includes(action)) return false;
  if (obstacleTo(action, { interaction, session, strings }) !== null) return false;
  doThreadWork(new ThreadActionEvent({ action }), view);
  return true;
}
