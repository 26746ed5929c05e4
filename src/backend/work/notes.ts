import type { WirePlacedNote } from '../../contract/note.ts';
import { NOTE_MAX, NOTES_MAX } from '../../model/note.ts';
import { mayChangeNote, noteProblem } from '../../model/note-rules.ts';
import type { Access } from '../access.ts';
import { changeIn, type Change } from '../change.ts';
import { readIn, type Core } from '../core.ts';
import { storableText } from '../gateways/webhook-body.ts';
import type { AgentCall } from '../http/call.ts';
import { invalidField, Problem } from '../problem.ts';
import type { InteractionRow } from '../rows/interaction-row.ts';
import { toPlacedNote, type NoteRow } from '../rows/note-row.ts';
import { requireMessage } from './acting.ts';
import { requireAccess, requireFeature, requireInteraction, requireLocked } from './require.ts';

/*
 * What agents tell each other. A note is written here, read here and in `loadNotes`, and told by events; nothing that goes to a
 * network is made from it (`OutboundMessage` has no place for one).
 */

interface Place {
  readonly interactionId: string;
  readonly messageId: string | null;
  readonly channelId: string;
}

/** Puts a note on a message, once for each key. */
export function addMessageNote(
  core: Core,
  { caller, params, body, key }: AgentCall<'addMessageNote'>,
): Promise<WirePlacedNote> {
  return changeIn(core, caller.organisationId, async (change) => {
    const access = await requireAccess(change.transaction, caller);
    const { message } = await requireMessage(change, access, params.messageId);
    const place = {
      interactionId: message.interaction_id,
      messageId: message.id,
      channelId: message.channel_id,
    };
    return addNote(change, access, { place, key, text: body.text });
  });
}

/** Puts a note on a conversation, once for each key. */
export function addConversationNote(
  core: Core,
  { caller, params, body, key }: AgentCall<'addConversationNote'>,
): Promise<WirePlacedNote> {
  return changeIn(core, caller.organisationId, async (change) => {
    const access = await requireAccess(change.transaction, caller);
    const row = await requireLocked(change.transaction, access, params.interactionId);
    const place = { interactionId: row.id, messageId: null, channelId: row.channel_id };
    return addNote(change, access, { place, key, text: body.text });
  });
}

/** Puts what goes with a handing over on the conversation; whether there was anything to put. */
export async function addTransferNote(
  change: Change,
  access: Access,
  given: {
    readonly row: Pick<InteractionRow, 'id' | 'channel_id'>;
    readonly id: string;
    readonly text: string;
  },
): Promise<boolean> {
  const { row, id, text } = given;
  if (text.trim() === '') return false;
  const place = { interactionId: row.id, messageId: null, channelId: row.channel_id };
  await addNote(change, access, { place, key: id, text, field: 'note' });
  return true;
}

/** The notes of a conversation as a whole, oldest first. */
export function listConversationNotes(
  core: Core,
  { caller, params }: AgentCall<'listConversationNotes'>,
): Promise<{ items: WirePlacedNote[] }> {
  return readIn(core, caller.organisationId, async (transaction) => {
    const access = await requireAccess(transaction, caller);
    const row = await requireInteraction(transaction, access, params.interactionId);
    requireFeature(access, 'notes');
    const rows = await transaction.query<NoteRow>(
      `SELECT * FROM note WHERE interaction_id = $1 AND message_id IS NULL AND deleted_at IS NULL
       ORDER BY created_at, id`,
      [row.id],
    );
    return { items: rows.map(toPlacedNote) };
  });
}

/** Changes the text of a note; the text that it has already is no change, whatever its version. */
export function editNote(
  core: Core,
  { caller, params, body, version }: AgentCall<'editNote'>,
): Promise<WirePlacedNote> {
  return changeIn(core, caller.organisationId, async (change) => {
    const access = await requireAccess(change.transaction, caller);
    const { row, channelId } = await requireNote(change, access, params.noteId);
    const text = requireText(body.text);
    if (row.deleted_at !== null) throw new Problem('stale-version', { current: toPlacedNote(row) });
    if (row.body === text) return toPlacedNote(row);
    if (row.version !== version) throw new Problem('stale-version', { current: toPlacedNote(row) });
    const [edited] = await change.transaction.query<NoteRow>(
      'UPDATE note SET body = $2, edited_at = $3, version = version + 1 WHERE id = $1 RETURNING *',
      [row.id, text, change.now],
    );
    return tellNote(change, edited, channelId);
  });
}

/** Deletes a note; one that is deleted already stays so. */
export function deleteNote(
  core: Core,
  { caller, params, version }: AgentCall<'deleteNote'>,
): Promise<WirePlacedNote> {
  return changeIn(core, caller.organisationId, async (change) => {
    const access = await requireAccess(change.transaction, caller);
    const { row, channelId } = await requireNote(change, access, params.noteId);
    if (row.deleted_at !== null) return toPlacedNote(row);
    if (row.version !== version) throw new Problem('stale-version', { current: toPlacedNote(row) });
    const [deleted] = await change.transaction.query<NoteRow>(
      `UPDATE note SET body = '', deleted_at = $2, version = version + 1 WHERE id = $1 RETURNING *`,
      [row.id, change.now],
    );
    if (row.message_id !== null)
      await change.transaction.query('UPDATE message SET note_count = note_count - 1 WHERE id = $1', [
        row.message_id,
      ]);
    return tellNote(change, deleted, channelId);
  });
}

/** Writes a note in a place that the agent may see, once for each key, which becomes its id. */
export async function addNote(
  change: Change,
  access: Access,
  {
    place,
    key,
    text: given,
    field = 'text',
  }: { readonly place: Place; readonly key: string; readonly text: string; readonly field?: string },
): Promise<WirePlacedNote> {
  const { transaction, organisationId, now } = change;
  requireFeature(access, 'notes');
  const text = requireText(given, field);
  const [added] = await transaction.query<NoteRow>(
    `INSERT INTO note (organisation_id, id, interaction_id, message_id, body, agent_id, agent_name, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (organisation_id, id) DO NOTHING RETURNING *`,
    [organisationId, key, place.interactionId, place.messageId, text, access.agentId, access.agentName, now],
  );
  if (added === undefined) {
    const [before] = await transaction.query<NoteRow>('SELECT * FROM note WHERE id = $1', [key]);
    const isSame =
      before?.agent_id === access.agentId &&
      before.interaction_id === place.interactionId &&
      before.message_id === place.messageId &&
      (before.version > 1 || before.body === text);
    if (before === undefined || !isSame) throw new Problem('idempotency-key-reused');
    return toPlacedNote(before);
  }
  const [{ many } = { many: 0 }] = await transaction.query<{ many: number }>(
    `SELECT count(*)::int AS many FROM note
     WHERE interaction_id = $1 AND message_id IS NOT DISTINCT FROM $2 AND deleted_at IS NULL`,
    [place.interactionId, place.messageId],
  );
  if (many > NOTES_MAX) throw invalidField(field, `at most ${String(NOTES_MAX)} notes in one place`);
  if (place.messageId !== null)
    await transaction.query('UPDATE message SET note_count = note_count + 1 WHERE id = $1', [
      place.messageId,
    ]);
  return tellNote(change, added, place.channelId);
}

/** Of a message it is told as the message that it stands on, else by itself. */
function tellNote(change: Change, row: NoteRow | undefined, channelId: string): WirePlacedNote {
  if (row === undefined) throw new Error('The note is not there');
  const note = toPlacedNote(row);
  if (row.message_id === null) change.tell({ type: 'note.changed', note }, { channelId });
  else change.touchMessage(row.message_id);
  return note;
}

/** A note that the agent may see and change, locked, with the message that it stands on. */
async function requireNote(
  { transaction }: Change,
  access: Access,
  id: string,
): Promise<{ readonly row: NoteRow; readonly channelId: string }> {
  // Its message first, so that of two notes changed at once the later is told with the other's change.
  await transaction.query(
    'SELECT 1 FROM message WHERE id = (SELECT message_id FROM note WHERE id = $1) FOR NO KEY UPDATE',
    [id],
  );
  const [row] = await transaction.query<NoteRow>('SELECT * FROM note WHERE id = $1 FOR UPDATE', [id]);
  if (row === undefined) throw new Problem('not-found');
  const { channel_id } = await requireInteraction(transaction, access, row.interaction_id);
  requireFeature(access, 'notes');
  const author = { id: row.agent_id, name: row.agent_name };
  if (!mayChangeNote({ author }, { id: access.agentId, permissions: access.permissions }))
    throw new Problem('forbidden', { detail: 'Only its author or a supervisor changes a note' });
  return { row, channelId: channel_id };
}

function requireText(given: string, field = 'text'): string {
  const text = storableText(given).trim();
  switch (noteProblem(text)) {
    case 'blank':
      throw invalidField(field, 'something besides white space');
    case 'too-long':
      throw invalidField(field, `at most ${String(NOTE_MAX)} characters`);
    case null:
      return text;
  }
}
