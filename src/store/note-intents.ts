import type { ShownNote } from '../model/note.ts';
import type { PendingEntry } from './pending-entry.ts';

/** The notes of a place with what waits for one of them, or was refused; other entries change nothing. */
export function showNoteIntent(
  notes: readonly ShownNote[],
  { intent, key, state, error, agent, at }: PendingEntry,
): readonly ShownNote[] {
  const pending = { key, state, error, isNew: false, text: null };
  switch (intent.type) {
    case 'add-note':
      // The backend's own copy can be there before its answer.
      if (notes.some(({ id }) => id === key)) return notes;
      return [
        ...notes,
        {
          id: key,
          text: intent.text,
          author: agent,
          createdAt: at,
          editedAt: null,
          version: 1,
          pending: { ...pending, isNew: true },
        },
      ];
    case 'edit-note':
      return notes.map((note) => {
        if (note.id !== intent.noteId) return note;
        return state === 'refused'
          ? { ...note, pending: { ...pending, text: intent.text } }
          : { ...note, text: intent.text, editedAt: at, version: note.version + 1, pending };
      });
    case 'delete-note':
      return state === 'refused'
        ? notes.map((note) => (note.id === intent.noteId ? { ...note, pending } : note))
        : notes.filter(({ id }) => id !== intent.noteId);
    default:
      return notes;
  }
}
