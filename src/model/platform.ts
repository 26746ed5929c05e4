/** A network, or a kind of line, that a channel can be connected to. One row of the platform table each. */
export const PLATFORM_IDS = [
  'app-store',
  'facebook',
  'google-play',
  'google-maps',
  'instagram',
  'linkedin',
  'x',
  'youtube',
  'messenger',
  'instagram-direct',
  'x-direct',
  'whatsapp',
  'sms',
  'web-chat',
  'email',
  'voice',
] as const;
export type PlatformId = (typeof PLATFORM_IDS)[number];

/** Who can read a message or what a channel carries: everybody on the network, or only the two sides. */
export const VISIBILITIES = ['public', 'private'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** What an entry of an interaction is on its network. `system` entries are the product's own and leave for no network. */
export const MESSAGE_KINDS = [
  'post',
  'comment',
  'mention',
  'reply',
  'quote',
  'review',
  'direct',
  'story-mention',
  'story-reply',
  'reaction',
  'template',
  'system',
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/**
 * What can be done on the network itself with one of its messages.
 *
 * *Remove content* and *remove author* (M5, M6), notes, tags and muting are not here: they happen in this product
 * only and are the same on every platform.
 */
export const PLATFORM_ACTIONS = [
  'reply',
  'edit-reply',
  'reply-privately',
  'quote',
  'like',
  'unlike',
  'repost',
  'follow',
  'hide',
  'unhide',
  'delete',
] as const;
export type PlatformAction = (typeof PLATFORM_ACTIONS)[number];

/** A state of a message, or of its author, that an action asks for. */
export type ActionCondition =
  /** Written by the connected account. */
  | 'own'
  /** Written by somebody else. */
  | 'not-own'
  /** Stands on a page, video or medium of the connected account. */
  | 'on-own-property'
  /** Either written by the account or standing on its property. */
  | 'own-or-on-own-property'
  /** The post that opened the conversation is the account's. */
  | 'in-own-conversation'
  | 'liked'
  | 'not-liked'
  | 'not-reposted'
  | 'not-followed'
  | 'hidden'
  | 'not-hidden'
  /** A review that has its answer. */
  | 'answered'
  /** A review without an answer. */
  | 'not-answered'
  /** The author isn't known to refuse direct messages. */
  | 'accepts-direct'
  /** The one private reply to this public message is still to be had. */
  | 'private-reply-unused'
  /** The days in which the network takes a private reply have not run out. */
  | 'private-reply-in-time';

/** Why an action is not possible; stable keys, put into words by the interface with the platform's and action's name. */
export type ActionRefusal =
  /** The network has no such action. */
  | 'platform-lacks-action'
  /** The network has it, but not on this kind of message. */
  | 'not-on-this-kind'
  /** The network has it, but this account may not. */
  | 'off-for-account'
  /** The network has it, but the connection to it does not. */
  | 'not-connected'
  /** The message has not reached the network. */
  | 'not-on-network'
  /** The message is deleted on the network. */
  | 'deleted-on-network'
  | 'only-own-messages'
  | 'only-messages-of-others'
  | 'only-on-own-property'
  | 'only-own-or-on-own-property'
  | 'only-in-own-conversations'
  | 'already-liked'
  | 'not-liked-yet'
  | 'already-reposted'
  | 'already-followed'
  | 'already-hidden'
  | 'not-hidden-yet'
  | 'already-answered'
  | 'not-answered-yet'
  | 'author-refuses-direct'
  | 'private-reply-spent'
  | 'private-reply-too-late';

/** An action of a platform: on which kinds of message, and under which conditions, all of which must hold. */
export interface ActionRule {
  readonly action: PlatformAction;
  readonly on: readonly MessageKind[];
  readonly when: readonly ActionCondition[];
}

/** How a text is counted: see `measureText` in `text-length.ts`. */
export const TEXT_UNITS = ['x-weight', 'utf8-bytes', 'sms-segments', 'code-points', 'utf16'] as const;
export type TextUnit = (typeof TEXT_UNITS)[number];

/** The longest text that is taken, in its unit (for `sms-segments`: the number of segments). */
export interface TextLimit {
  readonly limit: number;
  readonly unit: TextUnit;
}

/** In which form a text goes out: for everybody, for the contact alone, or as the body of an approved template. */
export const OUTGOING_FORMS = ['public', 'private', 'template'] as const;
export type OutgoingForm = (typeof OUTGOING_FORMS)[number];

/** What a file is to a person. */
export const ATTACHMENT_FAMILIES = ['image', 'video', 'audio', 'document', 'sticker'] as const;
export type AttachmentFamily = (typeof ATTACHMENT_FAMILIES)[number];

/** Files that a platform takes under one size limit. */
export interface AttachmentKind {
  readonly family: AttachmentFamily;
  /** Media types in lower case, exact (`image/png`) by family (`image/*`), or any at all, written as in the Accept header. */
  readonly types: readonly string[];
  /** Largest size of one file in bytes. */
  readonly maxBytes: number;
  /** How many of this kind one message takes, where that is fewer than `AttachmentRules.maxCount`. */
  readonly maxCount?: number;
}

/** What files a platform takes with an outgoing message; no `kinds` means none at all. */
export interface AttachmentRules {
  readonly kinds: readonly AttachmentKind[];
  /** How many files may be sent at once; with `onePerMessage` they leave as so many messages. */
  readonly maxCount: number;
  /** Largest size of all files of a message together in bytes. */
  readonly maxTotalBytes?: number;
  /** Whether files of different kinds may share a message; a quotation is one, so that what mixes nothing quotes without files. */
  readonly mixed: boolean;
  /** Whether the network takes a single file a message. */
  readonly onePerMessage: boolean;
  /** Whether a message may hold both text and files; if not, the text goes first as a message of its own. */
  readonly withText: boolean;
}

/** How long free text may be sent after the contact's last private message. */
export interface ReplyWindowRule {
  /** Length of the window in hours. */
  readonly hours: number;
  /** What is possible once it has closed. */
  readonly thereafter: 'template' | 'human-agent-tag' | 'nothing';
  /** With `human-agent-tag`: hours after the same message until which a tagged message is taken. */
  readonly tagHours?: number;
}

/** A private answer to a public message. */
export interface PrivateReplyRule {
  /** The platform on which the contact gets it and goes on. */
  readonly via: PlatformId;
  /** Days after the public message in which it may be sent; absent where there is no such limit. */
  readonly days?: number;
  /** Whether there is only one for each public message. */
  readonly once: boolean;
}

/** A kind of message that a platform brings in, and what an answer to it becomes. */
export interface InboundKind {
  readonly visibility: Visibility;
  readonly answeredBy: MessageKind;
}

/** Everything that is particular to a platform. Nothing outside this table asks which platform it has before it. */
export interface Platform {
  readonly id: PlatformId;
  /** Visibility of the channels of this platform. */
  readonly visibility: Visibility;
  readonly inbound: Readonly<Partial<Record<MessageKind, InboundKind>>>;
  readonly actions: readonly ActionRule[];
  /** Limits by outgoing form; a form that is absent cannot be sent. */
  readonly text: Readonly<Partial<Record<OutgoingForm, TextLimit>>>;
  readonly attachments: AttachmentRules;
  /** For private messages; `null` where they may be sent at any time. Public messages have none. */
  readonly replyWindow: ReplyWindowRule | null;
  /** `null` where a public message can't be answered in private. */
  readonly privateReply: PrivateReplyRule | null;
  /** Whether there is a single answer, which is edited instead of added to. */
  readonly singleReply: boolean;
  /** Platforms on which one can go on with the same contact (W3). */
  readonly elevatesTo: readonly PlatformId[];
}

/** What a backend knows better than the table about one account. Sizes and counts are whole numbers of 0 or more. */
export interface PlatformOverrides {
  readonly text?: Readonly<Partial<Record<OutgoingForm, TextLimit>>>;
  readonly attachments?: Partial<AttachmentRules>;
  readonly replyWindow?: ReplyWindowRule | null;
  readonly privateReply?: PrivateReplyRule | null;
  readonly elevatesTo?: readonly PlatformId[];
  /** Actions that this account may not do. */
  readonly actionsOff?: readonly PlatformAction[];
  /** Actions that the connection to the network can't carry out; said by the backend, not by who sets the account up. */
  readonly unconnected?: readonly PlatformAction[];
}

/** The rules of one account: its platform's row with the account's overrides in it. */
export interface PlatformRules extends Platform {
  readonly actionsOff: readonly PlatformAction[];
  readonly unconnected: readonly PlatformAction[];
}
