import { withNote, type PlacedNote } from '../model/note.ts';
import type { StateChange } from './state-change.ts';

/** Takes in a note where its conversation or its message is held, unless the one that is there is as new or newer. */
export function takeNote(change: StateChange, note: PlacedNote): void {
  const { interactionId, messageId } = note;
  if (messageId === null) {
    const notes = change.state.notes[interactionId];
    if (notes !== undefined) change.put('notes', interactionId, withNote(notes, note));
    return;
  }
  const held = change.state.threads[interactionId]?.messages.find(({ message }) => message.id === messageId);
  if (held !== undefined) change.addMessage({ ...held.message, notes: withNote(held.message.notes, note) });
}
