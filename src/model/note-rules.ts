import type { Permission } from './agent.ts';
import { NOTE_MAX, type Note } from './note.ts';

/** What keeps a text from being a note. */
export type NoteProblem = 'blank' | 'too-long';

/** Why this text can't be a note; null where it can. */
export function noteProblem(text: string): NoteProblem | null {
  if (text.trim() === '') return 'blank';
  return noteLength(text) > NOTE_MAX ? 'too-long' : null;
}

/** How long a note is, as its limit counts: code points, without the white space around it. */
export function noteLength(text: string): number {
  return [...text.trim()].length;
}

/** Whether this agent may change or delete a note: its author, and who supervises. */
export function mayChangeNote(
  note: Pick<Note, 'author'>,
  agent: { readonly id: string; readonly permissions: readonly Permission[] },
): boolean {
  return note.author.id === agent.id || agent.permissions.includes('conversation.supervise');
}

/** The notes with one taken in as it stands now, oldest first; the same array where nothing newer came. */
export function withNote<T extends Note>(
  notes: readonly T[],
  note: T & { readonly deleted: boolean },
): readonly T[] {
  const present = notes.find(({ id }) => id === note.id);
  if (present === undefined ? note.deleted : present.version >= note.version) return notes;
  const others = notes.filter(({ id }) => id !== note.id);
  return note.deleted
    ? others
    : [...others, note].sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
}
