import type { WireMessage } from '../../contract/message.ts';
import { excerptOf } from '../../model/excerpt.ts';
import { changeIn, type Change } from '../change.ts';
import type { Core } from '../core.ts';
import type { FileAddresses } from '../file-addresses.ts';
import type { AgentCall } from '../http/call.ts';
import { Problem } from '../problem.ts';
import type { ExcerptRow } from '../rows/interaction-row.ts';
import { toWireMessage, type MessageRow } from '../rows/message-row.ts';
import { requireMessage } from './acting.ts';
import { reviewAnswers } from './answers.ts';
import { moveDelivery } from './deliveries.ts';
import { bringBackWording } from './editing.ts';
import { reviewAnswered } from './message-states.ts';
import { requireAccess } from './require.ts';

/**
 * Takes back an answer that is still held back from its network (C12), by its author alone: it never leaves, the contact waits as
 * before, and its files are the agent's again to send. Of a new wording it is the one before that stands again, as it does on the
 * network. Twice is once. What has begun to leave is refused with `nothing-to-take-back`.
 */
export async function takeBackMessage(
  core: Core,
  addresses: FileAddresses,
  { caller, params }: AgentCall<'takeBackMessage'>,
): Promise<WireMessage> {
  const stored = await changeIn(core, caller.organisationId, async (change) => {
    const { transaction } = change;
    const access = await requireAccess(transaction, caller);
    const { message, row } = await requireMessage(change, access, params.messageId);
    if (message.edit_taken_back) return change.presentMessage(message.id);
    if (message.author_kind !== 'agent' || message.author_id !== access.agentId)
      throw new Problem('forbidden');
    if (message.delivery_state === 'cancelled') return change.presentMessage(message.id);
    const held = await transaction.query(
      `DELETE FROM job WHERE kind = 'deliver' AND subject = $1 AND attempts = 0 AND leased_until IS NULL RETURNING id`,
      [message.undo_until === null ? '' : message.id],
    );
    if (held.length === 0) throw new Problem('nothing-to-take-back');
    await moveDelivery(change, message, { state: 'cancelled', reason: null, detail: null });
    if (message.before_edit !== null) {
      // The wait that it had ended is back first, for which it is the one that failed.
      await reviewAnswers(change, message.id);
      await bringBackWording(change, message, message.before_edit);
      await forgetAsNewest(change, row.id, message);
      await reviewAnswers(change, message.id);
      return change.presentMessage(message.id);
    }
    await transaction.query(`UPDATE message SET folded = '' WHERE id = $1`, [message.id]);
    // The answer says which files were with it; from now on they are uploads again.
    const presented = await change.presentMessage(message.id);
    await transaction.query('UPDATE attachment SET message_id = NULL, ordinal = 0 WHERE message_id = $1', [
      message.id,
    ]);
    await transaction.query('UPDATE message SET file_count = 0 WHERE id = $1', [message.id]);
    change.touchMessage(message.id);
    await forgetAsNewest(change, row.id, message);
    await reviewAnswered(change, row.id);
    await reviewAnswers(change, message.id);
    return presented;
  });
  return toWireMessage(stored, addresses);
}

/** The interaction's newest message is again the one before. */
async function forgetAsNewest(
  { transaction, touchInteraction }: Change,
  interactionId: string,
  { id }: MessageRow,
): Promise<void> {
  const [newest] = await transaction.query<MessageRow>(
    `SELECT * FROM message WHERE interaction_id = $1 AND direction <> 'system'
       AND delivery_state IS DISTINCT FROM 'cancelled' ORDER BY sent_at DESC, id DESC LIMIT 1`,
    [interactionId],
  );
  const excerpt: ExcerptRow | null =
    newest === undefined
      ? null
      : {
          id: newest.id,
          text: excerptOf(newest.body),
          kind: newest.kind,
          direction: newest.direction,
          at: newest.sent_at,
          attachmentCount: newest.file_count,
          removed: newest.content_removed_at !== null,
        };
  await transaction.query(
    `UPDATE interaction SET version = version + 1,
       last_message = CASE WHEN last_message ->> 'id' = $2 THEN $3::jsonb ELSE last_message END WHERE id = $1`,
    [interactionId, id, excerpt === null ? null : JSON.stringify(excerpt)],
  );
  touchInteraction(interactionId);
}
