import type { WireNote, WirePlacedNote } from '../../contract/note.ts';
import type { Transaction } from '../database/database.ts';
import { toTime, toTimeOrNull } from './times.ts';

/** A note as the database has it; times are epoch milliseconds. */
export interface NoteRow {
  readonly id: string;
  readonly version: number;
  readonly interaction_id: string;
  readonly message_id: string | null;
  readonly body: string;
  readonly agent_id: string;
  readonly agent_name: string;
  readonly created_at: number;
  readonly edited_at: number | null;
  readonly deleted_at: number | null;
}

/** The notes of these messages, by message, oldest first. */
export async function loadNotes(
  transaction: Transaction,
  messageIds: readonly string[],
): Promise<ReadonlyMap<string, readonly WireNote[]>> {
  const notes = new Map<string, WireNote[]>();
  if (messageIds.length === 0) return notes;
  const rows = await transaction.query<NoteRow>(
    `SELECT * FROM note WHERE message_id = ANY($1::text[]) AND deleted_at IS NULL ORDER BY created_at, id`,
    [messageIds],
  );
  for (const row of rows) {
    const id = row.message_id ?? '';
    notes.set(id, [...(notes.get(id) ?? []), toWireNote(row)]);
  }
  return notes;
}

function toWireNote(row: NoteRow): WireNote {
  return {
    id: row.id,
    version: row.version,
    text: row.body,
    author: { id: row.agent_id, name: row.agent_name },
    createdAt: toTime(row.created_at),
    editedAt: toTimeOrNull(row.edited_at),
  };
}

/** A note with where it stands, as it crosses the wire. */
export function toPlacedNote(row: NoteRow): WirePlacedNote {
  return {
    ...toWireNote(row),
    interactionId: row.interaction_id,
    messageId: row.message_id,
    deleted: row.deleted_at !== null,
  };
}
