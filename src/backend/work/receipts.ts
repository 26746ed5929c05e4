import { cutText } from '../../model/excerpt.ts';
import { changeIn, type Change } from '../change.ts';
import type { Core } from '../core.ts';
import { storableText } from '../gateways/webhook-body.ts';
import type { Receipt } from '../gateways/gateway.ts';
import type { ChannelRow } from '../rows/channel-row.ts';
import type { MessageRow } from '../rows/message-row.ts';
import { reviewAnswered } from './message-states.ts';
import { moveDelivery } from './deliveries.ts';

type DeliverableRow = Pick<
  MessageRow,
  'id' | 'delivery_state' | 'delivery_reason' | 'delivery_detail' | 'network_id' | 'edited_at'
>;
const DELIVERABLE = 'id, delivery_state, delivery_reason, delivery_detail, network_id, edited_at';

/** Takes what a network says became of a message of ours. One that is not known under that id yet is kept until it is. */
export function takeReceipt(core: Core, channel: ChannelRow, receipt: Receipt): Promise<void> {
  return changeIn(core, channel.organisation_id, async (change) => {
    const { transaction } = change;
    await lockNetworkId(change, channel.id, receipt.networkId);
    const message = await findMessage(change, channel.id, receipt);
    const detail = receipt.detail === null ? null : cutText(storableText(receipt.detail), 500);
    if (message === null) {
      await transaction.query(
        `INSERT INTO early_receipt (organisation_id, channel_id, network_id, state, reason, detail, at, heard_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
        [
          channel.organisation_id,
          channel.id,
          receipt.networkId,
          receipt.state,
          receipt.reason,
          detail,
          receipt.at,
          change.now,
        ],
      );
      return;
    }
    // Of the wording before, as the new one is still on its way; to move it by that would keep the edit from leaving.
    if (message.network_id !== null && message.edited_at !== null && message.delivery_state === 'sending')
      return;
    if (message.network_id === null) await learnNetworkId(change, message.id, receipt.networkId, null);
    await moveDelivery(change, message, { state: receipt.state, reason: receipt.reason, detail });
  });
}

/** Remembers under which id a network has a locked message, and takes the receipts that came before. Its state may move by them. */
export async function learnNetworkId(
  change: Change,
  messageId: string,
  networkId: string,
  networkUrl: string | null,
): Promise<void> {
  const [learned] = await change.transaction.query<Pick<MessageRow, 'interaction_id' | 'kind'>>(
    `UPDATE message SET network_id = COALESCE(network_id, $2), network_url = COALESCE(network_url, $3) WHERE id = $1
     RETURNING interaction_id, kind`,
    [messageId, networkId, networkUrl],
  );
  change.touchMessage(messageId);
  if (learned?.kind === 'reply') await reviewAnswered(change, learned.interaction_id);
}

/** Applies the receipts that came before their message's network id was known. */
export async function applyEarlyReceipts(
  change: Change,
  channelId: string,
  messageId: string,
  networkId: string,
): Promise<void> {
  const early = await change.transaction.query<Pick<Receipt, 'state' | 'reason' | 'detail'>>(
    `DELETE FROM early_receipt WHERE channel_id = $1 AND network_id = $2 RETURNING state, reason, detail, at`,
    [channelId, networkId],
  );
  for (const state of ['sent', 'delivered', 'read', 'failed'] as const) {
    const receipt = early.find((one) => one.state === state);
    if (receipt === undefined) continue;
    const [message] = await change.transaction.query<DeliverableRow>(
      `SELECT ${DELIVERABLE} FROM message WHERE id = $1`,
      [messageId],
    );
    if (message !== undefined) await moveDelivery(change, message, receipt);
  }
}

/** Whoever learns a network's id and whoever hears of it by a receipt do so one after the other. */
export async function lockNetworkId(change: Change, channelId: string, networkId: string): Promise<void> {
  await change.transaction.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7269154))', [
    `${change.organisationId} ${channelId} ${networkId}`,
  ]);
}

async function findMessage(
  change: Change,
  channelId: string,
  receipt: Receipt,
): Promise<DeliverableRow | null> {
  const [message] = await change.transaction.query<DeliverableRow>(
    `SELECT ${DELIVERABLE} FROM message
     WHERE channel_id = $1 AND direction = 'outbound' AND (network_id = $2 OR (id = $3 AND network_id IS NULL))
     ORDER BY network_id NULLS LAST FOR UPDATE`,
    [channelId, receipt.networkId, receipt.messageId],
  );
  return message ?? null;
}
