import { inflateSync } from 'node:zlib';

/**
 * The plain font (sfnt) inside a WOFF 1 file, since fontconfig in Chromium takes no web fonts.
 * Layouts: https://www.w3.org/TR/WOFF/ and https://learn.microsoft.com/typography/opentype/spec/otff.
 *
 * @throws {Error} when the bytes are no WOFF 1 file.
 */
export function fontFromWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('Not a WOFF 1 file.');
  const count = woff.readUInt16BE(12);

  const power = 2 ** Math.floor(Math.log2(count));
  const header = Buffer.alloc(12 + 16 * count);
  woff.copy(header, 0, 4, 8);
  header.writeUInt16BE(count, 4);
  header.writeUInt16BE(power * 16, 6);
  header.writeUInt16BE(Math.log2(power), 8);
  header.writeUInt16BE((count - power) * 16, 10);

  const parts: Buffer[] = [header];
  let offset = header.length;
  for (let index = 0; index < count; index++) {
    const entry = 44 + 20 * index;
    const start = woff.readUInt32BE(entry + 4);
    const packedLength = woff.readUInt32BE(entry + 8);
    const length = woff.readUInt32BE(entry + 12);
    const packed = woff.subarray(start, start + packedLength);
    const table = packedLength < length ? inflateSync(packed) : packed;

    const row = 12 + 16 * index;
    woff.copy(header, row, entry, entry + 4);
    header.writeUInt32BE(woff.readUInt32BE(entry + 16), row + 4);
    header.writeUInt32BE(offset, row + 8);
    header.writeUInt32BE(length, row + 12);

    const padding = Buffer.alloc((4 - (length % 4)) % 4);
    parts.push(table, padding);
    offset += length + padding.length;
  }
  return Buffer.concat(parts);
}
