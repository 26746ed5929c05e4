import type { AgentRef } from './agent.ts';

/** The longest note, in characters (code points). */
export const NOTE_MAX = 2_000;
/** So many notes stand on one message, and so many on one conversation. */
export const NOTES_MAX = 50;

/** What agents tell each other about a message or a conversation. No path of it leads to the contact. */
export interface Note {
  readonly id: string;
  readonly text: string;
  readonly author: AgentRef;
  readonly createdAt: number;
  /** When it was last changed; null where it stands as it was written. */
  readonly editedAt: number | null;
  /** Rises with every change; a change made on an older one is refused. */
  readonly version: number;
}

/** What has been done to a note and not been taken by the backend. */
export interface NotePending {
  readonly key: string;
  readonly state: 'waiting' | 'refused';
  /** The problem's type, or the error's kind, of what was refused. */
  readonly error: string | null;
  /** Whether it is new, so that there is no copy of it anywhere else. */
  readonly isNew: boolean;
  /** The wording that was refused, where another stands there; null where none was. */
  readonly text: string | null;
}

/** A note as a panel shows it. */
export interface ShownNote extends Note {
  readonly pending?: NotePending;
}

/** A note with the place it stands in: a message of an interaction, or the conversation where `messageId` is null. */
export interface PlacedNote extends Note {
  readonly interactionId: string;
  readonly messageId: string | null;
  /** Whether it is no more; then its text is empty. */
  readonly deleted: boolean;
}
