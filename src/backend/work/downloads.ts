import { readIn, type Core } from '../core.ts';
import type { FileAddresses, FileVariant } from '../file-addresses.ts';
import type { Call } from '../http/call.ts';
import { Problem } from '../problem.ts';
import { CHUNK_BYTES, readChunk } from './stored-files.ts';

/** What a browser only shows, and never runs: all else is for saving. A type that ends in `+xml` is a page, whatever it begins with. */
const SHOWN = /^(image\/(png|jpeg|gif|webp|avif|bmp)|(audio|video)\/[\w.-]+|text\/plain)$/;
/** The longest name under which a file is saved, in UTF-16 units; file systems take 255 bytes. */
const NAME_MAX = 120;

interface FileRow {
  readonly organisation_id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly thumbnail: Uint8Array | null;
  readonly thumbnail_type: string | null;
}

/** The bytes of a file, whole or one range of them, piece by piece as they are read. */
export async function downloadFile(
  core: Core,
  addresses: FileAddresses,
  { params, query, request }: Call<'downloadFile'>,
): Promise<Response> {
  const { attachmentId } = params;
  const file = await findFile(core, addresses, 'file', attachmentId, query);
  if (isKnown(request, attachmentId)) return unchanged(attachmentId);
  const headers = new Headers({
    etag: etagOf(attachmentId),
    ...safetyHeaders(file.type),
    'accept-ranges': 'bytes',
    'content-disposition': disposition(file.type, file.name),
  });
  const range = readRange(request.headers.get('range'), file.size);
  if (range === 'unsatisfiable') {
    throw new Problem('range-not-satisfiable', {
      headers: { 'content-range': `bytes */${String(file.size)}` },
    });
  }
  const { from, to } = range ?? { from: 0, to: file.size - 1 };
  headers.set('content-length', String(to - from + 1));
  if (range !== null)
    headers.set('content-range', `bytes ${String(from)}-${String(to)}/${String(file.size)}`);
  const body = pieces(core, { organisationId: file.organisation_id, attachmentId, from, to });
  return new Response(body, { status: range === null ? 200 : 206, headers });
}

/** The small copy of a picture. */
export async function downloadThumbnail(
  core: Core,
  addresses: FileAddresses,
  { params, query, request }: Call<'downloadThumbnail'>,
): Promise<Response> {
  const file = await findFile(core, addresses, 'thumbnail', params.attachmentId, query);
  if (file.thumbnail === null || file.thumbnail_type === null) throw new Problem('not-found');
  if (isKnown(request, params.attachmentId)) return unchanged(params.attachmentId);
  return new Response(new Uint8Array(file.thumbnail), {
    headers: {
      etag: etagOf(params.attachmentId),
      ...safetyHeaders(file.thumbnail_type),
      'content-disposition': 'inline',
    },
  });
}

async function findFile(
  core: Core,
  addresses: FileAddresses,
  variant: FileVariant,
  attachmentId: string,
  address: { readonly expires: number; readonly signature: string },
): Promise<FileRow> {
  const verdict = await addresses.check(variant, attachmentId, address);
  if (verdict === 'forged')
    throw new Problem('signature-invalid', {
      fields: [{ field: 'signature', expected: 'the one of this address, as it was given' }],
    });
  if (verdict === 'expired')
    throw new Problem('signature-expired', {
      fields: [{ field: 'expires', expected: 'a moment that is still to come' }],
    });
  // The signature stands for the right to it; whose it is, is only known afterwards.
  const [row] = await core.database.asSystem((transaction) =>
    transaction.query<FileRow>(
      `SELECT organisation_id, name, type, size, thumbnail_type,
         CASE WHEN $2 THEN thumbnail END AS thumbnail
       FROM attachment WHERE id = $1 AND reference IS NULL AND NOT failed`,
      [attachmentId, variant === 'thumbnail'],
    ),
  );
  if (row === undefined) throw new Problem('not-found');
  return row;
}

/** The bytes of a file never change, so its id says which they are. */
function etagOf(attachmentId: string): string {
  return `"${attachmentId}"`;
}

function isKnown(request: Request, attachmentId: string): boolean {
  return request.headers.get('if-none-match') === etagOf(attachmentId);
}

function unchanged(attachmentId: string): Response {
  return new Response(null, {
    status: 304,
    headers: { etag: etagOf(attachmentId), 'cache-control': 'private, no-cache' },
  });
}

/** Nothing that comes from outside runs under this origin, whatever it says of itself. */
function safetyHeaders(type: string): Record<string, string> {
  return {
    'content-type': servedType(type),
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'cross-origin',
    // Asked about each time it is shown: what has been removed since is not shown once more (M5).
    'cache-control': 'private, no-cache',
    'referrer-policy': 'no-referrer',
  };
}

/** Its own type only where that can't be run: a browser that ignores all else here still has nothing to run. */
function servedType(type: string): string {
  if (type === 'text/plain') return 'text/plain; charset=utf-8';
  return SHOWN.test(type) ? type : 'application/octet-stream';
}

/**
 * The name under which a file is saved: nothing hidden, no path, and its true end, which a mark that turns the direction of text
 * would disguise.
 */
function savedName(given: string): string {
  const name = given
    // Joiners stay: letters and emoji are spelt with them.
    .replace(/(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}/\\:*?"<>|]/gu, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  if (name.length <= NAME_MAX) return name === '' ? 'file' : name;
  const end = /\.[^.]{1,16}$/.exec(name)?.[0] ?? '';
  return name.slice(0, NAME_MAX - end.length).replace(/\p{Cs}/gu, '') + end;
}

/** RFC 6266, with the name in RFC 8187's form and in ASCII for what does not know that. */
function disposition(type: string, given: string): string {
  const kind = SHOWN.test(type) ? 'inline' : 'attachment';
  const name = savedName(given);
  const plain = name.replace(/[^\x20-\x7e]|["\\%;]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** One range of bytes (RFC 9110, 14.1.2); null for the whole, also where several are asked for, as the standard allows. */
function readRange(
  header: string | null,
  size: number,
): { readonly from: number; readonly to: number } | 'unsatisfiable' | null {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (first === '' && last === '') return null;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'unsatisfiable' : { from: size - length, to: size - 1 };
  }
  const from = Number(first);
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < from) return null;
  return from >= size ? 'unsatisfiable' : { from, to };
}

function pieces(
  core: Core,
  range: {
    readonly organisationId: string;
    readonly attachmentId: string;
    readonly from: number;
    readonly to: number;
  },
): ReadableStream<Uint8Array> {
  let at = range.from;
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        if (at > range.to) {
          controller.close();
          return;
        }
        const ordinal = Math.floor(at / CHUNK_BYTES);
        const chunk = await readIn(core, range.organisationId, (transaction) =>
          readChunk(transaction, range.attachmentId, ordinal),
        );
        if (chunk === null) {
          controller.error(new Error('A piece of the file is not there'));
          return;
        }
        const start = at - ordinal * CHUNK_BYTES;
        const piece = new Uint8Array(
          chunk.subarray(start, Math.min(chunk.length, start + range.to - at + 1)),
        );
        at += piece.length;
        controller.enqueue(piece);
        if (at > range.to) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}
