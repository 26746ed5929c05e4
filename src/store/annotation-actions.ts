import type { MuteChange } from '../model/mute.ts';
import type { Removal } from '../model/removal.ts';
import type { TagChange } from '../model/tag.ts';

/** Where a note stands: on a message, or on the conversation as a whole. */
export interface NotePlace {
  readonly interactionId: string;
  readonly messageId: string | null;
}

/** A note that is being written: a new one, or another wording of one. */
export interface NoteDraft {
  /** Null for a new one. */
  readonly noteId: string | null;
  readonly text: string;
  /** Whether it has just been begun by hand, so that its field takes the focus. */
  readonly isFresh: boolean;
}

/**
 * What agents put beside messages and take out of them. Shown at once, kept over a reload, and taken back with the reason beside the
 * thing itself where the backend refuses it; muting alone waits for the backend.
 */
export interface AnnotationActions {
  /** Takes what a message says, or who wrote it, out of everything here for good. */
  removeFromMessage(interactionId: string, messageId: string, removal: Removal): Promise<void>;
  /** Likewise what the post says under which an interaction stands; waits for the backend. */
  removePost(interactionId: string): Promise<void>;
  changeTags(interactionId: string, messageId: string, change: TagChange): Promise<void>;
  /** Begins or goes on with a note in a place; null ends it without keeping anything. */
  writeNote(place: NotePlace, draft: NoteDraft | null): void;
  addNote(place: NotePlace, text: string): Promise<void>;
  editNote(place: NotePlace, noteId: string, text: string): Promise<void>;
  deleteNote(place: NotePlace, noteId: string): Promise<void>;
  /** Takes away what is said of something that the backend refused; what it would have written is gone with it. */
  dismissPending(key: string): Promise<void>;
  /** Reads the notes on a conversation as a whole, unless they are there. */
  loadNotes(interactionId: string): Promise<void>;
  mute(interactionId: string, change: MuteChange): Promise<void>;
}
