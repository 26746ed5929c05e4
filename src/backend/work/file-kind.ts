import { fileTypeFromBuffer, supportedMimeTypes } from 'file-type';

const UNKNOWN = 'application/octet-stream';

/** Several names of one thing, and a container that both names may stand for. */
const SAME: readonly (readonly string[])[] = [
  ['image/jpeg', 'image/jpg', 'image/pjpeg'],
  ['image/png', 'image/apng', 'image/x-png'],
  ['audio/mpeg', 'audio/mp3'],
  ['audio/wav', 'audio/x-wav', 'audio/wave', 'audio/vnd.wave'],
  ['audio/mp4', 'video/mp4', 'audio/x-m4a', 'audio/m4a', 'audio/aac', 'video/x-m4v', 'video/quicktime'],
  ['audio/ogg', 'video/ogg', 'application/ogg', 'audio/opus'],
  ['audio/webm', 'video/webm', 'video/matroska', 'video/x-matroska'],
  ['audio/aac', 'audio/x-aac', 'audio/aacp'],
  ['audio/amr', 'audio/3gpp', 'video/3gpp'],
  ['application/zip', 'application/x-zip-compressed', 'application/x-zip'],
  ['application/gzip', 'application/x-gzip'],
  ['application/rtf', 'text/rtf'],
  ['application/xml', 'text/xml', 'image/svg+xml', 'application/xhtml+xml'],
  [
    'application/x-cfb',
    'application/msword',
    'application/vnd.ms-excel',
    'application/vnd.ms-powerpoint',
    'application/vnd.ms-outlook',
  ],
];

/** What a file's bytes and the type that came with it say together. */
export type FileKind =
  | { readonly honest: true; readonly type: string }
  /** The bytes are something else than was said; `type` is what they are, null where they are nothing known. */
  | { readonly honest: false; readonly type: string | null };

/** Compares the bytes with the type that they are said to have; without one, or with the one for anything, the bytes decide. */
export async function fileKind(bytes: Uint8Array, declared: string): Promise<FileKind> {
  const said = (declared.split(';', 1)[0] ?? '').trim().toLowerCase();
  const seen = (await fileTypeFromBuffer(bytes))?.mime ?? null;
  if (said === '' || said === UNKNOWN) return { honest: true, type: seen ?? plainType(bytes) };
  if (seen === null) return kindOfUnseen(bytes, said);
  if (seen === said) return { honest: true, type: seen };
  const same = SAME.some((names) => names.includes(seen) && names.includes(said));
  return same ? { honest: true, type: said } : { honest: false, type: seen };
}

/** The type that a file of a network is kept under: what its bytes are, whatever was said. */
export async function foundType(bytes: Uint8Array, declared: string): Promise<string> {
  const kind = await fileKind(bytes, declared);
  return kind.type ?? plainType(bytes);
}

/** Bytes without a mark of their own: text may be any kind of text; what is said to be of a kind that has a mark is not of it. */
function kindOfUnseen(bytes: Uint8Array, said: string): FileKind {
  const marked = supportedMimeTypes.has(said) && !SAME_AS_TEXT.includes(said);
  if (marked || /^(image|audio|video|font)\//.test(said)) {
    const isDrawing = said === 'image/svg+xml' && isText(bytes);
    return isDrawing ? { honest: true, type: said } : { honest: false, type: null };
  }
  if (said.startsWith('text/') && !isText(bytes)) return { honest: false, type: null };
  return /^[\w.+-]{1,100}\/[\w.+-]{1,100}$/.test(said)
    ? { honest: true, type: said }
    : { honest: false, type: plainType(bytes) };
}

/** Kinds that have a mark only sometimes. */
const SAME_AS_TEXT: readonly string[] = [
  'application/xml',
  'text/calendar',
  'text/vcard',
  'text/vtt',
  'application/x-ndjson',
];

function plainType(bytes: Uint8Array): string {
  return isText(bytes) ? 'text/plain' : UNKNOWN;
}

function isText(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
