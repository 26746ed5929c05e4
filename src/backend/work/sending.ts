import type { WireMessage } from '../../contract/message.ts';
import { splitIntoMessages } from '../../model/attachment-rules.ts';
import { excerptOf } from '../../model/excerpt.ts';
import { targetOf } from '../../model/message-actions.ts';
import {
  formRules,
  isPrivateReply,
  outgoingKind,
  sendObstacle,
  underObstacle,
  type SendAttempt,
} from '../../model/send.ts';
import { statusAfter } from '../../model/status-moves.ts';
import type { Visibility } from '../../model/platform.ts';
import { outgoingText } from '../../model/translation.ts';
import type { Access } from '../access.ts';
import { changeIn, type Change } from '../change.ts';
import type { Core } from '../core.ts';
import type { FileAddresses } from '../file-addresses.ts';
import { storableText } from '../gateways/webhook-body.ts';
import type { AgentCall } from '../http/call.ts';
import { invalidField, Problem } from '../problem.ts';
import { SELECT_ATTACHMENT, type AttachmentRow } from '../rows/attachment-row.ts';
import { connectedRules, type ChannelRow } from '../rows/channel-row.ts';
import type { ExcerptRow, InteractionRow } from '../rows/interaction-row.ts';
import {
  quoteOf,
  toActionable,
  toWireMessage,
  withAttachments,
  type MessageRow,
  type StoredMessage,
} from '../rows/message-row.ts';
import { loadTemplatesFor, requireTemplate } from './template-sending.ts';
import { problemOfVerdict, verdictOn } from './acting.ts';
import { editAnswer } from './editing.ts';
import { claimKey, hashOf } from './idempotency.ts';
import { findAnswer, reviewPrivateReplies } from './message-states.ts';
import { requireAccess, requireLocked } from './require.ts';
import { foldForSearch } from './search-text.ts';
import { problemOf, type Sending } from './send-problem.ts';
import { requireSendable } from './translations.ts';

/** So many newer messages are shown at most to who had not seen them. */
const MOST_NEWER = 50;

/**
 * Takes an answer once: its key, its message, the change of its interaction, the events and the job that hands it to the network are
 * one transaction. The same key again gets the first answer; another message under it is refused.
 *
 * Text with files that the network takes apart becomes several messages (C5); the first of them is the answer.
 */
export async function sendMessage(
  core: Core,
  addresses: FileAddresses,
  call: AgentCall<'sendMessage'>,
): Promise<WireMessage> {
  const { caller, params, key } = call;
  const body = { ...call.body, text: storableText(call.body.text) };
  if (body.template !== null) await loadTemplatesFor(core, caller, params.interactionId);
  const hash = await hashOf(JSON.stringify([params.interactionId, body]));
  const stored = await changeIn(core, caller.organisationId, async (change) => {
    const access = await requireAccess(change.transaction, caller);
    const first = await claimKey<StoredMessage>(change, { agentId: caller.agentId, key, hash });
    if (first !== null) return first;
    const row = await requireLocked(change.transaction, access, params.interactionId);
    await requireSeen(change, { access, row, addresses, seenMessageId: body.seenMessageId });
    const sending = { access, row, body, key };
    const ids =
      body.as === 'edit'
        ? [await editAnswer(core, change, sending)]
        : await addMessages(core, change, sending);
    await moveInteraction(change, row, ids);
    const message = await change.presentMessage(ids[0] ?? '');
    await change.transaction.query(
      'UPDATE idempotency SET answer = $3::json WHERE agent_id = $1 AND key = $2',
      [caller.agentId, key, JSON.stringify(message)],
    );
    return message;
  });
  return toWireMessage(stored, addresses);
}

/** Refuses where the contact or another agent has written after the newest message that the writer had seen. */
async function requireSeen(
  { transaction }: Change,
  options: {
    readonly access: Access;
    readonly row: InteractionRow;
    readonly addresses: FileAddresses;
    readonly seenMessageId: string | null;
  },
): Promise<void> {
  const { access, row, addresses, seenMessageId } = options;
  const [seen] = await transaction.query<{ id: string; sent_at: number }>(
    'SELECT id, sent_at FROM message WHERE id = $1 AND interaction_id = $2',
    [seenMessageId, row.id],
  );
  if (seenMessageId !== null && seen === undefined)
    throw invalidField('seenMessageId', 'a message of this interaction, or null');
  if (!access.features.includes('newMessageGuard')) return;
  const rows = await transaction.query<MessageRow>(
    `SELECT * FROM message WHERE interaction_id = $1
       AND ($2::bigint IS NULL OR (sent_at, id) > ($2, $3))
       AND (direction = 'inbound' OR (author_kind = 'agent' AND author_id <> $4))
       AND delivery_state IS DISTINCT FROM 'cancelled'
     ORDER BY sent_at DESC, id DESC LIMIT $5`,
    [row.id, seen?.sent_at ?? null, seen?.id ?? '', access.agentId, MOST_NEWER],
  );
  if (rows.length === 0) return;
  const newer = await withAttachments(transaction, rows.reverse());
  throw new Problem('newer-message', {
    current: await Promise.all(newer.map((message) => toWireMessage(message, addresses))),
  });
}

/** Checks the answer by the rules and writes it, with the job that sends it; the ids in the order of sending. */
async function addMessages(
  core: Core,
  change: Change,
  { access, row, body, key }: Sending,
): Promise<readonly string[]> {
  const { transaction, now, organisationId } = change;
  const [channel] = await transaction.query<ChannelRow>('SELECT * FROM channel WHERE id = $1', [
    row.channel_id,
  ]);
  if (channel === undefined) throw new Problem('not-found');
  const interaction: SendAttempt['interaction'] = {
    status: row.status,
    lastInboundAt: row.last_inbound_at,
    visibility: row.visibility,
  };
  const form = { interaction, visibility: body.visibility };
  const rules = formRules(connectedRules(channel, core.gateways.get(channel.gateway_id)), form);
  const translation = requireSendable(access, body);
  const files = await requireUploads(change, row.id, access.agentId, body.attachmentIds);
  const prepared =
    body.template === null
      ? null
      : await requireTemplate(change, { access, row, rules, body, choice: body.template, files });
  const isReply = isPrivateReply(form);
  const answered = await findAnswered(change, row.id, {
    inReplyToId: body.inReplyToId,
    visibility: isReply ? 'public' : body.visibility,
  });
  // Under what was only found, nothing private stands.
  const isUnder = answered !== null && (body.inReplyToId !== null || isReply || body.visibility === 'public');
  const answering = isUnder ? targetOf({ message: toActionable(answered), now }) : null;
  const obstacle =
    prepared !== null
      ? underObstacle({ rules, visibility: body.visibility, answering })
      : sendObstacle({
          interaction,
          rules,
          answering,
          as: body.as,
          permissions: access.permissions,
          features: access.features,
          visibility: body.visibility,
          isAnswered: rules.singleReply && (await findAnswer(change, row.id)) !== null,
          text: outgoingText(body.text, translation),
          files,
          now,
        });
  if (obstacle !== null) throw problemOf(obstacle);
  if (body.visibility === 'public' && answered?.visibility === 'private')
    throw invalidField('inReplyToId', 'a public message, as the answer is public');
  if (body.as === 'quote') requireQuotable(core, change, { message: answered, row, channel, access, body });
  const newestAt = row.last_message?.at ?? 0;
  const sentAt = newestAt >= now ? newestAt + 1 : now;
  const isUndoable = body.visibility === 'public' && access.features.includes('undoSend');
  const undoUntil = isUndoable ? now + core.timings.undoSendMs : null;

  const ids: string[] = [];
  for (const [index, part] of (prepared === null
    ? splitIntoMessages(rules, body.text, files)
    : [{ text: prepared.content.body, files }]
  ).entries()) {
    const id = core.newId();
    ids.push(id);
    await transaction.query(
      `INSERT INTO message (organisation_id, id, interaction_id, channel_id, client_id, kind, visibility, direction,
         author_kind, author_id, author_name, body, folded, in_reply_to, reply_network_id, file_count, sent_at,
         delivery_state, delivery_at, ended_wait_since, translation, template, template_order, undo_until)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'outbound', 'agent', $8, $9, $10, $11, $12::jsonb, $13, $14, $15, 'sending', $16, $17, $18::jsonb, $19::jsonb, $20::jsonb, $21)`,
      [
        organisationId,
        id,
        row.id,
        row.channel_id,
        index === 0 ? key : null,
        prepared !== null
          ? 'template'
          : body.as === 'quote'
            ? 'quote'
            : outgoingKind(rules, body.visibility, answered?.kind ?? null),
        body.visibility,
        access.agentId,
        access.agentName,
        part.text,
        foldForSearch(part.text),
        index === 0 && answered !== null && (body.inReplyToId !== null || isReply)
          ? JSON.stringify(quoteOf(answered))
          : null,
        // A public answer stands under something; a private one only where the agent said so.
        body.visibility === 'public' ||
        isReply ||
        (body.inReplyToId !== null && answered?.visibility === 'private')
          ? (answered?.network_id ?? null)
          : null,
        part.files.length,
        sentAt + index,
        now,
        row.waiting_since,
        part.text === '' || translation === null ? null : JSON.stringify(translation),
        prepared === null ? null : JSON.stringify(prepared.content),
        prepared === null ? null : JSON.stringify(prepared.order),
        undoUntil,
      ],
    );
    for (const [place, file] of part.files.entries()) {
      await transaction.query('UPDATE attachment SET message_id = $2, ordinal = $3 WHERE id = $1', [
        file.id,
        id,
        place,
      ]);
    }
    await change.addJob({ kind: 'deliver', subject: id, line: row.id, dueAt: undoUntil ?? now });
    change.touchMessage(id);
  }
  if (isReply && answered !== null) await reviewPrivateReplies(change, answered.id);
  return ids;
}

/** Refuses to quote what the network lets nobody quote. */
function requireQuotable(
  core: Core,
  change: Change,
  given: Omit<Sending, 'key'> & { readonly message: MessageRow | null; readonly channel: ChannelRow },
): void {
  const { message, body, ...rest } = given;
  if (message === null || body.inReplyToId === null)
    throw invalidField('inReplyToId', 'the message that is quoted');
  if (body.visibility === 'private') throw invalidField('visibility', 'public, as a quotation is');
  const verdict = verdictOn(core, change, { ...rest, name: 'quote', message });
  if (!verdict.allowed) throw problemOfVerdict(verdict, 'inReplyToId');
}

/** The caller's own uploads for this interaction that have not been sent, in the order named. */
async function requireUploads(
  { transaction }: Change,
  interactionId: string,
  agentId: string,
  ids: readonly string[],
): Promise<readonly AttachmentRow[]> {
  if (ids.length === 0) return [];
  const rows = await transaction.query<AttachmentRow>(
    `${SELECT_ATTACHMENT} WHERE id = ANY($1::text[]) AND interaction_id = $2 AND agent_id = $3
       AND message_id IS NULL FOR UPDATE`,
    [ids, interactionId, agentId],
  );
  const expected = 'an own upload for this interaction that has not been sent, once';
  const fields = ids.flatMap((id, index) =>
    rows.some((row) => row.id === id) && ids.indexOf(id) === index
      ? []
      : [{ field: `attachmentIds.${String(index)}`, expected }],
  );
  if (fields.length > 0) throw new Problem('invalid-field', { fields });
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}

/** The message that is answered: the one named, or the contact's newest of this visibility. */
async function findAnswered(
  { transaction }: Change,
  interactionId: string,
  { inReplyToId, visibility }: { readonly inReplyToId: string | null; readonly visibility: Visibility },
): Promise<MessageRow | null> {
  // Shared, so that whoever takes something out of it finds this quotation, or this finds it taken out.
  const [row] = await transaction.query<MessageRow>(
    `SELECT * FROM message WHERE interaction_id = $1 AND (id = $2 OR ($2::text IS NULL AND direction = 'inbound' AND visibility = $3))
     ORDER BY sent_at DESC, id DESC LIMIT 1 FOR SHARE`,
    [interactionId, inReplyToId, visibility],
  );
  if (inReplyToId !== null && row === undefined)
    throw invalidField('inReplyToId', 'a message of this interaction, or null');
  return row ?? null;
}

/** Whoever answers has looked at it: nobody waits any more. Behind what is edited there may be newer messages. */
async function moveInteraction(
  { transaction, touchInteraction, audit }: Change,
  row: InteractionRow,
  ids: readonly string[],
): Promise<void> {
  const [last] = await transaction.query<MessageRow>('SELECT * FROM message WHERE id = $1', [ids.at(-1)]);
  if (last === undefined) throw new Error('The message is not there');
  const excerpt: ExcerptRow = {
    id: last.id,
    text: excerptOf(last.body),
    kind: last.kind,
    direction: last.direction,
    at: last.sent_at,
    attachmentCount: last.file_count,
  };
  const status = statusAfter(row.status, 'answer');
  await transaction.query(
    `UPDATE interaction SET version = version + 1, status = $2, waiting_since = NULL, sla_due_at = NULL,
       answer_trouble = NULL, last_message = CASE WHEN $4 >= last_activity_at THEN $3::jsonb ELSE last_message END,
       last_activity_at = GREATEST(last_activity_at, $4::bigint) WHERE id = $1`,
    [row.id, status, JSON.stringify(excerpt), last.sent_at],
  );
  if (status !== row.status)
    await audit({
      interactionId: row.id,
      kind: 'status',
      by: last.author_id,
      detail: { from: row.status, to: status },
    });
  touchInteraction(row.id);
}
