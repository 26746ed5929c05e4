import { takeObstacle } from '../../model/routing.ts';
import { isHeld } from '../../model/status.ts';
import type { Change } from '../change.ts';
import type { InteractionRow } from '../rows/interaction-row.ts';
import { loadHoldingAgents } from './holdings.ts';

/**
 * To whom an interaction goes when its contact writes: who has done with it or has put it off, or out of whose list it went; null where
 * that changes nothing about who holds it.
 */
export function returnsTo(
  row: Pick<InteractionRow, 'status' | 'assignee_id' | 'returns_at' | 'returns_to' | 'last_message'>,
): string | null {
  const isAway = !isHeld(row.status) || row.returns_at !== null;
  if (row.assignee_id !== null) return isAway ? row.assignee_id : null;
  // What has just begun after another that was closed.
  const isBegun = row.last_message === null;
  return isAway || isBegun || row.status === 'pending' ? row.returns_to : null;
}

/**
 * Whether an agent may have an interaction back: available, allowed on its channel and with room. Who no longer holds it has to be
 * there as well, where `connectedSince` is told; else nobody would see it.
 */
export async function mayHaveBack(
  { transaction }: Change,
  row: InteractionRow,
  agentId: string,
  connectedSince: number | null,
): Promise<boolean> {
  const agents = await loadHoldingAgents(transaction, {
    presentSince: connectedSince ?? 0,
    agentIds: [agentId],
  });
  // What they hold already is among what they hold.
  const counted = row.assignee_id === agentId && isHeld(row.status) ? 1 : 0;
  return agents.some(
    (agent) =>
      agent.available &&
      (agent.connected || connectedSince === null) &&
      takeObstacle({ ...agent, held: agent.held - counted }, row.channel_id) === null,
  );
}
