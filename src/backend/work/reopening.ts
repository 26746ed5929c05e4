import { reopenObstacle } from '../../model/routing.ts';
import { isHeld, type Status } from '../../model/status.ts';
import type { Change } from '../change.ts';
import { Problem } from '../problem.ts';
import { loadHoldingAgents, lockHoldings } from './holdings.ts';

/** Locks the holdings where an interaction is done, and a change may have it held again; before the interaction itself is locked. */
export async function lockToReopen(
  { transaction, organisationId }: Change,
  interactionId: string,
): Promise<void> {
  const [seen] = await transaction.query<{ status: Status }>('SELECT status FROM interaction WHERE id = $1', [
    interactionId,
  ]);
  if (seen !== undefined && !isHeld(seen.status)) await lockHoldings(transaction, organisationId);
}

/** Refuses a move by which an agent would come to hold more than allowed, offers counted (Q7); the holdings are locked where it could. */
export async function requireRoom(
  { transaction, now }: Change,
  agentId: string,
  from: Status,
  to: Status,
): Promise<void> {
  if (isHeld(from) || !isHeld(to)) return;
  const [agent] = await loadHoldingAgents(transaction, { presentSince: now, agentIds: [agentId] });
  if (agent !== undefined && reopenObstacle(agent, from, to) !== null) throw new Problem('capacity-reached');
}
