import type { Status } from './status.ts';

/** Why an interaction can't be let go of and closed; null from `unassignCloseObstacle` where nothing is in the way. */
export type UnassignCloseObstacle = 'not-done' | 'not-mine';

/** Whether an agent may unassign and close an interaction (O6): the one who holds it, once it is resolved or closed. Panel and backend both ask this. */
export function unassignCloseObstacle(
  { status, assigneeId }: { readonly status: Status; readonly assigneeId: string | null },
  agentId: string,
): UnassignCloseObstacle | null {
  if (assigneeId !== agentId) return 'not-mine';
  return status === 'resolved' || status === 'closed' ? null : 'not-done';
}
