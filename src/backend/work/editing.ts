import { excerptOf } from '../../model/excerpt.ts';
import { sendObstacle } from '../../model/send.ts';
import { outgoingText } from '../../model/translation.ts';
import type { Change } from '../change.ts';
import type { Core } from '../core.ts';
import { invalidField, Problem } from '../problem.ts';
import { connectedRules, type ChannelRow } from '../rows/channel-row.ts';
import type { MessageRow } from '../rows/message-row.ts';
import { problemOfVerdict, verdictOn } from './acting.ts';
import { foldForSearch } from './search-text.ts';
import { problemOf, type Sending } from './send-problem.ts';
import { requireSendable } from './translations.ts';

/**
 * Gives an answer of ours that stands on the network a new wording: the same message, which goes out again as an edit and shows how
 * far that has come. Resolves to its id.
 */
export async function editAnswer(
  core: Core,
  change: Change,
  { access, row, body, key }: Sending,
): Promise<string> {
  const { transaction, now } = change;
  const [message] = await transaction.query<MessageRow>(
    `SELECT * FROM message WHERE id = $1 AND interaction_id = $2 AND direction = 'outbound' FOR UPDATE`,
    [body.inReplyToId, row.id],
  );
  if (message === undefined)
    throw invalidField('inReplyToId', 'the answer of this interaction that is edited');
  if (body.attachmentIds.length > 0) throw invalidField('attachmentIds', 'none, as only the text is edited');
  const [channel] = await transaction.query<ChannelRow>('SELECT * FROM channel WHERE id = $1', [
    row.channel_id,
  ]);
  if (channel === undefined) throw new Problem('not-found');
  const translation = requireSendable(access, body);
  const verdict = verdictOn(core, change, { name: 'edit-reply', message, channel, row, access });
  if (!verdict.allowed) throw problemOfVerdict(verdict);
  const obstacle = sendObstacle({
    interaction: { status: row.status, lastInboundAt: row.last_inbound_at, visibility: row.visibility },
    rules: connectedRules(channel, core.gateways.get(channel.gateway_id)),
    permissions: access.permissions,
    features: access.features,
    visibility: body.visibility,
    text: outgoingText(body.text, translation),
    files: [],
    now,
  });
  if (obstacle !== null) throw problemOf(obstacle);
  // Past the delivery table, which is that of one wording; the wait that is brought back if it fails is the present one.
  await transaction.query(
    `UPDATE message SET body = $2, folded = $3, content_removed_at = NULL, client_id = $4, author_id = $5, author_name = $6, edited_at = $7,
       delivery_state = 'sending', delivery_reason = NULL, delivery_detail = NULL, delivery_at = $7,
       translation = $8::jsonb, ended_wait_since = $9
     WHERE id = $1`,
    [
      message.id,
      body.text,
      foldForSearch(body.text),
      key,
      access.agentId,
      access.agentName,
      now,
      translation === null ? null : JSON.stringify(translation),
      row.waiting_since,
    ],
  );
  await transaction.query(
    `UPDATE message SET in_reply_to = in_reply_to || jsonb_build_object('text', $2::text,
       'removed', '{"content": false, "author": false}'::jsonb)
     WHERE interaction_id = $3 AND in_reply_to ->> 'id' = $1`,
    [message.id, excerptOf(body.text), row.id],
  );
  await change.addJob({ kind: 'deliver', subject: message.id, line: row.id, dueAt: now });
  change.touchMessage(message.id);
  return message.id;
}
