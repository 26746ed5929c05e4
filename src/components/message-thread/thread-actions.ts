import { isPermitted, type Session } from '../../model/agent.ts';
import type { Interaction } from '../../model/interaction.ts';
import { canMoveStatus, type Status } from '../../model/status.ts';
import type { ThreadAction } from './message-thread.events.ts';

const STATUS_OF: Readonly<Partial<Record<ThreadAction, Status>>> = {
  'set-pending': 'pending',
  resolve: 'resolved',
  reopen: 'open',
};

/** The status that an action sets; undefined for those that set none. */
export function statusSetBy(action: ThreadAction): Status | undefined {
  return STATUS_OF[action];
}

/** What this agent may do with this interaction, in the order in which it is offered (W1, W6). */
export function threadActions(
  interaction: Pick<Interaction, 'status' | 'assignee'>,
  session: Pick<Session, 'agent' | 'permissions' | 'features'>,
): readonly ThreadAction[] {
  const { status, assignee } = interaction;
  const actions: ThreadAction[] = [];
  const mayAssign = isPermitted(session.permissions, 'conversation.assign');
  const mayTake =
    mayAssign || (assignee === null && isPermitted(session.permissions, 'conversation.message.accept'));
  if (status !== 'closed' && assignee?.id !== session.agent.id && mayTake) actions.push('assign-to-me');
  if (status !== 'closed' && mayAssign && session.features.includes('directory')) actions.push('assign');
  for (const action of ['set-pending', 'resolve', 'reopen'] as const) {
    const to = STATUS_OF[action];
    // What is new is open already, in the agent's eyes: only what was put away is opened again.
    const isReopening = action !== 'reopen' || status === 'pending' || status === 'resolved';
    if (to !== undefined && isReopening && canMoveStatus(status, to, 'agent')) actions.push(action);
  }
  return actions;
}
