import { cutText, excerptOf } from '../../model/excerpt.ts';
import { UNTOUCHED } from '../../model/message.ts';
import { makesWork } from '../../model/mute.ts';
import { statusAfter } from '../../model/status-moves.ts';
import { slaDueAt } from '../../model/wait.ts';
import { changeIn, type Change } from '../change.ts';
import type { Core } from '../core.ts';
import { presentSince } from '../events/event-hub.ts';
import type { InboundMessage } from '../gateways/gateway.ts';
import type { Transaction } from '../database/database.ts';
import { storableText } from '../gateways/webhook-body.ts';
import type { ChannelRow } from '../rows/channel-row.ts';
import type { ExcerptRow, InteractionRow } from '../rows/interaction-row.ts';
import { quoteOf, type MessageRow } from '../rows/message-row.ts';
import { resumeConversation } from './ending.ts';
import { reviewAnswered } from './message-states.ts';
import { mayHaveBack, returnsTo } from './coming-back.ts';
import { lockHoldings } from './holdings.ts';
import { loadMuting } from './mutes.ts';
import { keepPost } from './posts.ts';
import { knownIdentifier } from './reaching.ts';
import { contactSearchText, foldForSearch } from './search-text.ts';

const TEXT_UNITS = 100_000;
const NAME_UNITS = 200;

/**
 * Takes what a contact wrote, once for each network's id of it: finds or makes the contact and the interaction, which moves to
 * `new` if it was pending or resolved; what follows a closed one begins another.
 */
export function takeInbound(core: Core, channel: ChannelRow, inbound: InboundMessage): Promise<void> {
  return changeIn(core, channel.organisation_id, async (change) => {
    if (await isTaken(change, channel.id, inbound.networkId)) return;
    const contact = await lockContact(core, change, channel, inbound);
    // Whoever brings the same message at the same time waits for the contact, and then finds it taken.
    if (await isTaken(change, channel.id, inbound.networkId)) return;
    const muting = await loadMuting(change.transaction, {
      channelId: channel.id,
      contactId: contact.id,
      conversationId: inbound.conversationId,
    });
    const arrival: Arrival = { inbound, isMuted: !makesWork(muting) };
    const row = await lockOrBegin(core, change, channel, contact, arrival);
    const message = await addMessage(core, change, row, contact, arrival);
    if (inbound.post) await keepPost(core, change, { id: row.id, channelId: channel.id }, inbound.post);
    await advance(core, change, channel, { row, arrival, message });
    await resumeConversation(change, row);
    change.touchInteraction(row.id);
    change.wantRouting();
  });
}

/** What came in, and whether it is from somebody or under something that is muted, so that it makes no work (M9). */
interface Arrival {
  readonly inbound: InboundMessage;
  readonly isMuted: boolean;
}

interface ContactRow {
  readonly id: string;
  /** When the name was removed; who is anonymous stays so, whatever the network says later. */
  readonly removed_at: number | null;
  readonly name: string;
  readonly handle: string | null;
  readonly folded: string;
  readonly identifier: string | null;
}

async function isTaken({ transaction }: Change, channelId: string, networkId: string): Promise<boolean> {
  const [row] = await transaction.query('SELECT 1 FROM message WHERE channel_id = $1 AND network_id = $2', [
    channelId,
    networkId,
  ]);
  return row !== undefined;
}

/** The contact behind a network's id, made if need be, under its present name, and locked until the transaction ends. */
async function lockContact(
  core: Core,
  { transaction, organisationId }: Change,
  channel: ChannelRow,
  { author }: InboundMessage,
): Promise<ContactRow> {
  const name = cutText(storableText(author.name), NAME_UNITS);
  const handle = author.handle === null ? null : cutText(storableText(author.handle), NAME_UNITS);
  const identifier = knownIdentifier(channel, author);
  const folded = contactSearchText({ name, handle, identifier });
  await transaction.query(
    `INSERT INTO contact (organisation_id, id, channel_id, network_id, name, handle, folded, identifier)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (organisation_id, channel_id, network_id) DO NOTHING`,
    [organisationId, core.newId(), channel.id, author.networkId, name, handle, folded, identifier],
  );
  const [contact] = await transaction.query<ContactRow>(
    'SELECT id, name, handle, folded, identifier, removed_at FROM contact WHERE channel_id = $1 AND network_id = $2 FOR NO KEY UPDATE',
    [channel.id, author.networkId],
  );
  if (contact === undefined) throw new Error('The contact is not there');
  if (contact.removed_at !== null) return contact;
  const isNewlyReached = contact.identifier === null && identifier !== null;
  const found = contactSearchText({ name, handle, identifier: contact.identifier ?? identifier });
  if (contact.name !== name || contact.handle !== handle || contact.folded !== found || isNewlyReached) {
    await transaction.query(
      'UPDATE contact SET name = $2, handle = $3, folded = $4, identifier = COALESCE(identifier, $5) WHERE id = $1',
      [contact.id, name, handle, found, identifier],
    );
  }
  return { ...contact, name, handle };
}

/** The interaction that this belongs to, locked; a new one where there is none that is not closed. */
async function lockOrBegin(
  core: Core,
  change: Change,
  channel: ChannelRow,
  contact: ContactRow,
  arrival: Arrival,
): Promise<InteractionRow> {
  const { inbound } = arrival;
  const { transaction, organisationId, now } = change;
  const found = `SELECT * FROM interaction
    WHERE channel_id = $1 AND conversation_id = $2 AND contact_id = $3 AND status <> 'closed'`;
  const key = [channel.id, inbound.conversationId, contact.id];
  const [seen] = await transaction.query<InteractionRow>(found, key);
  // To bring work back to somebody is to give it: that lock comes before the interaction's.
  const before = seen === undefined ? await lastHolder(transaction, key) : null;
  const mayBringBack = seen === undefined ? before !== null : comesBack(seen, arrival) !== null;
  if (mayBringBack) await lockHoldings(transaction, organisationId);
  if (seen !== undefined) {
    const [locked] = await transaction.query<InteractionRow>(`${found} FOR UPDATE`, key);
    if (locked !== undefined) {
      if (comesBack(locked, arrival) !== null && !mayBringBack) throw new Interrupted();
      return locked;
    }
  }
  const [begun] = await transaction.query<InteractionRow>(
    `INSERT INTO interaction (organisation_id, id, channel_id, platform, visibility, contact_id, conversation_id,
       status, last_activity_at, created_at, skill_id, returns_to)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $10, $8, $9, $11, $12) RETURNING *`,
    [
      organisationId,
      core.newId(),
      channel.id,
      channel.platform,
      inbound.visibility,
      contact.id,
      inbound.conversationId,
      Math.min(inbound.sentAt, now),
      now,
      // Kept where nobody is asked to look, until somebody is heard again.
      arrival.isMuted ? 'resolved' : 'new',
      channel.skill_id,
      before,
    ],
  );
  if (begun === undefined) throw new Error('The interaction is not there');
  return begun;
}

/** Somebody changed it between two looks: the transaction is run again, as after a deadlock. */
class Interrupted extends Error {
  readonly code = '40001';
}

/** Whose this wakes an interaction for; null where that changes nothing about who holds it. */
function comesBack(row: InteractionRow, arrival: Arrival): string | null {
  return asksForAnswer(arrival) ? returnsTo(row) : null;
}

/** Who had what was closed last in this conversation; null where nobody had. */
async function lastHolder(transaction: Transaction, key: readonly string[]): Promise<string | null> {
  const [closed] = await transaction.query<{ holder: string | null }>(
    `SELECT COALESCE(assignee_id, returns_to) AS holder FROM interaction
     WHERE channel_id = $1 AND conversation_id = $2 AND contact_id = $3 AND status = 'closed'
     ORDER BY last_activity_at DESC LIMIT 1`,
    key,
  );
  return closed?.holder ?? null;
}

/** A reaction is seen, and nobody waits for an answer to it; nor to who is muted. */
function asksForAnswer({ inbound: { extra }, isMuted }: Arrival): boolean {
  return !isMuted && extra?.type !== 'reaction';
}

async function addMessage(
  core: Core,
  change: Change,
  row: InteractionRow,
  contact: ContactRow,
  { inbound, isMuted }: Arrival,
): Promise<ExcerptRow> {
  const { transaction, organisationId, now } = change;
  const id = core.newId();
  const text = cutText(storableText(inbound.text), TEXT_UNITS);
  // A network's clock may be ahead of ours; nothing in a thread is of the future.
  const sentAt = Math.min(inbound.sentAt, now);
  const { networkUrl } = inbound;
  await transaction.query(
    `INSERT INTO message (organisation_id, id, interaction_id, channel_id, kind, visibility, direction, author_kind,
       author_id, author_name, body, folded, extra, in_reply_to, network_id, network_url, on_ad, file_count, sent_at,
       network_state, muted, author_removed_at)
     VALUES ($1, $2, $3, $4, $5, $6, 'inbound', 'contact', $7, $8, $9, $10, $11::jsonb, $12::jsonb, $13, $14, $15, $16, $17,
       $18::jsonb, $19, $20)`,
    [
      organisationId,
      id,
      row.id,
      row.channel_id,
      inbound.kind,
      inbound.visibility,
      contact.id,
      contact.name,
      text,
      foldForSearch(text),
      inbound.extra === null ? null : storableJson(inbound.extra),
      await loadQuote(change, row.channel_id, inbound.inReplyToNetworkId),
      inbound.networkId,
      // An address on the network may say the name that has been removed.
      contact.removed_at === null && networkUrl !== null && networkUrl.length <= 2048 ? networkUrl : null,
      inbound.onAd,
      inbound.files.length,
      sentAt,
      JSON.stringify({
        ...UNTOUCHED,
        onOwnProperty: inbound.onOwnProperty ?? inbound.kind !== 'mention',
        inOwnConversation: inbound.inOwnConversation ?? false,
      }),
      isMuted,
      contact.removed_at,
    ],
  );
  if (inbound.kind === 'review') await reviewAnswered(change, row.id);
  for (const [ordinal, file] of inbound.files.entries()) {
    const fileId = core.newId();
    await transaction.query(
      `INSERT INTO attachment (organisation_id, id, interaction_id, message_id, ordinal, reference, name, type, size,
         created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9)`,
      [
        organisationId,
        fileId,
        row.id,
        id,
        ordinal,
        file.reference,
        cutText(storableText(file.name ?? ''), NAME_UNITS),
        cutText(storableText(file.type ?? ''), NAME_UNITS),
        now,
      ],
    );
    await change.addJob({ kind: 'fetch-file', subject: fileId, line: fileId, dueAt: now });
  }
  change.touchMessage(id);
  return {
    id,
    text: excerptOf(text),
    kind: inbound.kind,
    direction: 'inbound',
    at: sentAt,
    attachmentCount: inbound.files.length,
  };
}

/** What a message answers, as a short copy in JSON; null where that is not known here. */
async function loadQuote(
  { transaction }: Change,
  channelId: string,
  networkId: string | null,
): Promise<string | null> {
  if (networkId === null) return null;
  // Shared, so that whoever takes something out of it finds this quotation, or this finds it taken out.
  const [quoted] = await transaction.query<MessageRow>(
    'SELECT * FROM message WHERE channel_id = $1 AND network_id = $2 FOR SHARE',
    [channelId, networkId],
  );
  return quoted === undefined ? null : JSON.stringify(quoteOf(quoted));
}

/** JSON whose texts the database can hold. */
function storableJson(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    typeof part === 'string' ? cutText(storableText(part), 2_000) : part,
  );
}

/** Moves the interaction on: status, who waits since when, what is unread and what is newest. */
async function advance(
  core: Core,
  change: Change,
  channel: ChannelRow,
  arrived: { readonly row: InteractionRow; readonly arrival: Arrival; readonly message: ExcerptRow },
): Promise<void> {
  const { row, arrival, message } = arrived;
  const asks = asksForAnswer(arrival);
  const waitingSince = asks ? Math.min(row.waiting_since ?? Infinity, message.at) : row.waiting_since;
  const status = asks ? statusAfter(row.status, 'contact') : row.status;
  if (status !== row.status)
    await change.audit({
      interactionId: row.id,
      kind: 'status',
      by: null,
      detail: { from: row.status, to: status },
    });
  const dueAt = slaDueAt(waitingSince, channel.sla_minutes);
  const isNewest =
    row.last_message === null ||
    message.at > row.last_message.at ||
    (message.at === row.last_message.at && message.id > row.last_message.id);
  await change.transaction.query(
    `UPDATE interaction SET version = version + 1, status = $2, waiting_since = $3, sla_due_at = $4,
       unread_count = unread_count + $9::int, last_inbound_at = CASE WHEN $10 THEN GREATEST(last_inbound_at, $5::bigint) ELSE last_inbound_at END,
       last_activity_at = GREATEST(last_activity_at, $5::bigint),
       last_message = CASE WHEN $6 THEN $7::jsonb ELSE last_message END,
       assignee_id = $8
     WHERE id = $1`,
    [
      row.id,
      status,
      waitingSince,
      dueAt,
      message.at,
      isNewest,
      JSON.stringify(message),
      await holderAfter(core, change, row, arrival),
      arrival.isMuted ? 0 : 1,
      arrival.inbound.visibility === 'private',
    ],
  );
}

/** Who holds it from now on: who had it, if they may have it back; else it waits for the next who can. */
async function holderAfter(
  core: Core,
  change: Change,
  row: InteractionRow,
  arrival: Arrival,
): Promise<string | null> {
  const agentId = comesBack(row, arrival);
  if (agentId === null) return row.assignee_id;
  // What is theirs waits for them where they only are not connected.
  const connectedSince = row.assignee_id === null ? presentSince(core, change.now) : null;
  const holder = (await mayHaveBack(change, row, agentId, connectedSince)) ? agentId : null;
  await change.audit({
    interactionId: row.id,
    kind: row.returns_at === null ? 'returned' : 'boomerang-returned',
    by: null,
    detail: { on: 'message', agentId: holder },
  });
  return holder;
}
