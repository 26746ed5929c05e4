import type { WireMessage } from '../../contract/message.ts';
import { targetOf } from '../../model/message-actions.ts';
import { answerObstacle, underObstacle } from '../../model/send.ts';
import { templateObstacle } from '../../model/template-send.ts';
import { changeIn } from '../change.ts';
import type { Core } from '../core.ts';
import type { FileAddresses } from '../file-addresses.ts';
import type { AgentCall } from '../http/call.ts';
import { Problem } from '../problem.ts';
import { connectedRules, type ChannelRow } from '../rows/channel-row.ts';
import { toActionable, toWireMessage, type MessageRow } from '../rows/message-row.ts';
import { moveDelivery } from './deliveries.ts';
import { requireAccess, requireLocked } from './require.ts';
import { problemOf } from './send-problem.ts';

/**
 * Sends a message again that failed or that nobody confirmed, by an agent's word: the same message under the same id, so that a
 * network which knows it takes it once. Twice at once sends it once: the second finds it on its way.
 */
export async function resendMessage(
  core: Core,
  addresses: FileAddresses,
  { caller, params }: AgentCall<'resendMessage'>,
): Promise<WireMessage> {
  const stored = await changeIn(core, caller.organisationId, async (change) => {
    const { transaction, now } = change;
    const access = await requireAccess(transaction, caller);
    const [found] = await transaction.query<{ interaction_id: string }>(
      'SELECT interaction_id FROM message WHERE id = $1',
      [params.messageId],
    );
    if (found === undefined) throw new Problem('not-found');
    const row = await requireLocked(transaction, access, found.interaction_id);
    const [message] = await transaction.query<MessageRow>('SELECT * FROM message WHERE id = $1 FOR UPDATE', [
      params.messageId,
    ]);
    const [channel] = await transaction.query<ChannelRow>('SELECT * FROM channel WHERE id = $1', [
      row.channel_id,
    ]);
    if (message === undefined || channel === undefined) throw new Problem('not-found');
    // What has been taken out of it is nowhere to be sent from.
    const isGone = message.content_removed_at !== null;
    if (isGone || (message.delivery_state !== 'failed' && message.delivery_state !== 'unknown'))
      throw new Problem('nothing-to-resend');
    const [answered] = await transaction.query<MessageRow>(
      `SELECT * FROM message WHERE interaction_id = $1 AND (id = $2 OR ($2::text IS NULL AND network_id = $3)) LIMIT 1`,
      [row.id, message.in_reply_to?.id ?? null, message.reply_network_id],
    );
    const isEdit = message.edited_at !== null && message.network_id !== null;
    const answering = answered === undefined ? null : targetOf({ message: toActionable(answered), now });
    const about = {
      interaction: { status: row.status, lastInboundAt: row.last_inbound_at, visibility: row.visibility },
      rules: connectedRules(channel, core.gateways.get(channel.gateway_id)),
      // Nobody confirmed this one: it is itself what would have spent the reply.
      answering:
        answering !== null && message.delivery_state === 'unknown'
          ? { ...answering, privateReplySpent: false }
          : answering,
      as: isEdit ? ('edit' as const) : message.kind === 'quote' ? ('quote' as const) : undefined,
      permissions: access.permissions,
      features: access.features,
      visibility: message.visibility,
      now,
    };
    const obstacle =
      message.kind === 'template' ? (templateObstacle(about) ?? underObstacle(about)) : answerObstacle(about);
    if (obstacle !== null) throw problemOf(obstacle);
    // As any answer does, it ends the wait until it fails again.
    await transaction.query(
      'UPDATE message SET ended_wait_since = LEAST(ended_wait_since, $2::bigint) WHERE id = $1',
      [message.id, row.waiting_since],
    );
    await transaction.query(
      'UPDATE interaction SET version = version + 1, waiting_since = NULL, sla_due_at = NULL WHERE id = $1',
      [row.id],
    );
    change.touchInteraction(row.id);
    await moveDelivery(change, message, { state: 'sending', reason: null, detail: null });
    await change.addJob({ kind: 'deliver', subject: message.id, line: row.id, dueAt: now });
    return change.presentMessage(message.id);
  });
  return toWireMessage(stored, addresses);
}
