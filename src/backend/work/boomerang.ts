import type { WireInteraction } from '../../contract/interaction.ts';
import { boomerangObstacle, boomerangTimeProblem } from '../../model/boomerang.ts';
import { changeIn, type Change } from '../change.ts';
import type { Core } from '../core.ts';
import { presentSince } from '../events/event-hub.ts';
import type { AgentCall } from '../http/call.ts';
import { invalidField, Problem } from '../problem.ts';
import type { InteractionRow } from '../rows/interaction-row.ts';
import { mayHaveBack } from './coming-back.ts';
import { notMine } from './letting-go.ts';
import { addNote } from './notes.ts';
import { withdrawOffer } from './offers.ts';
import { waitInQueue } from './queueing.ts';
import { requireAccess, requireCurrent, requireFeature } from './require.ts';

/** Puts an interaction off until a time, or until the contact writes; why is kept as a note on the conversation (W5). */
export function setBoomerang(
  core: Core,
  { caller, params, body, version }: AgentCall<'setBoomerang'>,
): Promise<WireInteraction> {
  return changeIn(core, caller.organisationId, async (change) => {
    const { transaction, now } = change;
    const access = await requireAccess(transaction, caller);
    requireFeature(access, 'boomerang');
    const row = await requireCurrent(change, access, { id: params.interactionId, version });
    const at = Date.parse(body.at);
    switch (boomerangObstacle({ status: row.status, assigneeId: row.assignee_id }, access.agentId)) {
      case 'done':
        throw new Problem('illegal-status', { reason: 'done', detail: 'What is done is not put off' });
      case 'not-mine':
        throw notMine();
      case null:
    }
    const problem = boomerangTimeProblem(at, now);
    if (problem !== null)
      throw invalidField('at', problem === 'past' ? 'a time to come' : 'a time within a year');
    await withdrawOffer(transaction, row, 'withdrawn', now);
    await transaction.query(
      `UPDATE interaction SET version = version + 1, status = 'pending', returns_at = $2, waiting_since = NULL,
         sla_due_at = NULL, status_move = NULL WHERE id = $1`,
      [row.id, at],
    );
    if (body.note !== null && body.note.trim() !== '')
      await addNote(change, access, {
        place: { interactionId: row.id, messageId: null, channelId: row.channel_id },
        key: core.newId(),
        text: body.note,
      });
    await change.audit({
      interactionId: row.id,
      kind: 'boomerang-set',
      by: access.agentId,
      detail: { at: new Date(at).toISOString() },
    });
    change.touchInteraction(row.id);
    return change.present(row.id);
  });
}

/**
 * The time has come: it is new again and waits from now on, with an answer promised as to anybody who waits, in the list of who holds it if they are there and have room, else in the queue. The
 * holdings are locked and so is the interaction.
 */
export async function bringBack(core: Core, change: Change, row: InteractionRow): Promise<void> {
  const { transaction, now } = change;
  const { assignee_id: agentId } = row;
  const { waitingSince, dueAt } = await waitInQueue(change, { ...row, status: 'new' });
  const isTheirs = agentId !== null && (await mayHaveBack(change, row, agentId, presentSince(core, now)));
  await transaction.query(
    `UPDATE interaction SET version = version + 1, status = 'new', returns_at = NULL, waiting_since = $2,
       assignee_id = $3, sla_due_at = $4 WHERE id = $1`,
    [row.id, waitingSince, isTheirs ? agentId : null, dueAt],
  );
  await change.audit({
    interactionId: row.id,
    kind: 'boomerang-returned',
    by: null,
    detail: { on: 'time', agentId: isTheirs ? agentId : null },
  });
  change.touchInteraction(row.id);
  change.wantRouting();
}
