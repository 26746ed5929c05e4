import type { Delivery } from './delivery.ts';
import type { MessageKind, Visibility } from './platform.ts';

export type MessageDirection = 'inbound' | 'outbound' | 'system';

/** One entry of an interaction. Times are epoch milliseconds on the server's clock. */
export interface Message {
  readonly id: string;
  readonly interactionId: string;
  /** The id that the sending client made; null for what came from outside. */
  readonly clientId: string | null;
  readonly kind: MessageKind;
  readonly visibility: Visibility;
  readonly direction: MessageDirection;
  readonly author: Author;
  /** Plain text, always; may be empty where there is an attachment or an extra. */
  readonly text: string;
  readonly attachments: readonly Attachment[];
  readonly extra: MessageExtra | null;
  /** The message this one answers, as a short copy; null where it answers none. */
  readonly inReplyTo: MessageQuote | null;
  /** Where it stands on the network; null where the network has no address for it. */
  readonly networkUrl: string | null;
  /** Whether it stands on an advertisement or an unpublished post. */
  readonly onAd: boolean;
  /** What the network shows of it now. */
  readonly networkState: NetworkState;
  readonly sentAt: number;
  /** Where an outbound message has come to; null for all others. */
  readonly delivery: Delivery | null;
}

/** Who wrote a message, under the name they had then. */
export interface Author {
  readonly kind: 'contact' | 'agent' | 'system';
  /** Contact's or agent's id; null for the system, and for a person on the network who is not the contact. */
  readonly id: string | null;
  readonly name: string;
}

/** What is not text or a file. `unsupported` names what the network calls it, so that the agent knows it is there. */
export type MessageExtra =
  | {
      readonly type: 'location';
      readonly latitude: number;
      readonly longitude: number;
      readonly name: string | null;
      readonly address: string | null;
    }
  | {
      readonly type: 'contacts';
      readonly contacts: readonly {
        readonly name: string;
        readonly phones: readonly string[];
      }[];
    }
  | { readonly type: 'reaction'; readonly emoji: string }
  | {
      readonly type: 'rating';
      readonly stars: number;
      readonly title: string | null;
    }
  | { readonly type: 'unsupported'; readonly nativeType: string };

/** What an embedded quotation shows; at most 160 characters of text. */
export interface MessageQuote {
  readonly id: string;
  readonly authorName: string;
  readonly text: string;
}

/** What a network shows of a message. */
export interface NetworkState {
  readonly likes: number;
  readonly likedByUs: boolean;
  readonly hidden: boolean;
  readonly deleted: boolean;
}

/** A file of a message, or one uploaded and not yet sent. Addresses are signed and short-lived. */
export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly url: string;
  /** A small picture of it; null where there is none. */
  readonly thumbnailUrl: string | null;
  /** Pixels of a picture, for laying out before it loads; null for other files. */
  readonly dimensions: {
    readonly width: number;
    readonly height: number;
  } | null;
}

/** What an agent hands to Send. */
export interface OutgoingMessage {
  /** Made by the client, once a message; the backend takes it once (idempotency key). */
  readonly clientId: string;
  readonly interactionId: string;
  readonly text: string;
  readonly attachmentIds: readonly string[];
  readonly visibility: Visibility;
  readonly inReplyToId: string | null;
  /** The newest message its writer had seen; the backend refuses with `newer-message` when there is a newer one. */
  readonly seenMessageId: string | null;
}

/** Whether `candidate` stands after `reference` in a thread: by time, then by id. */
export function isAfter(
  candidate: Pick<Message, 'sentAt' | 'id'>,
  reference: Pick<Message, 'sentAt' | 'id'>,
): boolean {
  return compareMessages(candidate, reference) > 0;
}

/** The order of a thread, the same in the backend, in a page and in the store: by time, then by id. */
export function compareMessages(
  a: Pick<Message, 'sentAt' | 'id'>,
  b: Pick<Message, 'sentAt' | 'id'>,
): number {
  if (a.sentAt !== b.sentAt) return a.sentAt - b.sentAt;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
