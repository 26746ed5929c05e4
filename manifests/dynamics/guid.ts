import { createHash } from 'node:crypto';

/** Under which the ids of what is made stand. */
const NAMESPACE = '6f0a1c52-6a0e-4f0e-9a53-7d6d1f0a9b2e';

/** The id of a thing by its name, of RFC 9562's version 5: of the same name the same. */
export function guidOf(name: string): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(NAMESPACE.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest();
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
