import { excerptOf } from '../../model/excerpt.ts';
import { sendObstacle } from '../../model/send.ts';
import { outgoingText } from '../../model/translation.ts';
import type { Change } from '../change.ts';
import type { Core } from '../core.ts';
import { invalidField, Problem } from '../problem.ts';
import { connectedRules, type ChannelRow } from '../rows/channel-row.ts';
import type { BeforeEdit, MessageRow } from '../rows/message-row.ts';
import { problemOfVerdict, verdictOn } from './acting.ts';
import { foldForSearch } from './search-text.ts';
import { problemOf, type Sending } from './send-problem.ts';
import { requireSendable } from './translations.ts';

/**
 * Gives an answer of ours that stands on the network a new wording: the same message, which goes out again as an edit and shows how
 * far that has come. It is held back as a first answer is (C12), with what it takes the place of. Resolves to its id.
 */
export async function editAnswer(
  core: Core,
  change: Change,
  { access, row, body, key }: Sending,
): Promise<string> {
  const { transaction, now } = change;
  const [message] = await transaction.query<MessageRow & Pick<BeforeEdit, 'ended_wait_since'>>(
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
  if (!verdict.allowed) throw problemOfVerdict(verdict, 'inReplyToId');
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
  const isUndoable = message.visibility === 'public' && access.features.includes('undoSend');
  const undoUntil = isUndoable ? now + core.timings.undoSendMs : null;
  // After all that was said of the wording before, so that it is known from both which holds.
  const at = Math.max(now, (message.delivery_at ?? 0) + 1);
  // Past the delivery table, which is that of one wording; the wait that is brought back if it fails is the present one.
  await transaction.query(
    `UPDATE message SET body = $2, folded = $3, content_removed_at = NULL, client_id = $4, author_id = $5, author_name = $6, edited_at = $7,
       delivery_state = 'sending', delivery_reason = NULL, delivery_detail = NULL, delivery_at = $7,
       translation = $8::jsonb, ended_wait_since = $9, undo_until = $10, before_edit = $11::jsonb, edit_taken_back = false
     WHERE id = $1`,
    [
      message.id,
      body.text,
      foldForSearch(body.text),
      key,
      access.agentId,
      access.agentName,
      at,
      translation === null ? null : JSON.stringify(translation),
      row.waiting_since,
      undoUntil,
      undoUntil === null ? null : JSON.stringify(asBefore(message)),
    ],
  );
  await requote(change, message, { text: body.text, isRemoved: false });
  await change.addJob({ kind: 'deliver', subject: message.id, line: row.id, dueAt: undoUntil ?? now });
  change.touchMessage(message.id);
  return message.id;
}

const asBefore = (row: MessageRow & Pick<BeforeEdit, 'ended_wait_since'>): BeforeEdit => ({
  client_id: row.client_id,
  author_id: row.author_id,
  author_name: row.author_name,
  body: row.body,
  translation: row.translation,
  edited_at: row.edited_at,
  content_removed_at: row.content_removed_at,
  delivery_state: row.delivery_state,
  delivery_reason: row.delivery_reason,
  delivery_detail: row.delivery_detail,
  ended_wait_since: row.ended_wait_since,
});

/** Keeps what quotes an answer saying what it says. */
async function requote(
  { transaction }: Change,
  message: MessageRow,
  { text, isRemoved }: { readonly text: string; readonly isRemoved: boolean },
): Promise<void> {
  await transaction.query(
    `UPDATE message SET in_reply_to = in_reply_to || jsonb_build_object('text', $2::text,
       'removed', jsonb_build_object('content', $4::boolean, 'author', false))
     WHERE interaction_id = $3 AND in_reply_to ->> 'id' = $1`,
    [message.id, excerptOf(text), message.interaction_id, isRemoved],
  );
}

/**
 * Puts back what stands on the network in the place of a wording that never left. It is the newest wording there is, so that whoever
 * has both shows it; of one that was never edited, state and wording are of one moment, by which it is known that it was not.
 */
export async function bringBackWording(
  change: Change,
  message: MessageRow,
  before: BeforeEdit,
): Promise<void> {
  const at = Math.max(change.now, (message.edited_at ?? 0) + 1);
  await change.transaction.query(
    `UPDATE message SET client_id = $2, author_id = $3, author_name = $4, body = $5, folded = $6, translation = $7::jsonb,
       edited_at = $8, content_removed_at = $9, delivery_state = $10, delivery_reason = $11, delivery_detail = $12,
       delivery_at = $13, ended_wait_since = $14, undo_until = NULL, before_edit = NULL, edit_taken_back = true
     WHERE id = $1`,
    [
      message.id,
      before.client_id,
      before.author_id,
      before.author_name,
      before.body,
      foldForSearch(before.body),
      before.translation === null ? null : JSON.stringify(before.translation),
      at,
      before.content_removed_at,
      before.delivery_state,
      before.delivery_reason,
      before.delivery_detail,
      before.edited_at === null ? at : at + 1,
      before.ended_wait_since,
    ],
  );
  await requote(change, message, { text: before.body, isRemoved: before.content_removed_at !== null });
  change.touchMessage(message.id);
}
