import type { Change } from '../change.ts';
import type { Core } from '../core.ts';
import type { Transaction } from '../database/database.ts';
import type { Thumbnail } from '../options.ts';

/** Files are kept in pieces of this size, so that a range costs no more than what it covers. */
export const CHUNK_BYTES = 256 * 1024;
/** The longer side of a small copy, in pixels. */
const THUMBNAIL_SIDE = 480;

/** Pictures of pixels alone: a drawing is a document, which can hold and ask for anything. */
const PIXELS = /^image\/(png|jpeg|gif|webp|avif|bmp|heic|heif|tiff)$/;

/** The small copy and size of a picture; null for anything else, and where this process makes none. */
export async function describePicture(
  core: Core,
  type: string,
  bytes: Uint8Array,
): Promise<Thumbnail | null> {
  if (core.thumbnails === null || !PIXELS.test(type)) return null;
  try {
    return await core.thumbnails.make(bytes, THUMBNAIL_SIDE);
  } catch {
    return null;
  }
}

/** Writes the bytes of an attachment whose row is there. */
export async function fillFile(
  { transaction, organisationId }: Change,
  attachmentId: string,
  file: { readonly bytes: Uint8Array; readonly type: string; readonly picture: Thumbnail | null },
): Promise<void> {
  const { bytes, type, picture } = file;
  for (let at = 0, ordinal = 0; at < bytes.length; at += CHUNK_BYTES, ordinal += 1) {
    await transaction.query(
      'INSERT INTO attachment_chunk (organisation_id, attachment_id, ordinal, bytes) VALUES ($1, $2, $3, $4)',
      [organisationId, attachmentId, ordinal, bytes.slice(at, at + CHUNK_BYTES)],
    );
  }
  await transaction.query(
    `UPDATE attachment SET type = $2, size = $3, width = $4, height = $5, thumbnail = $6, thumbnail_type = $7
     WHERE id = $1`,
    [
      attachmentId,
      type,
      bytes.length,
      picture?.width ?? null,
      picture?.height ?? null,
      picture?.bytes ?? null,
      picture?.type ?? null,
    ],
  );
}

/** All bytes of a file. */
export async function readFile(transaction: Transaction, attachmentId: string): Promise<Uint8Array> {
  const chunks = await transaction.query<{ bytes: Uint8Array }>(
    'SELECT bytes FROM attachment_chunk WHERE attachment_id = $1 ORDER BY ordinal',
    [attachmentId],
  );
  const whole = new Uint8Array(chunks.reduce((sum, { bytes }) => sum + bytes.length, 0));
  let at = 0;
  for (const { bytes } of chunks) {
    whole.set(bytes, at);
    at += bytes.length;
  }
  return whole;
}

/** One piece of a file, null where there is none of that number. */
export async function readChunk(
  transaction: Transaction,
  attachmentId: string,
  ordinal: number,
): Promise<Uint8Array | null> {
  const [row] = await transaction.query<{ bytes: Uint8Array }>(
    'SELECT bytes FROM attachment_chunk WHERE attachment_id = $1 AND ordinal = $2',
    [attachmentId, ordinal],
  );
  return row?.bytes ?? null;
}
