import type { WireInteraction } from '../../contract/interaction.ts';
import type { AuditDetails } from '../../model/audit.ts';
import { transferObstacle, type ReceiverObstacle, type TransferTarget } from '../../model/transfer.ts';
import type { Access } from '../access.ts';
import { changeIn, type Change } from '../change.ts';
import type { Core } from '../core.ts';
import { presentSince } from '../events/event-hub.ts';
import type { AgentCall } from '../http/call.ts';
import { invalidField, Problem } from '../problem.ts';
import { takenFrom, type InteractionRow } from '../rows/interaction-row.ts';
import { giveTo, lockHoldings } from './holdings.ts';
import { addTransferNote } from './notes.ts';
import { routeAfterRefusal, withdrawOffer } from './offers.ts';
import { skillInTeam, waitInQueue } from './queueing.ts';
import { loadAgentObstacles, loadQueueObstacles } from './receivers.ts';
import { lacksPermission, requireAccess, requireFeature, requireCurrent } from './require.ts';

/**
 * Hands an interaction over: to an agent who is there and has room for it, or into the queue of a skill or a team. Whether there is room
 * is decided in the transaction that gives it. What has been removed stays so, as nothing of the thread is copied.
 */
export function transferInteraction(
  core: Core,
  { caller, params, body, version }: AgentCall<'transferInteraction'>,
): Promise<WireInteraction> {
  return changeIn(core, caller.organisationId, async (change) => {
    const { transaction, now } = change;
    const access = await requireAccess(transaction, caller);
    requireFeature(access, 'transfer');
    await lockHoldings(transaction, caller.organisationId);
    const row = await requireCurrent(change, access, { id: params.interactionId, version });
    const obstacle = transferObstacle(
      { status: row.status, assigneeId: row.assignee_id },
      { id: access.agentId, permissions: access.permissions },
    );
    if (obstacle?.kind === 'forbidden') throw lacksPermission(obstacle.permission);
    if (obstacle !== null)
      throw new Problem('transfer-refused', {
        reason: obstacle.reason,
        fields: [{ field: 'interactionId', expected: 'an interaction that is new or open' }],
      });
    await requireReceiver(core, change, { access, row, to: body.to });
    const noted = await addTransferNote(change, access, { row, id: core.newId(), text: body.note });

    await withdrawOffer(transaction, row, 'withdrawn', now);
    if (body.to.kind === 'agent') await giveToAgent(change, access, { row, agentId: body.to.id, noted });
    else await giveToQueue(core, change, access, { row, to: body.to });
    await change.audit({
      interactionId: row.id,
      kind: 'transferred',
      by: access.agentId,
      detail: { ...receiverOf(body.to), noted },
    });
    change.touchInteraction(row.id);
    return change.present(row.id);
  });
}

async function requireReceiver(
  core: Core,
  { transaction, now }: Change,
  given: { readonly access: Access; readonly row: InteractionRow; readonly to: TransferTarget },
): Promise<void> {
  const { access, row, to } = given;
  const { kind, id } = to;
  const obstacles =
    kind === 'agent'
      ? await loadAgentObstacles(transaction, [id], {
          interaction: takenFrom(row),
          purpose: 'transfer',
          giverId: access.agentId,
          since: presentSince(core, now),
        })
      : await loadQueueObstacles(transaction, [id], { kind, channelId: row.channel_id, purpose: 'transfer' });
  const obstacle = obstacles.get(id);
  if (obstacle === undefined) throw invalidField('to.id', `the id of a ${kind} of the directory`);
  if (obstacle !== null)
    throw new Problem('transfer-refused', {
      reason: obstacle,
      fields: [{ field: 'to.id', expected: EXPECTED[obstacle] }],
    });
}

const EXPECTED: Readonly<Record<ReceiverObstacle, string>> = {
  self: 'somebody else',
  holder: 'an agent who does not have it already',
  absent: 'an agent who is signed in',
  away: 'an agent who is available',
  permission: 'an agent who may accept work',
  channel: 'one who handles this channel',
  capacity: 'an agent who holds less than allowed, offers counted',
  nobody: 'one with an agent who may handle this channel',
};

async function giveToAgent(
  change: Change,
  access: Access,
  {
    row,
    agentId,
    noted,
  }: { readonly row: InteractionRow; readonly agentId: string; readonly noted: boolean },
): Promise<void> {
  await giveTo(change.transaction, row.id, agentId, change.now);
  change.tell(
    {
      type: 'interaction.transferred',
      interactionId: row.id,
      by: { id: access.agentId, name: access.agentName },
      noted,
    },
    { agentId, channelId: row.channel_id },
  );
  // The giver has room for something else.
  change.wantRouting();
}

/**
 * Puts it into a queue, where somebody waits from now on if nobody did. One with the skill need not be of the team it was with, and a
 * team of which nobody has its skill takes it as work of none: what lies in a queue is for somebody.
 */
async function giveToQueue(
  core: Core,
  change: Change,
  access: Access,
  { row, to }: { readonly row: InteractionRow; readonly to: TransferTarget },
): Promise<void> {
  const { transaction, now } = change;
  const { waitingSince, dueAt } = await waitInQueue(change, row);
  await transaction.query(
    `UPDATE interaction SET version = version + 1, assignee_id = NULL, waiting_since = $3, sla_due_at = $4,
       team_id = CASE WHEN $2 = 'team' THEN $5 END,
       skill_id = CASE WHEN $2 = 'skill' THEN $5 ELSE ${skillInTeam('$5')} END,
       declined = jsonb_build_object($6::text, $7::bigint)
     WHERE id = $1`,
    // Who hands it over is as one who did not take it.
    [row.id, to.kind, waitingSince, dueAt, to.id, access.agentId, now],
  );
  await routeAfterRefusal(core, change);
}

function receiverOf({ kind, id }: TransferTarget): Omit<AuditDetails['transferred'], 'noted'> {
  switch (kind) {
    case 'agent':
      return { agentId: id };
    case 'skill':
      return { skillId: id };
    case 'team':
      return { teamId: id };
  }
}
