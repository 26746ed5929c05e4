import type {
  GatewaySend,
  NetworkBehaviour,
  NetworkCustomer,
  NetworkDelivery,
  NetworkEntry,
  NetworkFile,
  NetworkThread,
  TemplateStatus,
} from './api.ts';
import type { NetworkEvent } from './webhook-events.ts';
import { PICTURES } from './pictures.ts';
import { CUSTOMERS, NORMAL_BEHAVIOUR, type AccountSeed } from './seed.ts';

/** Everything the network has, as plain data. Only the functions of this folder change it. */
export interface NetworkState {
  /** Counts every change; entries and threads carry the number of their last one. */
  sequence: number;
  behaviours: Record<string, NetworkBehaviour>;
  customers: NetworkCustomer[];
  threads: Record<string, StoredThread>;
  entries: Record<string, StoredEntry>;
  files: Record<string, NetworkFile>;
  /** Which entry a message of ours became, by account and our id. */
  taken: Record<string, string>;
  webhooks: PendingWebhook[];
  /** Where a template stands that was told otherwise, by its id. */
  templates?: Record<string, TemplateStatus>;
}

export interface StoredThread extends NetworkThread {
  sequence: number;
}

/** What the network knows of an entry beyond what it shows. */
export interface StoredEntry extends NetworkEntry {
  /** Our backend's id of it; null for what it didn't send. */
  readonly messageId: string | null;
  /** The customer that an answer is for. */
  readonly recipientId: string | null;
}

/** An event on its way to the backend. */
export interface PendingWebhook {
  readonly id: string;
  readonly accountId: string;
  /** Events of the same order key are delivered one after the other, unless the account shuffles. */
  readonly orderKey: string;
  readonly event: NetworkEvent;
  /** How many more times it has to be taken. */
  remaining: number;
  /** Attempts since it was last taken. */
  attempts: number;
  dueAt: number;
  readonly since: number;
}

/** The state of a network on which nothing has happened but the company's own posts. */
export function newState(accounts: readonly AccountSeed[], now: number): NetworkState {
  const state: NetworkState = {
    sequence: 0,
    behaviours: {},
    customers: [...CUSTOMERS],
    threads: {},
    entries: {},
    files: {},
    taken: {},
    webhooks: [],
  };
  for (const account of accounts) {
    seedPosts(state, account, now);
    seedAd(state, account, now);
  }
  return state;
}

const DAY = 86_400_000;

function seedPosts(state: NetworkState, account: AccountSeed, now: number): void {
  account.posts.forEach((text, index) => {
    const threadId = `${account.id}.post-${String(index + 1)}`;
    const sentAt = now - DAY * (account.posts.length - index);
    const sequence = nextSequence(state);
    state.threads[threadId] = {
      id: threadId,
      accountId: account.id,
      kind: 'post',
      customerId: null,
      createdAt: sentAt,
      sequence,
    };
    const id = `${threadId}.0`;
    state.entries[id] = {
      ...blankEntry(account.id, threadId, sequence),
      id,
      kind: 'post',
      visibility: 'public',
      author: { side: 'account', name: account.name, agentName: null },
      text,
      sentAt,
    };
  });
}

function seedAd(state: NetworkState, account: AccountSeed, now: number): void {
  if (account.ad === undefined) return;
  const { text, ...ad } = account.ad;
  const threadId = `${account.id}.ad`;
  const sentAt = now - 30 * DAY;
  const sequence = nextSequence(state);
  state.threads[threadId] = {
    id: threadId,
    accountId: account.id,
    kind: 'post',
    customerId: null,
    createdAt: sentAt,
    sequence,
    ad,
  };
  const id = `${threadId}.0`;
  state.entries[id] = {
    ...blankEntry(account.id, threadId, sequence),
    id,
    kind: 'post',
    visibility: 'public',
    author: { side: 'account', name: account.name, agentName: null },
    text,
    files: [PICTURES.ad],
    onAd: true,
    sentAt,
  };
}

/** An entry with nothing in it, for spreading. */
export function blankEntry(
  accountId: string,
  threadId: string,
  sequence: number,
): Omit<StoredEntry, 'id' | 'kind' | 'visibility' | 'author' | 'text' | 'sentAt'> {
  return {
    accountId,
    threadId,
    sequence,
    files: [],
    extra: null,
    inReplyToId: null,
    url: null,
    onAd: false,
    likes: 0,
    likedByAccount: false,
    hidden: false,
    deleted: false,
    reposted: false,
    followed: false,
    editedAt: null,
    delivery: null,
    messageId: null,
    recipientId: null,
  };
}

/** Counts a change. */
export function nextSequence(state: NetworkState): number {
  state.sequence += 1;
  return state.sequence;
}

/** An id that nobody has. */
export function newId(prefix: string): string {
  return `${prefix}-${crypto.randomUUID().replaceAll('-', '').slice(0, 20)}`;
}

/** How the account behaves now. */
export function behaviourOf(state: NetworkState, accountId: string): NetworkBehaviour {
  // What was kept before a setting was there lacks it.
  return { ...NORMAL_BEHAVIOUR, ...state.behaviours[accountId] };
}

/** The private conversation of a customer with an account: one, always under the same id. */
export function conversationId(accountId: string, customerId: string): string {
  return `${accountId}.${customerId}`;
}

/** The entries of an account, oldest first. */
export function entriesOf(state: NetworkState, accountId: string): StoredEntry[] {
  return Object.values(state.entries)
    .filter((entry) => entry.accountId === accountId)
    .sort((a, b) => a.sentAt - b.sentAt);
}

/** Puts an entry in its new state, under a new number. */
export function setDelivery(
  state: NetworkState,
  entryId: string,
  delivery: NetworkDelivery,
): StoredEntry | undefined {
  const entry = state.entries[entryId];
  if (entry === undefined) return undefined;
  const changed = { ...entry, delivery, sequence: nextSequence(state) };
  state.entries[entryId] = changed;
  return changed;
}

/** Under which key a message of ours is remembered. */
export function takenKey(send: Pick<GatewaySend, 'accountId' | 'messageId'>) {
  return `${send.accountId}/${send.messageId}`;
}

/** What a customer, or the gateway, sees of an entry. */
export function publicEntry(entry: StoredEntry): NetworkEntry {
  const { messageId: _ours, recipientId: _whom, ...shown } = entry;
  return shown;
}
