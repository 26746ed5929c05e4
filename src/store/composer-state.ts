import type { AttachmentProblem } from '../model/attachment-rules.ts';
import type { Attachment, Message, SendAs } from '../model/message.ts';
import type { Visibility } from '../model/platform.ts';
import type { InlayError } from '../model/result.ts';
import type { TemplateChoice } from '../model/template.ts';

/** What is being written in one interaction. */
export interface ComposerSlice {
  readonly text: string;
  readonly visibility: Visibility;
  readonly inReplyToId: string | null;
  /** What it is to that message, where it is no plain answer. */
  readonly as?: SendAs | undefined;
  readonly attachments: readonly ComposerAttachment[];
  /** Files that were refused, and why; they never became attachments. */
  readonly refused: readonly RefusedFile[];
  /** Whether the agent has said that what was written in private may be public. */
  readonly mayGoPublic?: boolean | undefined;
  /** What came in since the writer last saw the thread and holds the send back; empty when nothing does. */
  readonly newer: readonly Message[];
}

/** A file beside what is being written. */
export interface ComposerAttachment {
  readonly localId: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly upload:
    | { readonly kind: 'uploading'; readonly share: number }
    | { readonly kind: 'ready'; readonly attachment: Attachment }
    /** Did not get there in passing, and is tried again by itself. */
    | { readonly kind: 'waiting'; readonly error: InlayError }
    | { readonly kind: 'failed'; readonly error: InlayError };
  /** False where the browser has no room for it: it is lost if the page goes before it is uploaded. */
  readonly isKept?: boolean;
}

/** A file that was not taken, and why. */
export interface RefusedFile {
  readonly name: string;
  readonly problem: AttachmentProblem;
}

/** What waits to be sent. */
export interface OutboxSlice {
  /** Messages that have not been taken by the backend yet, oldest first. */
  readonly waiting: readonly OutboxEntry[];
}

/** One row of the outbox; what IndexedDB holds of it is the same. Its message has a local id until the backend gave it one. */
export interface OutboxEntry {
  readonly message: Message;
  /** What it is to the message that `message.inReplyTo` names, where it is no plain answer. */
  readonly as?: SendAs | undefined;
  /** An approved template with its values; absent or null for a text. */
  readonly template?: TemplateChoice | null;
  readonly attachmentIds: readonly string[];
  readonly seenMessageId: string | null;
  /** When the agent handed it over, this machine's clock. */
  readonly queuedAt: number;
  readonly attempts: number;
  /** When it is tried again by itself, this machine's clock; null for as soon as it may. */
  readonly retryAt: number | null;
}
