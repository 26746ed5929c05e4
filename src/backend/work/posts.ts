import type { WirePost } from '../../contract/post.ts';
import { cutText } from '../../model/excerpt.ts';
import type { MessageKind } from '../../model/platform.ts';
import type { Removed } from '../../model/removal.ts';
import { INTACT } from '../../model/removal.ts';
import type { Change } from '../change.ts';
import { readIn, type Core } from '../core.ts';
import type { FileAddresses } from '../file-addresses.ts';
import type { InboundPost } from '../gateways/gateway.ts';
import { storableText } from '../gateways/webhook-body.ts';
import type { AgentCall } from '../http/call.ts';
import {
  SELECT_ATTACHMENT,
  toStoredAttachment,
  toWireAttachment,
  type AttachmentRow,
} from '../rows/attachment-row.ts';
import { toTime } from '../rows/times.ts';
import { requireAccess, requireInteraction } from './require.ts';

/** A post as its interaction keeps it; times are epoch milliseconds. */
export interface StoredPost {
  readonly networkId: string;
  readonly authorNetworkId: string | null;
  readonly authorName: string;
  readonly kind: MessageKind;
  readonly text: string;
  readonly networkUrl: string | null;
  readonly ad: InboundPost['ad'];
  readonly removed: Removed;
  readonly sentAt: number;
}

const TEXT_UNITS = 100_000;
const NAME_UNITS = 200;
const MOST_FILES = 10;

/** Keeps the post under which an interaction stands, as it is told first; its pictures follow. */
export async function keepPost(
  core: Core,
  change: Change,
  interaction: { readonly id: string; readonly channelId: string },
  post: InboundPost,
): Promise<void> {
  const { transaction, organisationId, now } = change;
  const [known] = await transaction.query<{ has: boolean }>(
    'SELECT post IS NOT NULL AS has FROM interaction WHERE id = $1',
    [interaction.id],
  );
  if (known?.has !== false) return;
  const removed = await removedOf(change, interaction.channelId, post);
  const text = (given: string, units: number): string => cutText(storableText(given), units);
  const line = (given: string | null): string | null => (given === null ? null : text(given, NAME_UNITS));
  const address = (given: string | null): string | null =>
    given === null || given.length > 2048 ? null : storableText(given);
  const stored: StoredPost = {
    networkId: post.networkId,
    authorNetworkId: post.authorNetworkId,
    authorName: removed.author ? '' : text(post.authorName, NAME_UNITS),
    kind: post.kind,
    text: removed.content ? '' : text(post.text, TEXT_UNITS),
    networkUrl: removed.author ? null : address(post.networkUrl),
    ad:
      post.ad === null || removed.content
        ? null
        : { headline: line(post.ad.headline), link: address(post.ad.link) },
    removed,
    sentAt: Math.min(post.sentAt, now),
  };
  await transaction.query('UPDATE interaction SET post = $2::jsonb WHERE id = $1', [
    interaction.id,
    JSON.stringify(stored),
  ]);
  if (removed.content) return;
  for (const [ordinal, file] of post.files.slice(0, MOST_FILES).entries()) {
    const id = core.newId();
    await transaction.query(
      `INSERT INTO attachment (organisation_id, id, interaction_id, of_post, ordinal, reference, name, type, size, created_at)
       VALUES ($1, $2, $3, true, $4, $5, $6, $7, 0, $8)`,
      [
        organisationId,
        id,
        interaction.id,
        ordinal,
        file.reference,
        line(file.name) ?? '',
        line(file.type) ?? '',
        now,
      ],
    );
    await change.addJob({ kind: 'fetch-file', subject: id, line: id, dueAt: now });
  }
}

/** What has been taken out of the post, where it is a message here, too. */
async function removedOf(
  { transaction }: Change,
  channelId: string,
  { networkId, authorNetworkId }: InboundPost,
): Promise<Removed> {
  const [message] = await transaction.query(
    `SELECT 1 FROM message WHERE channel_id = $1 AND network_id = $2 AND content_removed_at IS NOT NULL
     UNION ALL SELECT 1 FROM interaction WHERE channel_id = $1 AND post ->> 'networkId' = $2
       AND (post #>> '{removed,content}')::boolean`,
    [channelId, networkId],
  );
  const [author] = await transaction.query(
    `SELECT 1 FROM contact WHERE channel_id = $1 AND network_id = $2 AND removed_at IS NOT NULL`,
    [channelId, authorNetworkId],
  );
  return message === undefined && author === undefined
    ? INTACT
    : { content: message !== undefined, author: author !== undefined };
}

/** Takes what a removed message said out of every interaction that stands under it (M5). */
export async function removePostContent(
  { transaction }: Pick<Change, 'transaction'>,
  message: { readonly channel_id: string; readonly network_id: string | null },
): Promise<readonly string[]> {
  const emptied = await transaction.query<{ id: string }>(
    `UPDATE interaction SET version = version + 1, post = post || '{"text": "", "ad": null}'
       || jsonb_build_object('removed', (post -> 'removed') || '{"content": true}')
     WHERE channel_id = $1 AND post ->> 'networkId' = $2 RETURNING id`,
    [message.channel_id, message.network_id],
  );
  const ids = emptied.map(({ id }) => id);
  await transaction.query(
    `DELETE FROM job WHERE kind = 'fetch-file'
       AND subject IN (SELECT id FROM attachment WHERE of_post AND interaction_id = ANY($1::text[]))`,
    [ids],
  );
  await transaction.query('DELETE FROM attachment WHERE of_post AND interaction_id = ANY($1::text[])', [ids]);
  return ids;
}

/** Takes a contact's name out of every post that they wrote (M6); the interactions that stand under one. */
export async function removePostAuthor(
  { transaction }: Pick<Change, 'transaction'>,
  contactId: string,
): Promise<readonly string[]> {
  const emptied = await transaction.query<{ id: string }>(
    `UPDATE interaction i SET version = i.version + 1, post = i.post || '{"authorName": "", "networkUrl": null}'
       || jsonb_build_object('removed', (i.post -> 'removed') || '{"author": true}')
     FROM contact c WHERE c.id = $1 AND c.organisation_id = i.organisation_id AND i.channel_id = c.channel_id
       AND i.post ->> 'authorNetworkId' = c.network_id RETURNING i.id`,
    [contactId],
  );
  return emptied.map(({ id }) => id);
}

/** The post under which an interaction stands; null where it stands under none that is known. */
export async function getPost(
  core: Core,
  addresses: FileAddresses,
  { caller, params }: AgentCall<'getPost'>,
): Promise<{ post: WirePost | null }> {
  const { post, files } = await readIn(core, caller.organisationId, async (transaction) => {
    const access = await requireAccess(transaction, caller);
    const { id } = await requireInteraction(transaction, access, params.interactionId);
    const [row] = await transaction.query<{ post: StoredPost | null }>(
      'SELECT post FROM interaction WHERE id = $1',
      [id],
    );
    const rows = await transaction.query<AttachmentRow>(
      `${SELECT_ATTACHMENT} WHERE interaction_id = $1 AND of_post AND reference IS NULL AND NOT failed ORDER BY ordinal`,
      [id],
    );
    return { post: row?.post ?? null, files: rows.map(toStoredAttachment) };
  });
  if (post === null) return { post };
  return {
    post: {
      kind: post.kind,
      author: { name: post.authorName, isOwn: post.authorNetworkId === null },
      text: post.text,
      attachments: await Promise.all(files.map((file) => toWireAttachment(file, addresses))),
      ad: post.ad,
      networkUrl: post.networkUrl,
      removed: post.removed,
      sentAt: toTime(post.sentAt),
    },
  };
}
