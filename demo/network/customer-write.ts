import type { CustomerKind, CustomerWrite } from './api.ts';
import type { NetworkEvent } from './webhook-events.ts';
import { PICTURES } from './pictures.ts';
import { invalidField } from './refusal.ts';
import { customerKinds, type AccountSeed } from './seed.ts';
import {
  blankEntry,
  conversationId,
  entriesOf,
  newId,
  nextSequence,
  type NetworkState,
  type StoredEntry,
  type StoredThread,
} from './state.ts';
import type { MessageExtra } from '../../src/model/message.ts';
import type { NetworkCustomer, NetworkFile } from './api.ts';
import type { NetworkPost } from './webhook-events.ts';

/** Where an entry stands for everybody to see. */
export type EntryAddress = (account: AccountSeed, threadId: string, entryId: string) => string;

/** Puts what a customer writes in its place; refuses, with nothing changed, what this network doesn't take from them. */
export function writeAsCustomer(
  state: NetworkState,
  account: AccountSeed,
  write: CustomerWrite,
  now: number,
  address: EntryAddress,
): StoredEntry {
  const customer = customerOf(state, write.customerId);
  const kind = customerKinds(account.platform).find((each) => each.kind === write.kind);
  if (kind === undefined) {
    throw invalidField(
      'kind',
      customerKinds(account.platform)
        .map((each) => each.kind)
        .join(' | '),
    );
  }
  const sentAt = now - (write.minutesAgo ?? 0) * 60_000;
  const { text, extra } = contentOf(write, kind, sentAt);
  const given = filesOf(state, write.fileIds ?? []);
  // The story that it is about, unless its picture is given.
  const files = extra?.type === 'story' && given.length === 0 ? [PICTURES.story] : given;
  if (text.trim() === '' && files.length === 0 && extra === null)
    throw invalidField('text', 'a text, a file or an extra');

  const thread = threadFor(state, account, customer, kind, write, now);
  const inReplyToId = replyTarget(state, thread, customer, kind, write);
  const id = newId('e');
  const sequence = nextSequence(state);
  const entry: StoredEntry = {
    ...blankEntry(account.id, thread.id, sequence),
    id,
    kind: kind.kind,
    visibility: kind.visibility,
    author: {
      side: 'customer',
      customerId: customer.id,
      name: customer.name,
      handle: handleOf(account, customer),
    },
    text,
    files,
    extra,
    inReplyToId,
    url: kind.visibility === 'public' ? address(account, thread.id, id) : null,
    onAd: thread.ad !== undefined && thread.ad !== null ? true : (write.onAd ?? false),
    sentAt,
  };
  // Who writes again goes on with what they had ended.
  state.threads[thread.id] = { ...thread, endedAt: null, sequence };
  state.entries[id] = entry;
  return entry;
}

/** What the backend is told of it. */
export function messageEvent(state: NetworkState, entry: StoredEntry): NetworkEvent {
  if (entry.author.side !== 'customer') throw new Error('only what customers write is told');
  const { customerId, name, handle } = entry.author;
  const thread = state.threads[entry.threadId];
  const root = entriesOf(state, entry.accountId).find(({ threadId }) => threadId === entry.threadId);
  return {
    type: 'message',
    accountId: entry.accountId,
    message: {
      id: entry.id,
      conversationId: entry.threadId,
      author: { id: customerId, name, handle },
      kind: entry.kind,
      visibility: entry.visibility,
      text: entry.text,
      files: entry.files,
      extra: entry.extra,
      inReplyToId: entry.inReplyToId,
      url: entry.url,
      onAd: entry.onAd,
      onOwnProperty: root?.kind !== 'mention',
      inOwnConversation: thread?.kind === 'post' && thread.customerId === null,
      sentAt: entry.sentAt,
      post:
        root === undefined || root.id === entry.id || thread?.kind !== 'post' ? null : postOf(root, thread),
    },
  };
}

function postOf(root: StoredEntry, { ad }: StoredThread): NetworkPost {
  const { id, author, kind, text, files, url, sentAt } = root;
  return {
    id,
    authorId: author.side === 'customer' ? author.customerId : null,
    authorName: author.name,
    kind,
    text,
    files,
    url,
    ad: ad ?? null,
    sentAt,
  };
}

/** The customer of this id, or a refusal that names the field. */
export function customerOf(state: NetworkState, customerId: string): NetworkCustomer {
  const customer = state.customers.find((each) => each.id === customerId);
  if (customer === undefined) throw invalidField('customerId', 'the id of a customer');
  return customer;
}

/** The uploaded files of these ids, or a refusal that names the field. */
export function filesOf(state: NetworkState, fileIds: readonly string[]): NetworkFile[] {
  return fileIds.map((fileId, index) => {
    const file = state.files[fileId];
    if (file === undefined) throw invalidField(`fileIds.${String(index)}`, 'the id of an uploaded file');
    return file;
  });
}

/** How a network of this kind names people. */
function handleOf(account: AccountSeed, customer: NetworkCustomer): string {
  switch (account.platform) {
    case 'whatsapp':
    case 'sms':
      return customer.phone;
    case 'email':
      return customer.email;
    default:
      return customer.handle;
  }
}

/** So long a story stands. */
const STORY_MS = 86_400_000;

function contentOf(
  write: CustomerWrite,
  kind: CustomerKind,
  sentAt: number,
): { text: string; extra: MessageExtra | null } {
  if (kind.needsStars) {
    if (write.stars === undefined) throw invalidField('stars', 'a whole number from 1 to 5');
    return {
      text: write.text,
      extra: { type: 'rating', stars: write.stars, title: write.title ?? null },
    };
  }
  if (kind.kind === 'reaction' && write.extra === undefined) {
    return {
      text: '',
      extra: { type: 'reaction', emoji: write.text.trim() || '👍' },
    };
  }
  if (kind.kind === 'story-mention' || kind.kind === 'story-reply')
    return { text: write.text, extra: write.extra ?? { type: 'story', expiresAt: sentAt + STORY_MS } };
  return { text: write.text, extra: write.extra ?? null };
}

function threadFor(
  state: NetworkState,
  account: AccountSeed,
  customer: NetworkCustomer,
  kind: CustomerKind,
  write: CustomerWrite,
  now: number,
): StoredThread {
  const opened = (id: string, threadKind: StoredThread['kind']): StoredThread => ({
    id,
    accountId: account.id,
    kind: threadKind,
    customerId: customer.id,
    createdAt: now,
    sequence: 0,
  });
  if (kind.place === 'opens') return opened(newId('t'), kind.kind === 'review' ? 'review' : 'post');
  if (kind.place === 'conversation') {
    // An answer to a private reply stands where that stands.
    const answered = state.entries[write.inReplyToId ?? ''];
    const place = state.threads[answered?.threadId ?? ''];
    if (answered?.visibility === 'private' && place?.accountId === account.id) return place;
    const id = conversationId(account.id, customer.id);
    return state.threads[id] ?? opened(id, 'conversation');
  }
  const thread =
    write.threadId !== undefined
      ? state.threads[write.threadId]
      : write.onAd === true && state.threads[`${account.id}.ad`] !== undefined
        ? state.threads[`${account.id}.ad`]
        : usualThread(state, account, customer);
  if (thread?.accountId !== account.id || thread.kind !== 'post')
    throw invalidField('threadId', 'the id of a public thread of the account');
  return thread;
}

/** Where the customer last took part, else the company's newest post, else the newest of all. */
function usualThread(
  state: NetworkState,
  account: AccountSeed,
  customer: NetworkCustomer,
): StoredThread | undefined {
  const entries = entriesOf(state, account.id)
    .filter(({ threadId }) => state.threads[threadId]?.kind === 'post' && !state.threads[threadId].ad)
    .reverse();
  const found =
    entries.find(({ author }) => author.side === 'customer' && author.customerId === customer.id) ??
    entries.find((entry) => state.threads[entry.threadId]?.customerId === null) ??
    entries[0];
  return found === undefined ? undefined : state.threads[found.threadId];
}

function replyTarget(
  state: NetworkState,
  thread: StoredThread,
  customer: NetworkCustomer,
  kind: CustomerKind,
  write: CustomerWrite,
): string | null {
  if (write.inReplyToId !== undefined) {
    if (state.entries[write.inReplyToId]?.threadId !== thread.id)
      throw invalidField('inReplyToId', 'the id of an entry of the thread');
    return write.inReplyToId;
  }
  const entries = entriesOf(state, thread.accountId).filter((entry) => entry.threadId === thread.id);
  if (kind.kind === 'reaction') return entries.at(-1)?.id ?? null;
  if (kind.place !== 'continues') return null;
  const root = entries[0]?.id ?? null;
  if (kind.kind === 'comment') return root;
  const others = entries.filter(
    ({ author }) => author.side === 'account' || author.customerId !== customer.id,
  );
  return others.at(-1)?.id ?? root;
}
