import {
  canMoveDelivery,
  isUnderWay,
  type DeliveryReason,
  type DeliveryState,
} from '../../model/delivery.ts';
import { troubleOf } from '../../model/answer.ts';
import type { Change } from '../change.ts';
import type { MessageRow } from '../rows/message-row.ts';
import { reviewAnswers } from './answers.ts';
import { reviewPrivateReplies } from './message-states.ts';

/** What an outbound message comes to. */
export interface DeliveryMove {
  readonly state: DeliveryState;
  readonly reason: DeliveryReason | null;
  readonly detail: string | null;
}

/**
 * Moves a locked message's delivery along the table of the model; a move that is not in it changes nothing. A reason for the
 * state that it is in already is taken as why it is still there. Whether it moved.
 */
export async function moveDelivery(
  change: Change,
  row: Pick<MessageRow, 'id' | 'delivery_state' | 'delivery_reason' | 'delivery_detail'>,
  { state, reason, detail }: DeliveryMove,
): Promise<boolean> {
  if (row.delivery_state === state && reason !== null && isUnderWay(state))
    await explainDelay(change, row, { reason, detail });
  if (row.delivery_state === null || !canMoveDelivery(row.delivery_state, state)) return false;
  await change.transaction.query(
    `UPDATE message SET delivery_state = $2, delivery_reason = $3, delivery_detail = $4, delivery_at = $5
     WHERE id = $1`,
    [row.id, state, reason, detail, change.now],
  );
  change.touchMessage(row.id);
  const counts = (one: DeliveryState): boolean => one !== 'failed' && one !== 'cancelled';
  if (counts(row.delivery_state) !== counts(state)) {
    const [reply] = await change.transaction.query<{ answered: string }>(
      `SELECT in_reply_to ->> 'id' AS answered FROM message
       WHERE id = $1 AND visibility = 'private' AND in_reply_to IS NOT NULL`,
      [row.id],
    );
    if (reply !== undefined) await reviewPrivateReplies(change, reply.answered);
  }
  const before = troubleOf({ state: row.delivery_state, reason: row.delivery_reason });
  if (before !== troubleOf({ state, reason })) await reviewAnswers(change, row.id);
  return true;
}

/** Says why a message is late while it stays where it is. */
export async function explainDelay(
  change: Change,
  row: Pick<MessageRow, 'id' | 'delivery_reason' | 'delivery_detail'>,
  { reason, detail }: Omit<DeliveryMove, 'state'>,
): Promise<void> {
  if (row.delivery_reason === reason && row.delivery_detail === detail) return;
  await change.transaction.query(
    'UPDATE message SET delivery_reason = $2, delivery_detail = $3 WHERE id = $1',
    [row.id, reason, detail],
  );
  change.touchMessage(row.id);
  if (row.delivery_reason === null || reason === null) await reviewAnswers(change, row.id);
}
