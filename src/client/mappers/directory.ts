import { directoryEntry } from '../../contract/directory.ts';
import type { DirectoryEntry } from '../../model/directory.ts';
import { check, type Reading } from './reading.ts';

/** A line of the directory; null and a report where it does not fit. */
export function toDirectoryEntry(raw: unknown, reading: Reading): DirectoryEntry | null {
  return check(directoryEntry, raw, 'item', reading);
}
