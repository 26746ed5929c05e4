import { answerTrouble, waitAfterAnswers, type GivenAnswer } from '../../model/answer.ts';
import type { DeliveryReason, DeliveryState } from '../../model/delivery.ts';
import { slaDueAt } from '../../model/wait.ts';
import type { Change } from '../change.ts';
import { lockInteraction } from '../rows/interaction-row.ts';

/** So far back an answer that failed can bring a wait back. */
const MOST = 50;

/**
 * Brings the interaction of a message in line with where our answers there have come to: what is wrong with the newest one, and whether the contact
 * still waits because it failed. Nothing is told where nothing changes.
 */
export async function reviewAnswers(change: Change, messageId: string): Promise<void> {
  const { transaction } = change;
  const [message] = await transaction.query<{ interaction_id: string }>(
    'SELECT interaction_id FROM message WHERE id = $1',
    [messageId],
  );
  const row = message === undefined ? null : await lockInteraction(transaction, message.interaction_id);
  if (row === null) return;
  const answers = await loadAnswers(change, row.id);
  const trouble = answerTrouble(answers);
  const waitingSince = waitAfterAnswers(row.waiting_since, answers);
  if (trouble === row.answer_trouble && waitingSince === row.waiting_since) return;
  const [channel] = await transaction.query<{ sla_minutes: number | null }>(
    'SELECT sla_minutes FROM channel WHERE id = $1',
    [row.channel_id],
  );
  await transaction.query(
    `UPDATE interaction SET version = version + 1, answer_trouble = $2, waiting_since = $3, sla_due_at = $4
     WHERE id = $1`,
    [row.id, trouble, waitingSince, slaDueAt(waitingSince, channel?.sla_minutes ?? null)],
  );
  change.touchInteraction(row.id);
  // Nobody may hold it: who answered need not have taken it.
  if (waitingSince !== row.waiting_since) change.wantRouting();
}

/** Our newest messages of an interaction, newest first. */
async function loadAnswers({ transaction }: Change, interactionId: string): Promise<readonly GivenAnswer[]> {
  const rows = await transaction.query<{
    delivery_state: DeliveryState;
    delivery_reason: DeliveryReason | null;
    client_id: string | null;
    ended_wait_since: number | null;
    is_edit: boolean;
  }>(
    `SELECT delivery_state, delivery_reason, client_id, ended_wait_since,
       edited_at IS NOT NULL AND network_id IS NOT NULL AS is_edit FROM message
     WHERE interaction_id = $1 AND direction = 'outbound' AND author_kind = 'agent' AND delivery_state IS NOT NULL
     ORDER BY sent_at DESC, id DESC LIMIT ${String(MOST)}`,
    [interactionId],
  );
  return rows.map((row) => ({
    state: row.delivery_state,
    reason: row.delivery_reason,
    isPart: row.client_id === null,
    endedWaitSince: row.ended_wait_since,
    isEdit: row.is_edit,
  }));
}
