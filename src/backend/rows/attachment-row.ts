import type { WireAttachment } from '../../contract/message.ts';
import type { Transaction } from '../database/database.ts';
import type { FileAddresses } from '../file-addresses.ts';

/** An attachment as events and answers keep it: without addresses, which are signed anew each time it is told. */
export interface StoredAttachment {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly hasThumbnail: boolean;
  readonly dimensions: { readonly width: number; readonly height: number } | null;
}

/** A file as the database has it, without its bytes. */
export interface AttachmentRow {
  readonly id: string;
  readonly message_id: string | null;
  readonly interaction_id: string;
  readonly agent_id: string | null;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly has_thumbnail: boolean;
}

/** What every reading of attachments begins with; the thumbnail's bytes stay where they are. */
export const SELECT_ATTACHMENT = `
  SELECT id, message_id, interaction_id, agent_id, name, type, size, width, height,
    thumbnail IS NOT NULL AS has_thumbnail
  FROM attachment`;

/** A file as messages in the log keep it: without addresses, which run out. */
export function toStoredAttachment(row: AttachmentRow): StoredAttachment {
  return {
    id: row.id,
    name: row.name,
    type: row.type,
    size: row.size,
    hasThumbnail: row.has_thumbnail,
    dimensions: row.width === null || row.height === null ? null : { width: row.width, height: row.height },
  };
}

/** The files of these messages that are here, by message, in their order. */
export async function loadAttachments(
  transaction: Transaction,
  messageIds: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredAttachment[]>> {
  const files = new Map<string, StoredAttachment[]>();
  if (messageIds.length === 0) return files;
  const rows = await transaction.query<AttachmentRow>(
    `${SELECT_ATTACHMENT} WHERE message_id = ANY($1::text[]) AND reference IS NULL AND NOT failed
     ORDER BY message_id, ordinal`,
    [messageIds],
  );
  for (const row of rows) {
    const id = row.message_id ?? '';
    files.set(id, [...(files.get(id) ?? []), toStoredAttachment(row)]);
  }
  return files;
}

/** A file as it crosses the wire, with fresh addresses. */
export async function toWireAttachment(
  { hasThumbnail, ...stored }: StoredAttachment,
  addresses: FileAddresses,
): Promise<WireAttachment> {
  return {
    ...stored,
    url: await addresses.file(stored.id),
    thumbnailUrl: hasThumbnail ? await addresses.thumbnail(stored.id) : null,
  };
}
