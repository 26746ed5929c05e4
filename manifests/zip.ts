import { strToU8, zipSync } from 'fflate';
import type { ManifestFile } from './manifest-file.ts';

/** Noon on a day that every time zone has; fflate writes it as this machine's clock shows it, so that it is the same everywhere. */
const ALWAYS = new Date(2000, 0, 1, 12);

/** What says of an archive's files what they are stands before them. */
const FIRST = '[Content_Types].xml';

/** An archive of these files in the order of their paths: of the same files the same bytes, whenever and wherever it is made. */
export function zip(files: readonly ManifestFile[]): Uint8Array {
  const sorted = [...files].sort((a, b) =>
    a.path === FIRST || (b.path !== FIRST && a.path < b.path) ? -1 : 1,
  );
  return zipSync(Object.fromEntries(sorted.map(({ path, content }) => [path, bytesOf(content)])), {
    level: 9,
    mtime: ALWAYS,
  });
}

/** A file's content as it is on disk. */
export function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? strToU8(content) : content;
}
