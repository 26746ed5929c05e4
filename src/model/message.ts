import type { AgentRef } from './agent.ts';
import type { Delivery } from './delivery.ts';
import type { ShownNote } from './note.ts';
import type { MessageKind, Visibility } from './platform.ts';
import type { Removed } from './removal.ts';
import type { TemplateChoice, TemplateContent } from './template.ts';
import type { Translation } from './translation.ts';

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
  /** Of our own: what the contact was given in place of the text (`outgoingText`); null where that is the text itself. */
  readonly translation: Translation | null;
  readonly attachments: readonly Attachment[];
  readonly extra: MessageExtra | null;
  /** Of an approved template: what the contact sees, of which `text` is the body; null for all others. */
  readonly template: TemplateContent | null;
  /** What agents have taken out of it here. */
  readonly removed: Removed;
  readonly tags: readonly string[];
  /** What agents tell each other about it, oldest first. */
  readonly notes: readonly ShownNote[];
  /** In a panel: what was done to it here and refused; absent where nothing was. */
  readonly refusals?: readonly MessageRefusal[];
  /** Whether it came in while its contact or post was muted, and made no work. */
  readonly muted: boolean;
  /** The message this one answers, as a short copy; null where it answers none. */
  readonly inReplyTo: MessageQuote | null;
  /** Where it stands on the network; null where the network has no address for it. */
  readonly networkUrl: string | null;
  /** Whether it stands on an advertisement or an unpublished post. */
  readonly onAd: boolean;
  /** What the network shows of it now. */
  readonly networkState: NetworkState;
  /** What is being done about it on the network, or could not be; null where there is nothing of the kind. */
  readonly action: MessageActionState | null;
  /** When its text was last changed by an agent; null where it stands as it was written first. */
  readonly editedAt: number | null;
  readonly sentAt: number;
  /** Where an outbound message has come to; null for all others. */
  readonly delivery: Delivery | null;
}

/** Something done to a message that the backend refused, until the agent has seen it. */
export interface MessageRefusal {
  readonly key: string;
  readonly what: 'remove-content' | 'remove-author' | 'add-tags';
  /** The problem's type, or the error's kind. */
  readonly error: string | null;
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
  /** A mention in a story, or an answer to one, of which the first file is the picture; `expiresAt` null where the network does not say. */
  | { readonly type: 'story'; readonly expiresAt: number | null }
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
  /** What has been taken out of the message that it quotes. */
  readonly removed: Removed;
}

/** What a network shows of a message. */
export interface NetworkState {
  readonly likes: number;
  readonly likedByUs: boolean;
  readonly hidden: boolean;
  readonly deleted: boolean;
  /** Whether the connected account has passed it on. */
  readonly reposted: boolean;
  /** Whether the connected account follows its author. */
  readonly followed: boolean;
  /** Of a review: whether it has its one answer. */
  readonly answered: boolean;
  /** Whether its author has been sent a private reply to it. */
  readonly privatelyAnswered: boolean;
  /** Whether it stands on a page, video or medium of the connected account. */
  readonly onOwnProperty: boolean;
  /** Whether the post that opened its conversation is the account's. */
  readonly inOwnConversation: boolean;
}

/** A network's view of a message that nothing has been done with. */
export const UNTOUCHED: NetworkState = {
  likes: 0,
  likedByUs: false,
  hidden: false,
  deleted: false,
  reposted: false,
  followed: false,
  answered: false,
  privatelyAnswered: false,
  onOwnProperty: true,
  inOwnConversation: false,
};

/** What is done with a message on its network by a call of its own; each sets a state, so that doing it twice is doing it once. */
export const NETWORK_ACTIONS = ['like', 'unlike', 'hide', 'unhide', 'delete', 'repost', 'follow'] as const;
export type NetworkAction = (typeof NETWORK_ACTIONS)[number];

/**
 * Why the network did not do it, besides what it said: `rejected` for a reason of its own, `forbidden` to this account, `gone`
 * is the message, `unsupported` by the connection, `unreachable` for as long as it was tried, `not-allowed` by our own rules.
 */
export const ACTION_FAILURES = [
  'rejected',
  'forbidden',
  'gone',
  'limit-reached',
  'unsupported',
  'unreachable',
  'not-allowed',
] as const;
export type ActionFailure = (typeof ACTION_FAILURES)[number];

/** The newest action on a message that has not succeeded: on its way to the network, or refused by it. */
export interface MessageActionState {
  readonly action: NetworkAction;
  readonly state: 'pending' | 'refused';
  /** Why it was refused, or why it is late; null while nothing is known. */
  readonly reason: ActionFailure | null;
  /** What the network said, in its own words. For display as text only. */
  readonly detail: string | null;
  readonly agent: AgentRef;
  /** When it came to this, epoch milliseconds. */
  readonly at: number;
  /** For `not-allowed`: which of our own rules refused it, as `MessageActionRefusal` names them; the wire has none. */
  readonly rule?: string;
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

/** A quotation of the message named, or a new wording of it; where neither is said, an answer. */
export const SEND_AS = ['quote', 'edit'] as const;
export type SendAs = (typeof SEND_AS)[number];

/** What an agent hands to Send. */
export interface OutgoingMessage {
  /** Made by the client, once a message; the backend takes it once (idempotency key). */
  readonly clientId: string;
  readonly interactionId: string;
  readonly text: string;
  /** What goes out in place of the text; absent for the text itself. */
  readonly translation?: Translation | null;
  /** An approved template in place of a text, which is then empty; absent for a text. */
  readonly template?: TemplateChoice | null;
  readonly attachmentIds: readonly string[];
  readonly visibility: Visibility;
  /** The message that is answered, quoted or edited. */
  readonly inReplyToId: string | null;
  /** What this is to that message, where it is no plain answer. */
  readonly as?: SendAs;
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
