import type { Session } from '../../model/agent.ts';
import { assignmentObstacle } from '../../model/assignment.ts';
import type { Interaction } from '../../model/interaction.ts';

/** Whether this interaction is somebody else's, or nobody's, and the agent may take it (C8). */
export function canTake(
  { status, assignee }: Pick<Interaction, 'status' | 'assignee'>,
  { agent, permissions }: Pick<Session, 'agent' | 'permissions'>,
): boolean {
  if (assignee?.id === agent.id) return false;
  const work = { status, assigneeId: assignee?.id ?? null };
  return (
    assignmentObstacle(work, { id: agent.id, permissions }, { agentId: agent.id, teamId: null }) === null
  );
}
