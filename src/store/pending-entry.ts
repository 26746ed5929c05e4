import type { AgentRef } from '../model/agent.ts';
import type { NetworkAction } from '../model/message.ts';
import type { Removal } from '../model/removal.ts';
import type { TagChange } from '../model/tag.ts';

/** Writing, changing or deleting a note; `messageId` is null on the conversation as a whole. A new one has the entry's key as its id. */
export type NoteIntent =
  | { readonly type: 'add-note'; readonly messageId: string | null; readonly text: string }
  | {
      readonly type: 'edit-note';
      readonly messageId: string | null;
      readonly noteId: string;
      /** The version that the agent had before them. */
      readonly version: number;
      readonly text: string;
    }
  | {
      readonly type: 'delete-note';
      readonly messageId: string | null;
      readonly noteId: string;
      readonly version: number;
    };

/** What an agent has done that the backend has yet to take. */
export type PendingIntent =
  | { readonly type: 'message-action'; readonly messageId: string; readonly action: NetworkAction }
  | { readonly type: 'removal'; readonly messageId: string; readonly removal: Removal }
  | ({ readonly type: 'tags'; readonly messageId: string } & TagChange)
  | NoteIntent;

/** Something done that waits to be taken; what IndexedDB holds of it is the same. */
export interface PendingEntry {
  /** Made once; the backend takes it once (idempotency key). */
  readonly key: string;
  readonly interactionId: string;
  readonly intent: PendingIntent;
  readonly agent: AgentRef;
  /** When it was done, epoch milliseconds on the server's clock. */
  readonly at: number;
  /** Likewise by this machine's clock. */
  readonly queuedAt: number;
  readonly attempts: number;
  /** When it is asked for again by itself, this machine's clock; null for as soon as it may. */
  readonly retryAt: number | null;
  /** `refused`: it is not done, and stays to say so until it is dismissed. */
  readonly state: 'waiting' | 'refused';
  /** Which rule refused it, where the backend named one. */
  readonly refusal: string | null;
  /** The problem's type, or the error's kind, of what was refused. */
  readonly error: string | null;
}
