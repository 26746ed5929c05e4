import { placedNote, type WireNote } from '../../contract/note.ts';
import type { Note, PlacedNote } from '../../model/note.ts';
import { check, toTime, toTimeOrNull, type Reading } from './reading.ts';

/** A note that has been checked with the message that it stands on. */
export function toNote(wire: WireNote): Note {
  return { ...wire, createdAt: toTime(wire.createdAt), editedAt: toTimeOrNull(wire.editedAt) };
}

/** A note with its place; null and a report where it does not fit. */
export function toPlacedNote(raw: unknown, reading: Reading): PlacedNote | null {
  const wire = check(placedNote, raw, 'item', reading);
  return wire && { ...wire, ...toNote(wire) };
}
