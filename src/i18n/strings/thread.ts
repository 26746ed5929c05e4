import type {
  ActionFailureWord,
  NetworkActionWord,
  KindWord,
  MessageActionWord,
  MessageRefusalWord,
} from './words.ts';

export interface ThreadStrings {
  readonly messages: string;
  readonly loadOlder: string;
  readonly beginning: string;
  readonly newMessages: (count: number) => string;
  readonly firstUnread: string;
  readonly closeInteraction: string;
  readonly assignedTo: (name: string) => string;
  readonly unassigned: string;
  readonly empty: string;
  readonly failed: string;
  readonly topics: string;
  readonly groups: string;
}

/** What is said of what is done in a thread, and of what comes into it. */
export interface ThreadWorkStrings {
  readonly options: string;
  readonly assignToMe: string;
  readonly assign: string;
  readonly setPending: string;
  readonly resolve: string;
  readonly reopen: string;
  readonly contactTyping: (contact: string) => string;
  readonly agentsTyping: (names: string, count: number) => string;
  /** Said once to who can't see the log; several at a time are summed up. */
  readonly arrived: (sender: string, text: string) => string;
  readonly arrivedMany: (count: number) => string;
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
  readonly openOnNetwork: string;
  readonly openPicture: (name: string) => string;
  readonly openFile: (name: string) => string;
  readonly download: (name: string) => string;
  readonly showMore: string;
  readonly showLess: string;
  readonly likes: (count: number) => string;
  readonly likedByUs: string;
  readonly hidden: string;
  readonly deleted: string;
  readonly noText: string;
  /** In place of what a message said before it was removed. */
  readonly contentRemoved: string;
}

/** What is said of what can be done with a message, and of what is neither its text nor a file. */
export interface MessageToolStrings {
  readonly stars: (count: number) => string;
  readonly location: string;
  readonly sharedContact: string;
  readonly reacted: (emoji: string) => string;
  readonly unsupported: (nativeType: string) => string;
  readonly copy: string;
  readonly copied: string;
  readonly resend: string;
  readonly sendNow: string;
  readonly discard: string;
  readonly actions: string;
  readonly networkSays: (detail: string) => string;
}

/** What is said of actions on a message. */
export interface MessageActionStrings {
  /** The button that opens the menu. */
  readonly more: string;
  readonly name: Readonly<Record<MessageActionWord, string>>;
  /** Why an action is not possible, as a sentence: the action, what the message is, and the platform's name. */
  readonly refusal: Readonly<Record<MessageRefusalWord, (given: RefusedAction) => string>>;
  /** On a message, of what the connected account has done. */
  readonly reposted: string;
  readonly followed: string;
  /** Given the time. */
  readonly edited: (time: string) => string;
  /** While it is on its way to the network. */
  readonly underWay: Readonly<Record<NetworkActionWord, string>>;
  /** Of what has not got there yet, behind `underWay`. */
  readonly late: string;
  /** Of what was taken back; the reason follows. */
  readonly notDone: Readonly<Record<NetworkActionWord, string>>;
  /** Why the network did not do it, given its name. */
  readonly failure: Readonly<Record<ActionFailureWord, (platform: string) => string>>;
  /** The dialog that asks before a message is deleted. */
  readonly deleting: {
    readonly title: string;
    /** What will happen, and where. */
    readonly what: (platform: string) => string;
    readonly here: string;
    readonly confirm: (platform: string) => string;
  };
}

/** What a sentence about a refused action is made of. */
export interface RefusedAction {
  readonly action: MessageActionWord;
  readonly kind: KindWord;
  readonly platform: string;
}

/** Where a message of ours has come to. */
export interface DeliveryStrings {
  readonly state: Readonly<
    Record<
      'queued' | 'held' | 'sending' | 'sent' | 'delivered' | 'read' | 'failed' | 'unknown' | 'cancelled',
      string
    >
  >;
}

/** Why a message has come no further. */
export interface DeliveryReasonStrings {
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
      | 'already-answered'
      | 'too-old'
      | 'behind'
      | 'not-confirmed'
      | 'template-gone'
      | 'template-refused',
      string
    >
  >;
  /** Of a message that goes on by itself, in place of `reason`: nothing is asked of the agent. */
  readonly late: Readonly<Record<'recipient-offline' | 'limit-reached' | 'unreachable', string>>;
}
