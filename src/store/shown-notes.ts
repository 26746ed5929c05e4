import type { PlacedNote, ShownNote } from '../model/note.ts';
import type { NotePlace } from './annotation-actions.ts';
import { showNoteIntent } from './note-intents.ts';
import type { PendingEntry } from './pending-entry.ts';
import type { AppState } from './state.ts';

const NOTHING: readonly ShownNote[] = [];

/** The notes in a place as they are shown: what the backend has, with what waits to be taken by it. */
export function shownNotes(state: AppState, { interactionId, messageId }: NotePlace): readonly ShownNote[] {
  const notes =
    messageId === null
      ? present(state.notes[interactionId] ?? [])
      : (state.threads[interactionId]?.messages.find(({ message }) => message.id === messageId)?.message
          .notes ?? NOTHING);
  return withPending(notes, interactionId, messageId, state.pending);
}

/** The notes on a conversation as they are shown; null while they are not known. The same state gives the same list. */
export function selectConversationNotes(
  interactionId: string | null,
): (state: AppState) => readonly ShownNote[] | null {
  let from: readonly [readonly PlacedNote[] | undefined, readonly PendingEntry[]] | null = null;
  let made: readonly ShownNote[] | null = null;
  return ({ notes, pending }) => {
    const read = interactionId === null ? undefined : notes[interactionId];
    if (from?.[0] === read && from?.[1] === pending) return made;
    from = [read, pending];
    made =
      read === undefined || interactionId === null
        ? null
        : withPending(present(read), interactionId, null, pending);
    return made;
  };
}

/** Those that are not deleted, oldest first. */
function present(notes: readonly PlacedNote[]): readonly PlacedNote[] {
  return notes
    .filter(({ deleted }) => !deleted)
    .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
}

function withPending(
  notes: readonly ShownNote[],
  interactionId: string,
  messageId: string | null,
  pending: readonly PendingEntry[],
): readonly ShownNote[] {
  return pending
    .filter((entry) => entry.interactionId === interactionId && entry.intent.messageId === messageId)
    .reduce(showNoteIntent, notes);
}
