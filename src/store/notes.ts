import type { PlacedNote } from '../model/note.ts';
import { withNote } from '../model/note-rules.ts';
import type { StateChange } from './state-change.ts';

/** Takes in what has been told of notes on conversations. */
export function takeNotes(change: StateChange): void {
  for (const event of change.behind) if (event.type === 'note.changed') takeNote(change, event.note);
}

/** Takes in a note where its conversation or its message is held, unless the one that is there is as new or newer. */
export function takeNote(change: StateChange, note: PlacedNote): void {
  const { interactionId, messageId } = note;
  if (messageId === null) {
    const notes = change.state.notes[interactionId];
    if (notes === undefined) return;
    const present = notes.find(({ id }) => id === note.id);
    // One that is deleted stays known, so that what comes late does not bring it back.
    if (present === undefined || present.version < note.version)
      change.put('notes', interactionId, [...notes.filter((one) => one !== present), note]);
    return;
  }
  const held = change.state.threads[interactionId]?.messages.find(({ message }) => message.id === messageId);
  if (held !== undefined) change.addMessage({ ...held.message, notes: withNote(held.message.notes, note) });
}
