import type { WireInteraction } from '../../contract/interaction.ts';
import { assignmentObstacle } from '../../model/assignment.ts';
import { takeObstacle } from '../../model/routing.ts';
import { isHeld } from '../../model/status.ts';
import { changeIn, type Change } from '../change.ts';
import type { Core } from '../core.ts';
import type { AgentCall } from '../http/call.ts';
import { invalidField, Problem } from '../problem.ts';
import type { InteractionRow } from '../rows/interaction-row.ts';
import { giveTo, loadHoldingAgents, lockHoldings } from './holdings.ts';
import { withdrawOffer } from './offers.ts';
import { lacksPermission, requireAccess, requireLocked } from './require.ts';

/** Gives an interaction to an agent, to a team's queue, or back to everybody's. */
export function assignInteraction(
  core: Core,
  { caller, params, body, version }: AgentCall<'assignInteraction'>,
): Promise<WireInteraction> {
  return changeIn(core, caller.organisationId, async (change) => {
    const { transaction, now } = change;
    const access = await requireAccess(transaction, caller);
    await lockHoldings(transaction, caller.organisationId);
    const row = await requireLocked(transaction, access, params.interactionId);
    if (row.version !== version)
      throw new Problem('stale-version', { current: await change.present(row.id) });
    const agent = { id: access.agentId, permissions: access.permissions };
    const obstacle = assignmentObstacle({ status: row.status, assigneeId: row.assignee_id }, agent, body);
    if (obstacle?.kind === 'forbidden') throw lacksPermission(obstacle.permission);
    if (obstacle !== null) throw new Problem(obstacle.kind);
    if (body.teamId !== null) await requireTeam(change, body.teamId, row.channel_id);
    if (body.agentId !== null) await requireTaker(change, body.agentId, row);

    await withdrawOffer(transaction, row, 'withdrawn', now);
    // Who puts it back is the last to get it again.
    const putBackBy = body.agentId === null ? row.assignee_id : null;
    await transaction.query(
      `UPDATE interaction SET version = version + 1, assignee_id = NULL, team_id = $2,
         declined_by = CASE WHEN $3::text IS NULL THEN '{}'::text[] ELSE ARRAY[$3::text] END
       WHERE id = $1`,
      [row.id, body.teamId ?? (body.agentId === null ? null : row.team_id), putBackBy],
    );
    if (body.agentId !== null) await giveTo(transaction, row.id, body.agentId, now);
    change.touchInteraction(row.id);
    change.wantRouting();
    return change.present(row.id);
  });
}

async function requireTeam({ transaction }: Change, teamId: string, channelId: string): Promise<void> {
  const [team] = await transaction.query(
    `SELECT 1 FROM team t JOIN team_channel tc ON tc.organisation_id = t.organisation_id AND tc.team_id = t.id
     WHERE t.id = $1 AND t.active AND tc.channel_id = $2`,
    [teamId, channelId],
  );
  if (team === undefined) throw invalidField('teamId', 'a team that handles this channel');
}

async function requireTaker(
  { transaction, now }: Change,
  agentId: string,
  row: InteractionRow,
): Promise<void> {
  const [agent] = await loadHoldingAgents(transaction, { presentSince: now, agentId });
  if (agent === undefined) throw invalidField('agentId', 'an agent who may handle this channel');
  // What they hold already, or are offered, is among what they hold.
  const counted = (isHeld(row.status) && row.assignee_id === agentId) || row.offer_agent_id === agentId;
  const adds = isHeld(row.status) && !counted;
  const obstacle = takeObstacle({ ...agent, held: adds ? agent.held : agent.held - 1 }, row.channel_id);
  if (obstacle === 'capacity') throw new Problem('capacity-reached');
  if (obstacle !== null) throw invalidField('agentId', 'an agent who may handle this channel');
}
