import type { Permission } from './agent.ts';
import type { Assignment } from './interaction.ts';
import type { Status } from './status.ts';

/** Why an agent may not give an interaction to somebody; null from `assignmentObstacle` where nothing is in the way. */
export type AssignmentObstacle =
  { readonly kind: 'forbidden'; readonly permission: Permission } | { readonly kind: 'interaction-closed' };

/**
 * Whether an agent may give an interaction to somebody, as far as permissions and status go; panel and backend both ask this.
 * To take what nobody holds needs no more than to accept work, to put back what one holds needs nothing, all else is assigning.
 */
export function assignmentObstacle(
  interaction: { readonly status: Status; readonly assigneeId: string | null },
  agent: { readonly id: string; readonly permissions: readonly Permission[] },
  to: Assignment,
): AssignmentObstacle | null {
  const lacking = permissionsFor(interaction.assigneeId, agent.id, to).find(
    (permission) => !agent.permissions.includes(permission),
  );
  if (lacking !== undefined) return { kind: 'forbidden', permission: lacking };
  return interaction.status === 'closed' ? { kind: 'interaction-closed' } : null;
}

function permissionsFor(
  assigneeId: string | null,
  agentId: string,
  { agentId: taker, teamId }: Assignment,
): readonly Permission[] {
  const isMine = assigneeId === agentId;
  if (taker === null && teamId === null && isMine) return [];
  const isFree = assigneeId === null || isMine;
  const assigning: readonly Permission[] =
    isFree && taker === agentId && teamId === null ? [] : ['conversation.assign'];
  // Whoever comes to hold work has to be one who accepts it.
  return taker === agentId ? [...assigning, 'conversation.message.accept'] : assigning;
}
