/**
 * Everything that the interface says, in one language; it comes in two parts, of which the second may be later. A sentence with something in it is a function, so that each
 * language puts the parts in its own order; a count is handed in as a number and takes its plural by `Intl.PluralRules`.
 * Names that are handed in are shown as they are.
 */
export interface Strings extends FirstStrings, LateStrings {}

/** What list and thread say. */
export interface FirstStrings {
  /** BCP 47: the language of these words, and the region by whose habits dates and numbers are written. */
  readonly locale: string;
  readonly common: CommonStrings;
  readonly panel: PanelStrings;
  readonly availability: AvailabilityStrings;
  readonly list: ListStrings;
  readonly filters: FilterStrings;
  readonly thread: ThreadStrings;
  readonly message: MessageStrings;
  /** Networks as they write themselves. */
  readonly platforms: Readonly<Record<PlatformWord, string>>;
  /** What happened, what is safe, and what to do, by kind of error. */
  readonly errors: Readonly<Record<ErrorWord, string>>;
}

/** What is said by what loads behind the first screen. */
export interface LateStrings {
  /** What a toast says. */
  readonly notices: NoticeStrings;
  /** In place of `errors`, where the backend names a refusal that the agent can do something about. */
  readonly problems: Readonly<Record<string, string>>;
  readonly delivery: DeliveryStrings;
  readonly composer: ComposerStrings;
  readonly emoji: EmojiStrings;
  readonly directory: DirectoryStrings;
  readonly shortcuts: ShortcutStrings;
  readonly messageActions: MessageActionStrings;
}

export type PlatformWord =
  | 'app-store'
  | 'facebook'
  | 'google-play'
  | 'google-maps'
  | 'instagram'
  | 'linkedin'
  | 'x'
  | 'youtube'
  | 'messenger'
  | 'instagram-direct'
  | 'x-direct'
  | 'whatsapp'
  | 'sms'
  | 'web-chat'
  | 'email'
  | 'voice';

export type StatusWord = 'new' | 'open' | 'pending' | 'resolved' | 'closed';
export type VisibilityWord = 'public' | 'private';
export type KindWord =
  | 'post'
  | 'comment'
  | 'mention'
  | 'reply'
  | 'quote'
  | 'review'
  | 'direct'
  | 'story-mention'
  | 'story-reply'
  | 'reaction'
  | 'template'
  | 'system';
export type ErrorWord =
  | 'offline'
  | 'timeout'
  | 'unavailable'
  | 'rate-limited'
  | 'signed-out'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'invalid'
  | 'rejected';
export type RefusalWord =
  | 'platform-lacks-action'
  | 'not-on-this-kind'
  | 'off-for-account'
  | 'not-connected'
  | 'not-on-network'
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
/** What can be done with a message, by the names that the rules have for it. */
export type MessageActionWord =
  | 'reply'
  | 'edit-reply'
  | 'reply-privately'
  | 'quote'
  | 'like'
  | 'unlike'
  | 'repost'
  | 'follow'
  | 'hide'
  | 'unhide'
  | 'delete'
  | 'copy'
  | 'open-on-network';
/** Why an action on a message is not possible. */
export type MessageRefusalWord =
  | RefusalWord
  | 'feature-off'
  | 'not-permitted'
  | 'interaction-closed'
  | 'system-entry'
  | 'no-text'
  | 'no-address';
export type FamilyWord = 'image' | 'video' | 'audio' | 'document' | 'sticker';

export interface CommonStrings {
  readonly close: string;
  readonly cancel: string;
  readonly retry: string;
  readonly dismiss: string;
  readonly undo: string;
  readonly you: string;
  /** The contact whose name is not known. */
  readonly unknownContact: string;
  /** In place of a time less than a minute ago. */
  readonly justNow: string;
  readonly today: string;
  readonly yesterday: string;
  readonly loading: string;
  readonly status: Readonly<Record<StatusWord, string>>;
  readonly visibility: Readonly<Record<VisibilityWord, string>>;
}

export interface PanelStrings {
  /** The product's own name. */
  readonly name: string;
  readonly listRegion: string;
  readonly threadRegion: string;
  readonly back: string;
  readonly collapseList: string;
  readonly expandList: string;
  /** In the thread's place while none is open, beside the list. */
  readonly nothingOpen: string;
  readonly nothingOpenHint: string;
  readonly connecting: string;
  readonly offline: string;
  /** What still works, and how many messages wait to be sent. */
  readonly offlineHint: (waiting: number) => string;
  readonly memoryStorage: string;
  readonly full: (held: number, capacity: number) => string;
  readonly noAccess: string;
  readonly noAccessHint: string;
  readonly signedOut: string;
  readonly signedOutHint: string;
  readonly failed: string;
}

export interface AvailabilityStrings {
  /** The control's name. */
  readonly name: string;
  /** The control's name with the present state in it. */
  readonly current: (state: string) => string;
  readonly available: string;
  readonly away: string;
  /** Under the state, for who is available: what that brings. */
  readonly availableHint: string;
  readonly awayHint: string;
}

export interface ListStrings {
  /** In the place of an excerpt where a message waits for a decision. */
  readonly stuck: string;
  readonly name: string;
  readonly queues: string;
  readonly new: string;
  readonly pending: string;
  readonly resolved: string;
  /** A tab's name for who can't see the badge. */
  readonly tab: (queue: string, count: number) => string;
  readonly search: string;
  readonly endSearch: string;
  readonly filters: string;
  readonly filtersOn: (count: number) => string;
  readonly sort: string;
  readonly sortBy: Readonly<Record<'waiting' | 'sla' | 'activity', string>>;
  readonly accept: string;
  readonly decline: string;
  readonly offer: string;
  /** A row's name: contact, platform, account, state, then what waits. */
  readonly row: (row: RowWords) => string;
  readonly unread: (count: number) => string;
  /** The time left until the promised answer. */
  readonly slaDue: (left: string) => string;
  /** The time since the promise was broken. */
  readonly slaOver: (over: string) => string;
  readonly waiting: (time: string) => string;
  readonly offeredFor: (left: string) => string;
  /** Before an excerpt of our own message. */
  readonly youWrote: (excerpt: string) => string;
  /** Of what one of us wrote where another agent holds the interaction. */
  readonly weWrote: (excerpt: string) => string;
  /** In an excerpt's place where the agent has begun an answer. */
  readonly draft: (excerpt: string) => string;
  readonly files: (count: number) => string;
  readonly assignedTo: (name: string) => string;
  readonly unassigned: string;
  readonly empty: Readonly<Record<'new' | 'pending' | 'resolved', string>>;
  readonly emptyHint: Readonly<Record<'new' | 'pending' | 'resolved', string>>;
  readonly emptyAway: string;
  readonly nothingFound: string;
  readonly nothingFoundHint: string;
  readonly clearAll: string;
  readonly failed: string;
  readonly loadingMore: string;
  /** Said once when the list has changed under somebody who can't see it. */
  readonly arrived: (contact: string, platform: string) => string;
  readonly offered: (contact: string, platform: string) => string;
  /** Shown while the list holds still under the pointer although its order has changed. */
  readonly heldBack: (count: number) => string;
}

/** What a row's name is made of; null where there is nothing to say. */
export interface RowWords {
  readonly contact: string;
  readonly platform: string;
  readonly visibility: string;
  readonly status: string;
  readonly unread: string | null;
  readonly timer: string | null;
}

export interface FilterStrings {
  readonly title: string;
  readonly apply: string;
  readonly clear: string;
  readonly remove: (filter: string) => string;
  readonly active: string;
  readonly assignment: string;
  readonly anybody: string;
  readonly mine: string;
  readonly assigned: string;
  readonly unassigned: string;
  readonly visibility: string;
  readonly both: string;
  readonly status: string;
  readonly channel: string;
  readonly platform: string;
  readonly topic: string;
  readonly tag: string;
  readonly contactGroup: string;
}

export interface ThreadStrings {
  readonly messages: string;
  readonly loadOlder: string;
  readonly beginning: string;
  readonly newMessages: (count: number) => string;
  readonly firstUnread: string;
  readonly options: string;
  readonly closeInteraction: string;
  readonly assignToMe: string;
  readonly assign: string;
  readonly setPending: string;
  readonly resolve: string;
  readonly reopen: string;
  readonly assignedToMe: string;
  readonly assignedTo: (name: string) => string;
  readonly unassigned: string;
  readonly team: (name: string) => string;
  /** Contact and channel account of a thread, as its name. */
  readonly title: (contact: string, channel: string) => string;
  readonly empty: string;
  readonly failed: string;
  readonly contactTyping: (contact: string) => string;
  readonly agentsTyping: (names: string) => string;
  readonly waiting: (time: string) => string;
  readonly slaDue: (left: string) => string;
  readonly slaOver: (over: string) => string;
  readonly preview: string;
  /** Said once to who can't see the log; several at a time are summed up. */
  readonly arrived: (sender: string, text: string) => string;
  readonly arrivedMany: (count: number) => string;
  readonly topics: string;
  readonly groups: string;
}

export interface MessageStrings {
  /** What a message is, in words. */
  readonly kind: (message: {
    readonly kind: KindWord;
    readonly platform: string;
    readonly onAd: boolean;
  }) => string;
  /** An article's name. */
  readonly name: (sender: string, time: string) => string;
  /** Under a reply: whom it answers. */
  readonly inReplyTo: (author: string) => string;
  readonly reply: string;
  readonly copy: string;
  readonly copied: string;
  readonly resend: string;
  readonly sendNow: string;
  /** Takes a waiting message back into the composer. */
  readonly edit: string;
  readonly discard: string;
  readonly openOnNetwork: string;
  readonly openPicture: (name: string) => string;
  readonly openFile: (name: string) => string;
  readonly download: (name: string) => string;
  readonly showMore: string;
  readonly showLess: string;
  readonly actions: string;
  readonly likes: (count: number) => string;
  readonly likedByUs: string;
  readonly hidden: string;
  readonly deleted: string;
  readonly stars: (count: number) => string;
  readonly location: string;
  readonly sharedContact: string;
  readonly reacted: (emoji: string) => string;
  readonly unsupported: (nativeType: string) => string;
  readonly noText: string;
  readonly networkSays: (detail: string) => string;
  readonly family: Readonly<Record<FamilyWord, string>>;
}

/** What is said of actions on a message. */
export interface MessageActionStrings {
  /** The button that opens the menu. */
  readonly more: string;
  readonly name: Readonly<Record<MessageActionWord, string>>;
  /** Why an action is not possible, as a sentence: the action, what the message is, and the platform's name. */
  readonly refusal: Readonly<Record<MessageRefusalWord, (given: RefusedAction) => string>>;
}

/** What a sentence about a refused action is made of. */
export interface RefusedAction {
  readonly action: MessageActionWord;
  readonly kind: KindWord;
  readonly platform: string;
}

export interface DeliveryStrings {
  readonly state: Readonly<
    Record<
      'queued' | 'held' | 'sending' | 'sent' | 'delivered' | 'read' | 'failed' | 'unknown' | 'cancelled',
      string
    >
  >;
  readonly reason: Readonly<
    Record<
      | 'recipient-offline'
      | 'rejected'
      | 'limit-reached'
      | 'unreachable'
      | 'window-closed'
      | 'recipient-unknown'
      | 'blocked'
      | 'too-long'
      | 'attachment-refused'
      | 'forbidden'
      | 'invalid'
      | 'newer-message'
      | 'interaction-closed'
      | 'too-old'
      | 'not-confirmed'
      | 'template-gone'
      | 'template-refused',
      string
    >
  >;
  /** Of a message that goes on by itself, in place of `reason`: nothing is asked of the agent. */
  readonly late: Readonly<Record<'recipient-offline' | 'limit-reached' | 'unreachable', string>>;
}

export interface ComposerStrings {
  readonly name: string;
  readonly placeholder: string;
  readonly send: Readonly<Record<VisibilityWord, string>>;
  /** On the reply box: as whom one writes, and who can read it. */
  readonly as: Readonly<Record<VisibilityWord, (account: string) => string>>;
  readonly attach: string;
  readonly dropHere: string;
  readonly emoji: string;
  readonly remaining: string;
  readonly left: (count: number) => string;
  readonly over: (count: number) => string;
  readonly segments: (used: number, limit: number) => string;
  readonly files: (count: number) => string;
  readonly removeAttachment: (name: string) => string;
  readonly uploading: (name: string, share: string) => string;
  readonly uploadFailed: (name: string) => string;
  /** Why the service did not take a file, beside its name; the same file is refused again. */
  readonly notTaken: Readonly<Record<'otherContent' | 'tooLarge' | 'refused', string>>;
  readonly refused: AttachmentStrings;
  readonly replyingTo: (author: string) => string;
  readonly endReply: string;
  readonly newer: (count: number) => string;
  readonly newerHint: string;
  readonly sendAnyway: string;
  readonly readFirst: string;
  readonly draftKept: string;
  readonly notMine: string;
  readonly windowCloses: (left: string) => string;
  readonly windowReason: Readonly<
    Record<
      'window-over' | 'never-written' | 'private-reply-spent' | 'private-reply-too-late' | 'no-private-reply',
      (platform: string) => string
    >
  >;
  /** Why Send is off. */
  readonly obstacle: {
    readonly interactionClosed: string;
    readonly mayNotPost: string;
    readonly forbidden: string;
    readonly visibility: Readonly<Record<VisibilityWord, (platform: string) => string>>;
    readonly windowClosed: (platform: string) => string;
    readonly attachmentsOff: string;
    readonly attachmentRefused: string;
    readonly tooLong: (platform: string) => string;
    readonly empty: string;
    readonly uploading: string;
    readonly uploadFailed: string;
  };
}

export interface EmojiStrings {
  readonly name: string;
  readonly search: string;
  readonly categories: string;
  readonly nothing: string;
  readonly failed: string;
  readonly groups: Readonly<
    Record<
      'smileys' | 'people' | 'animals' | 'food' | 'travel' | 'activities' | 'objects' | 'symbols' | 'flags',
      string
    >
  >;
}

/** Why a file was refused; sizes come in words, such as "5 MB". */
export interface AttachmentStrings {
  readonly empty: (name: string) => string;
  readonly tooLarge: (name: string, limit: string) => string;
  readonly tooLargeTogether: (name: string, limit: string) => string;
  readonly kindNotAllowed: (name: string, platform: string) => string;
  readonly noFiles: (platform: string) => string;
  readonly tooMany: (name: string, limit: number) => string;
  readonly tooManyOf: Readonly<Record<FamilyWord, (name: string, limit: number) => string>>;
  readonly exclusive: (name: string, platform: string) => string;
}

export interface DirectoryStrings {
  readonly title: string;
  readonly search: string;
  readonly agents: string;
  readonly teams: string;
  readonly unassign: string;
  readonly unassignHint: string;
  readonly assignTo: (name: string) => string;
  readonly load: (held: number, capacity: number) => string;
  readonly teamLoad: (held: number) => string;
  /** Of an agent before whom offers stand: they count against the limit. */
  readonly loadWithOffers: (held: number, offered: number, capacity: number) => string;
  /** Why an agent or a team can't be given the interaction. */
  readonly agentObstacle: Readonly<Record<'permission' | 'channel' | 'capacity', string>>;
  readonly teamObstacle: string;
  readonly nobody: string;
  readonly nobodyHint: string;
  readonly failed: string;
}

export interface ShortcutStrings {
  readonly title: string;
  readonly help: string;
  readonly next: string;
  readonly previous: string;
  readonly open: string;
  readonly back: string;
  readonly reply: string;
  readonly resolve: string;
  readonly pending: string;
  readonly assignToMe: string;
  readonly search: string;
  readonly region: string;
  readonly send: string;
  readonly lineBreak: string;
  readonly typingHint: string;
}

export interface NoticeStrings {
  readonly 'assigned-to-me': (contact: string) => string;
  readonly assigned: (contact: string) => string;
  readonly unassigned: (contact: string) => string;
  /** By the status that the contact’s interaction has now. */
  readonly 'status-changed': Readonly<Record<StatusWord, (contact: string) => string>>;
  readonly 'changed-meanwhile': (contact: string) => string;
  readonly 'offer-gone': (contact: string) => string;
  /** Why the agent can't take one more, and what makes room; offers are counted. */
  readonly 'no-room': (held: number, offered: number, capacity: number) => string;
  /** Given what went wrong, as `errors` says it. */
  readonly 'action-failed': (error: string) => string;
}

/** A part of the words, to put in the place of the built-in ones. */
export type StringsOverride = Override<Strings>;

type Override<T> = {
  readonly [K in keyof T]?: T[K] extends string | ((...given: never[]) => string) ? T[K] : Override<T[K]>;
};

/** Whether the words behind the first screen are there, too. */
export function isWhole(strings: FirstStrings): strings is Strings {
  return 'composer' in strings;
}

/** The words with a host's own in their places, as far as they are there; both are left as they are. */
export function overrideStrings<T extends FirstStrings>(
  strings: T,
  override: StringsOverride | undefined,
): T {
  return override === undefined ? strings : (merge(strings, override) as T);
}

function merge(base: object, over: object): object {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key];
    if (value === undefined || below === undefined) continue;
    merged[key] = isTable(below) && isTable(value) ? merge(below, value) : value;
  }
  return merged;
}

function isTable(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
