import type { DeliveryReason } from '../../src/model/delivery.ts';
import type { MessageExtra, NetworkAction } from '../../src/model/message.ts';
import type { MessageKind, PlatformAction, PlatformId, Visibility } from '../../src/model/platform.ts';

/*
 * The HTTP surface of the simulated network. Everything is JSON but files; times are epoch milliseconds; errors are
 * `NetworkError` with a 4xx or 5xx status.
 *
 * For the customers' side (no sign-in, meant for one machine):
 *
 *   GET  /network/api/accounts                      → NetworkAccount[]
 *   PUT  /network/api/accounts/{id}/behaviour       Partial<NetworkBehaviour> → NetworkAccount
 *   GET  /network/api/accounts/{id}/templates       → NetworkTemplate[]
 *   PUT  /network/api/accounts/{id}/templates/{id}  { status } → NetworkTemplate
 *   GET  /network/api/customers                     → NetworkCustomer[]
 *   POST /network/api/customers                     NewCustomer → 201 NetworkCustomer
 *   GET  /network/api/accounts/{id}/timeline?after={cursor}&wait={seconds}&limit={entries} → NetworkTimeline
 *   POST /network/api/accounts/{id}/entries         CustomerWrite → 201 NetworkEntry
 *   PUT  /network/api/accounts/{id}/entries/{entry} EntryChange → NetworkEntry; somebody else likes, hides or deletes it
 *   POST /network/api/accounts/{id}/read            CustomerPresence → 204; the customer has read all that they were sent
 *   POST /network/api/accounts/{id}/typing          CustomerPresence → 204; the customer types
 *   POST /network/api/files?name={name}             bytes with their Content-Type → 201 NetworkFile
 *   GET  /network/api/files/{id}                    → bytes
 *
 * For the backend's gateway (`Authorization: Bearer {secret}`):
 *
 *   POST /network/gateway/messages                  GatewaySend → 201 GatewaySent (200 when it was already taken)
 *   POST /network/gateway/actions                   GatewayAction → GatewayActed; the same again changes nothing
 *   POST /network/gateway/files?accountId=&name=    bytes → 201 NetworkFile
 *   GET  /network/gateway/files/{id}                → bytes
 *   GET  /network/gateway/templates?accountId=      → { templates: NetworkTemplate[] }, those that are approved
 *   POST /network/gateway/typing                    GatewayTyping → 204
 *
 * Webhooks to the backend: POST, a `NetworkWebhook` as body, with the three headers of `WEBHOOK_HEADERS` (webhook-events.ts).
 */

/** How an account behaves towards the gateway. */
export const BEHAVIOUR_MODES = [
  /** Takes everything at once. */
  'normal',
  /** Takes everything, after `delayMs`. */
  'slow',
  /** Refuses everything with `reason`. */
  'rejecting',
  /** Answers 429 with `Retry-After: retryAfterSeconds`. */
  'rate-limited',
  /** Answers 503 before it takes anything. */
  'down',
  /** Takes everything and never says so; receipts wait until the mode changes. */
  'accepts-then-times-out',
  /** Takes everything; the recipient gets it when the mode changes. */
  'recipient-offline',
] as const;
export type BehaviourMode = (typeof BEHAVIOUR_MODES)[number];

export interface NetworkBehaviour {
  readonly mode: BehaviourMode;
  /** For `slow`: 0 to 120,000. */
  readonly delayMs: number;
  /** For `rejecting`. */
  readonly reason: DeliveryReason;
  /** For `rate-limited`: 1 to 3,600. */
  readonly retryAfterSeconds: number;
  /** How many times each webhook is delivered: 1 to 5. */
  readonly deliveries: number;
  /** Whether webhooks arrive in any order. */
  readonly shuffled: boolean;
  /** How long after delivery the customer has read an answer; null: only by `POST …/read`. 0 to 600,000. */
  readonly readAfterMs: number | null;
  /** What it refuses to do with its entries, whatever the mode; `quote` and `edit-reply` among the answers. */
  readonly refuses: readonly PlatformAction[];
}

/** One account of the company, on one network. */
export interface NetworkAccount {
  readonly id: string;
  readonly platform: PlatformId;
  /** "Acme France", "@AcmeFR", "+33 1 84 88 00 00". */
  readonly name: string;
  readonly handle: string | null;
  readonly visibility: Visibility;
  /** What a customer may write here, the usual kind first. */
  readonly kinds: readonly CustomerKind[];
  /** Whether it takes a message of ours with the same id only once. */
  readonly idempotent: boolean;
  readonly behaviour: NetworkBehaviour;
  /** Webhooks that the backend has not yet taken. */
  readonly undelivered: number;
}

export interface CustomerKind {
  readonly kind: MessageKind;
  readonly visibility: Visibility;
  /**
   * - `opens`: begins a thread (a post, a mention, a review).
   * - `continues`: stands in a public thread; without `threadId` in the newest one of the account or the customer.
   * - `conversation`: stands in the customer's private conversation with the account.
   */
  readonly place: 'opens' | 'continues' | 'conversation';
  /** Whether `stars` must be given. */
  readonly needsStars: boolean;
}

export interface NetworkCustomer {
  readonly id: string;
  readonly name: string;
  /** "@lea.martin", without regard to a network. */
  readonly handle: string;
  /** Telephone number, as WhatsApp and SMS name them. */
  readonly phone: string;
  readonly email: string;
}

export interface NewCustomer {
  /** 1 to 200 characters. */
  readonly name: string;
}

export interface NetworkFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}

/** A post with what stands under it, a review with its answer, or a private conversation. */
export interface NetworkThread {
  readonly id: string;
  readonly accountId: string;
  readonly kind: 'post' | 'review' | 'conversation';
  /** Who opened it; null where it is a post of the account. */
  readonly customerId: string | null;
  readonly createdAt: number;
  /** Where it is an advertisement that stands on no page: its headline, and where it leads. */
  readonly ad?: { readonly headline: string; readonly link: string } | null;
  /** When the customer ended it; absent or null while it goes on. */
  readonly endedAt?: number | null;
}

/** One entry of a thread as the network shows it. */
export interface NetworkEntry {
  readonly id: string;
  readonly accountId: string;
  readonly threadId: string;
  /** Rises with every change of this entry; newest state wins. */
  readonly sequence: number;
  readonly kind: MessageKind;
  readonly visibility: Visibility;
  readonly author:
    | {
        readonly side: 'customer';
        readonly customerId: string;
        readonly name: string;
        readonly handle: string;
      }
    | {
        readonly side: 'account';
        readonly name: string;
        readonly agentName: string | null;
      };
  readonly text: string;
  readonly files: readonly NetworkFile[];
  readonly extra: MessageExtra | null;
  /** Of a template message what the customer sees of it, `text` being its body. */
  readonly template?: NetworkTemplateContent | null;
  readonly inReplyToId: string | null;
  readonly url: string | null;
  readonly onAd: boolean;
  readonly likes: number;
  readonly likedByAccount: boolean;
  readonly hidden: boolean;
  readonly deleted: boolean;
  /** Whether the account has passed it on. */
  readonly reposted: boolean;
  /** Whether the account follows its author. */
  readonly followed: boolean;
  /** When the account gave its answer another wording; null where it did not. */
  readonly editedAt: number | null;
  readonly sentAt: number;
  /** Where an answer of the account has come to; null for what customers write and for what was always there. */
  readonly delivery: NetworkDelivery | null;
}

export interface NetworkDelivery {
  readonly state: 'sent' | 'delivered' | 'read';
  readonly at: number;
}

/**
 * What the account shows. Without `after`, or when `reset` is true: everything (the newest `limit` entries, 500 unless told, and
 * their threads). With `after`: what has changed since; put it over what one has, by id. `wait` (0 to 25 seconds) holds
 * the answer back until something changes.
 */
export interface NetworkTimeline {
  /** To be given as `after` next time. */
  readonly cursor: string;
  readonly reset: boolean;
  readonly threads: readonly NetworkThread[];
  /** By `sentAt`, oldest first. */
  readonly entries: readonly NetworkEntry[];
  /** Threads in which the company is writing now. */
  readonly typing: readonly {
    readonly threadId: string;
    readonly until: number;
  }[];
}

/** What a customer writes. */
export interface CustomerWrite {
  readonly customerId: string;
  readonly kind: MessageKind;
  /** At most 100,000 characters; may be empty where there is a file or an extra. */
  readonly text: string;
  readonly threadId?: string;
  readonly inReplyToId?: string;
  readonly fileIds?: readonly string[];
  /** Of a review: 1 to 5. */
  readonly stars?: number;
  /** Of a review: its heading. */
  readonly title?: string;
  /** A location, contacts, a reaction, … in place of text. */
  readonly extra?: MessageExtra;
  /** Whether it stands on an advertisement; without `threadId` on the account's own one. */
  readonly onAd?: boolean;
  /** As if it had been written so long ago, to see how windows close: 0 to 30 days in minutes. */
  readonly minutesAgo?: number;
}

/** What somebody else does with an entry. */
export interface EntryChange {
  readonly likes?: number;
  readonly hidden?: boolean;
  readonly deleted?: boolean;
}

export interface CustomerPresence {
  readonly customerId: string;
  readonly threadId?: string;
}

export interface NetworkError {
  readonly error: {
    /** Stable: `invalid-field`, `not-found`, `unauthorised`, `rate-limited`, `down`, `timed-out`, or a delivery reason. */
    readonly code: string;
    readonly message: string;
    /** Path of the field that is wrong. */
    readonly field?: string;
  };
}

/** What the gateway hands over. The same `messageId` again gets the first answer where the account is idempotent. */
export interface GatewaySend {
  readonly messageId: string;
  readonly accountId: string;
  readonly conversationId: string;
  readonly recipientId: string;
  readonly kind: MessageKind;
  readonly visibility: Visibility;
  readonly text: string;
  readonly fileIds: readonly string[];
  readonly inReplyToId: string | null;
  /** The entry of the account whose text this replaces; then the entry stays the same. */
  readonly editOf?: string | null | undefined;
  readonly agentName: string;
  /** Of a private message: by a person, after the usual time. */
  readonly tag?: 'HUMAN_AGENT' | null;
  /** For the kind `template`, of which `text` is not looked at. */
  readonly template?: GatewayTemplate | null;
}

/** What the company does with an entry. */
export interface GatewayAction {
  readonly actionId: string;
  readonly accountId: string;
  readonly entryId: string;
  readonly action: NetworkAction;
}

/** What the network shows of the entry then. */
export type GatewayActed = Pick<
  NetworkEntry,
  'likes' | 'likedByAccount' | 'hidden' | 'deleted' | 'reposted' | 'followed'
>;

export interface GatewaySent {
  readonly id: string;
  readonly url: string | null;
}

export type TemplateStatus = 'approved' | 'pending' | 'paused' | 'rejected';

/** A prepared message that the network has looked through. */
export interface NetworkTemplate extends NetworkTemplateContent {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  readonly category: 'marketing' | 'utility' | 'authentication';
  readonly status: TemplateStatus;
  readonly variables: 'positional' | 'named';
  readonly examples: Readonly<Record<string, string>>;
}

export interface NetworkTemplateContent {
  readonly header:
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'image' | 'video' | 'document' }
    | null;
  readonly body: string;
  readonly footer: string | null;
  readonly buttons: readonly (
    | { readonly kind: 'quick-reply'; readonly text: string }
    | { readonly kind: 'url'; readonly text: string; readonly url: string }
    | { readonly kind: 'phone'; readonly text: string; readonly phone: string }
    | { readonly kind: 'copy-code'; readonly text: string; readonly code: string }
  )[];
}

/** Which template, and what stands in its gaps: by the variable's name or number, and of buttons by their place. */
export interface GatewayTemplate {
  readonly name: string;
  readonly language: string;
  readonly header: readonly { readonly name: string; readonly value: string }[];
  readonly body: readonly { readonly name: string; readonly value: string }[];
  readonly buttons: readonly { readonly index: number; readonly value: string }[];
}

export interface GatewayTyping {
  readonly accountId: string;
  readonly conversationId: string;
}
