import type { DeliveryReason } from '../../model/delivery.ts';
import type { ActionFailure, MessageExtra, NetworkAction, NetworkState } from '../../model/message.ts';
import type { MessageKind, PlatformAction, Visibility } from '../../model/platform.ts';
import type { MessageTemplate, TemplateOrder } from '../../model/template.ts';

/**
 * The port to a network. A gateway speaks one network's language and nothing else: it checks who calls, says what came in, and
 * carries out what goes out. It keeps no state and knows neither database nor interactions.
 */
export interface Gateway {
  /** Stands in the webhook's address, `/api/v1/webhooks/{id}`, and in the channel's row. */
  readonly id: string;
  /** Checks and reads a call of the network. Nothing of it is trusted before the signature over the raw body holds. */
  receive(call: WebhookCall): Promise<WebhookOutcome>;
  /** Hands one message to the network. Never throws; what it can't tell is `unknown`. */
  send(message: OutboundMessage, account: GatewayAccount, signal: AbortSignal): Promise<SendOutcome>;
  /** What this connection can do besides answering; absent means nothing. What is not in it is offered to no agent. */
  readonly actions?: readonly PlatformAction[];
  /**
   * Does something with one message on the network. Never throws. Each action sets a state, so it may be asked for again where it is
   * not known whether it was done. Absent: none.
   */
  act?(action: OutboundAction, account: GatewayAccount, signal: AbortSignal): Promise<ActOutcome>;
  /**
   * Whether this account's network takes a message of the same `messageId` only once, so that a send whose end nobody knows, because
   * the backend was stopped in the middle of it, may be tried again. Absent: no.
   */
  takesOnce?(account: GatewayAccount): boolean;
  /**
   * Whom a number in E.164, or an address, is of on this network, so that they can be written to first. Absent: nobody can be written to
   * on it who has not written.
   */
  reach?(identifier: string, account: GatewayAccount, signal: AbortSignal): Promise<ReachOutcome>;
  /** The message templates that are approved for this account; rejects when they can't be had now. Absent: this network has none. */
  templates?(account: GatewayAccount, signal: AbortSignal): Promise<TemplateListing>;
  /** Fetches a file that an inbound message named; throws when it can't be had now. */
  fetchFile?(reference: string, account: GatewayAccount, signal: AbortSignal): Promise<FetchedFile>;
  /**
   * Shows the contact that somebody writes; best effort, rejects when it can't. `newestInboundId` is the network's id of the
   * contact's newest message here, which some networks ask for; without it those show nothing.
   */
  typing?(
    conversationId: string,
    account: GatewayAccount,
    signal: AbortSignal,
    newestInboundId?: string | null,
  ): Promise<void>;
}

/** One connected account as its gateway needs it: the network's own id of it, and what the administrator configured. */
export interface GatewayAccount {
  readonly networkId: string;
  /** Secrets and addresses of this account, from the configuration, never from the database. */
  readonly settings: Readonly<Record<string, string>>;
}

/** A network's call as it arrived. */
export interface WebhookCall {
  readonly method: 'GET' | 'POST';
  readonly query: URLSearchParams;
  readonly headers: Headers;
  /** Exactly the bytes that came; signatures are over these. */
  readonly body: Uint8Array;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What becomes of a call: taken with what it said, answered as it is (a challenge), or refused. */
export type WebhookOutcome =
  | {
      readonly kind: 'taken';
      readonly events: readonly GatewayEvent[];
      /** What could not be read beside them, each with its place and what was expected; for the log, without content. */
      readonly unreadable?: readonly UnreadablePart[];
    }
  | { readonly kind: 'answer'; readonly status: 200; readonly text: string }
  | {
      readonly kind: 'refused';
      readonly problem: 'signature-invalid' | 'signature-expired' | 'malformed-body' | 'invalid-field';
      readonly detail: string;
      readonly field?: string;
    };

/** A part of a webhook that isn't as the network documents it. */
export interface UnreadablePart {
  /** Path, such as `entry.0.changes.1.value.messages.0.id`. */
  readonly field: string;
  readonly expected: string;
}

/** Each names the account it belongs to by the network's id. Times are epoch milliseconds. */
export type GatewayEvent =
  | {
      readonly type: 'message';
      readonly accountId: string;
      readonly message: InboundMessage;
    }
  | {
      readonly type: 'receipt';
      readonly accountId: string;
      readonly receipt: Receipt;
    }
  | {
      readonly type: 'typing';
      readonly accountId: string;
      readonly conversationId: string;
    }
  | {
      readonly type: 'conversation-ended';
      readonly accountId: string;
      readonly ended: ConversationEnded;
    }
  | {
      readonly type: 'message-state';
      readonly accountId: string;
      /** The network's id of the message. */
      readonly networkId: string;
      /** What it shows of it now; what is left out has not changed. */
      readonly state: ShownState;
    };

/** A contact has left a conversation for good, as by closing a web chat. */
export interface ConversationEnded {
  readonly conversationId: string;
  /** The network's id of the contact. */
  readonly contactId: string;
}

/** What a network can say of a message. */
export type ShownState = Partial<Omit<NetworkState, 'answered' | 'privatelyAnswered'>>;

/** What a contact wrote, in the terms of the model. Times are epoch milliseconds on the network's clock. */
export interface InboundMessage {
  /** The network's id of the message: the same id twice is the same message. */
  readonly networkId: string;
  /** What belongs together on the network: the post with its comments, or the two sides' conversation. */
  readonly conversationId: string;
  readonly author: {
    readonly networkId: string;
    readonly name: string;
    readonly handle: string | null;
  };
  readonly kind: MessageKind;
  readonly visibility: Visibility;
  readonly text: string;
  readonly files: readonly InboundFile[];
  readonly extra: MessageExtra | null;
  readonly inReplyToNetworkId: string | null;
  readonly networkUrl: string | null;
  readonly onAd: boolean;
  /** Whether it stands on a page, video or medium of the account; where not said, everything but a mention does. */
  readonly onOwnProperty?: boolean;
  /** Whether the post that opened the conversation is the account's; where not said, it is not. */
  readonly inOwnConversation?: boolean;
  readonly sentAt: number;
  /** What it stands under, where the network tells; null where that is nothing, or this very message. */
  readonly post?: InboundPost | null;
}

/** The post that opened a conversation of the network. */
export interface InboundPost {
  readonly networkId: string;
  /** Null where it is the account's own. */
  readonly authorNetworkId: string | null;
  readonly authorName: string;
  readonly kind: MessageKind;
  readonly text: string;
  readonly files: readonly InboundFile[];
  readonly networkUrl: string | null;
  /** Of an advertisement that stands on no page; null for every other post. */
  readonly ad: { readonly headline: string | null; readonly link: string | null } | null;
  readonly sentAt: number;
}

/** A file that has to be fetched through `Gateway.fetchFile`. */
export interface InboundFile {
  readonly reference: string;
  readonly name: string | null;
  readonly type: string | null;
}

/** What the network says became of a message of ours. */
export interface Receipt {
  /** The network's id as `send` returned it. */
  readonly networkId: string;
  /** Our own id where the network gives it back, to settle a send whose answer was lost. */
  readonly messageId: string | null;
  readonly state: 'sent' | 'delivered' | 'read' | 'failed';
  readonly reason: DeliveryReason | null;
  readonly detail: string | null;
  readonly at: number;
}

/** What an agent answered, for a network to take. */
export interface OutboundMessage {
  /** Our id; given to the network as its idempotency key or opaque reference where it takes one. */
  readonly messageId: string;
  readonly conversationId: string;
  /** The contact's id on the network. */
  readonly recipientId: string;
  readonly kind: MessageKind;
  readonly visibility: Visibility;
  readonly text: string;
  readonly files: readonly OutboundFile[];
  /** What it answers; for a quotation what it quotes. */
  readonly inReplyToNetworkId: string | null;
  /** The network's id of what this is the new wording of; null for a new message. To edit twice is to edit once. */
  readonly editOf: string | null;
  readonly agentName: string;
  /** Written by a person after the network's window has closed: said to networks that take it only so; absent for all others. */
  readonly tag?: 'HUMAN_AGENT' | null;
  /** Of a message of kind `template`: what it is made of, `text` being its body; absent for all others. */
  readonly template?: TemplateOrder | null;
}

/** What a network has approved. */
export interface TemplateListing {
  readonly templates: readonly MessageTemplate[];
  /** How many more are approved whose parts this program can't fill in. */
  readonly unsupported: number;
}

/** What is to be done with one message. */
export interface OutboundAction {
  /** Our id of this action. */
  readonly actionId: string;
  readonly action: NetworkAction;
  /** The network's id of the message. */
  readonly networkId: string;
  readonly conversationId: string;
  /** The network's id of who wrote it, where it is the contact: whom to follow. */
  readonly authorId: string | null;
}

/**
 * - `done`: the network shows it; `state` where it said more of the message.
 * - `later`: not now, perhaps later, or not known; the job tries again. `reason` is shown meanwhile.
 * - `refused`: it will never do it.
 */
export type ActOutcome =
  | { readonly kind: 'done'; readonly state?: ShownState }
  | {
      readonly kind: 'later';
      readonly reason: ActionFailure;
      readonly detail: string | null;
      readonly retryAfterMs: number | null;
    }
  | { readonly kind: 'refused'; readonly reason: ActionFailure; readonly detail: string | null };

/** A file that goes with it. */
export interface OutboundFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/**
 * - `accepted`: the network has it under `networkId`; receipts follow.
 * - `later`: it certainly does not have it and may take it later; the job tries again. `reason` is shown meanwhile.
 * - `refused`: it will never take it so.
 * - `unknown`: it may or may not have it; nobody tries again by itself.
 */
export type SendOutcome =
  | {
      readonly kind: 'accepted';
      readonly networkId: string;
      readonly networkUrl: string | null;
      /** How the network itself names whom it went to, where that is another id than it was given. */
      readonly contactId?: string | null;
    }
  | {
      readonly kind: 'later';
      readonly reason: DeliveryReason;
      readonly detail: string | null;
      readonly retryAfterMs: number | null;
    }
  | {
      readonly kind: 'refused';
      readonly reason: DeliveryReason;
      readonly detail: string | null;
    }
  | { readonly kind: 'unknown'; readonly detail: string };

/**
 * - `reached`: under these ids they write, and are written to; `name` where the network tells it.
 * - `unknown`: the network has nobody by this.
 * - `later`: it can't be asked now.
 */
export type ReachOutcome =
  | {
      readonly kind: 'reached';
      readonly contactId: string;
      readonly conversationId: string;
      readonly name: string | null;
    }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'later'; readonly detail: string | null };

/** A file that a network named, fetched. */
export interface FetchedFile {
  readonly bytes: Uint8Array;
  readonly name: string | null;
  readonly type: string | null;
}
