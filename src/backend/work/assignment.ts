import type { WireInteraction } from '../../contract/interaction.ts';
import { agentTakerObstacle, assignmentObstacle, teamTakerObstacle } from '../../model/assignment.ts';
import type { Transaction } from '../database/database.ts';
import { changeIn, type Change } from '../change.ts';
import type { Core } from '../core.ts';
import type { AgentCall } from '../http/call.ts';
import { invalidField, Problem } from '../problem.ts';
import { takenFrom, type InteractionRow } from '../rows/interaction-row.ts';
import { giveTo, loadHoldingAgents, lockHoldings } from './holdings.ts';
import { routeAfterRefusal, withdrawOffer } from './offers.ts';
import { skillInTeam, waitInQueue } from './queueing.ts';
import { lacksPermission, requireAccess, requireCurrent } from './require.ts';

/** Gives an interaction to an agent, to a team's queue, or back to everybody's. */
export function assignInteraction(
  core: Core,
  { caller, params, body, version }: AgentCall<'assignInteraction'>,
): Promise<WireInteraction> {
  return changeIn(core, caller.organisationId, async (change) => {
    const { transaction, now } = change;
    const access = await requireAccess(transaction, caller);
    await lockHoldings(transaction, caller.organisationId);
    const row = await requireCurrent(change, access, { id: params.interactionId, version });
    const agent = { id: access.agentId, permissions: access.permissions };
    const obstacle = assignmentObstacle({ status: row.status, assigneeId: row.assignee_id }, agent, body);
    if (obstacle?.kind === 'forbidden') throw lacksPermission(obstacle.permission);
    if (obstacle !== null) throw new Problem(obstacle.kind);
    if (body.teamId !== null) await requireTeam(change, body.teamId, row.channel_id);
    if (body.agentId !== null) await requireTaker(change, body.agentId, row);

    await withdrawOffer(transaction, row, 'withdrawn', now);
    // Who puts it back is as one who did not take it.
    const putBackBy = body.agentId === null ? row.assignee_id : null;
    const { waitingSince, dueAt } =
      body.agentId === null
        ? await waitInQueue(change, row)
        : { waitingSince: row.waiting_since, dueAt: row.sla_due_at };
    await transaction.query(
      `UPDATE interaction SET version = version + 1, assignee_id = NULL, returns_to = NULL, team_id = $2,
         waiting_since = $5, sla_due_at = $6,
         skill_id = CASE WHEN $7::text IS NULL THEN skill_id ELSE ${skillInTeam('$7::text')} END,
         declined = CASE WHEN $3::text IS NULL THEN '{}'::jsonb ELSE jsonb_build_object($3::text, $4::bigint) END
       WHERE id = $1`,
      [
        row.id,
        body.teamId ?? (body.agentId === null ? null : row.team_id),
        putBackBy,
        now,
        waitingSince,
        dueAt,
        body.agentId === null ? body.teamId : null,
      ],
    );
    if (body.agentId !== null) await giveTo(transaction, row.id, body.agentId, now);
    await change.audit({
      interactionId: row.id,
      kind: body.agentId === null && body.teamId === null ? 'unassigned' : 'assigned',
      by: access.agentId,
      detail: { agentId: body.agentId, teamId: body.teamId },
    });
    change.touchInteraction(row.id);
    if (putBackBy === null) change.wantRouting();
    else await routeAfterRefusal(core, change);
    return change.present(row.id);
  });
}

async function requireTeam({ transaction }: Change, teamId: string, channelId: string): Promise<void> {
  const channels = (await loadTeamChannels(transaction, [teamId])).get(teamId);
  if (channels === undefined || teamTakerObstacle(channels, channelId) !== null)
    throw invalidField('teamId', 'a team that handles this channel');
}

/** The channels that each of these teams handles; a team that is not, or is no more, is left out. */
async function loadTeamChannels(
  transaction: Transaction,
  teamIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await transaction.query<{ id: string; channel_ids: string[] }>(
    `SELECT t.id, ARRAY(SELECT tc.channel_id::text FROM team_channel tc
       WHERE tc.organisation_id = t.organisation_id AND tc.team_id = t.id) AS channel_ids
     FROM team t WHERE t.active AND t.id = ANY($1::text[])`,
    [teamIds],
  );
  return new Map(rows.map(({ id, channel_ids }) => [id, channel_ids]));
}

async function requireTaker(
  { transaction, now }: Change,
  agentId: string,
  row: InteractionRow,
): Promise<void> {
  const [agent] = await loadHoldingAgents(transaction, { presentSince: now, agentIds: [agentId] });
  const obstacle = agent === undefined ? 'channel' : agentTakerObstacle(agent, takenFrom(row));
  switch (obstacle) {
    case null:
      return;
    case 'capacity':
      throw new Problem('capacity-reached', {
        fields: [{ field: 'agentId', expected: 'an agent who holds less than allowed, offers counted' }],
      });
    case 'channel':
      throw invalidField('agentId', 'an agent who may handle this channel');
    case 'permission':
      throw invalidField('agentId', 'an agent who may accept work');
  }
}
