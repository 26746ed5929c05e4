import type { NetworkAction } from '../../src/model/message.ts';
import type { PlatformAction } from '../../src/model/platform.ts';
import type { EntryChange, GatewayActed, GatewayAction, GatewaySend } from './api.ts';
import type { NetworkEvent } from './webhook-events.ts';
import { invalidField, NetworkRefusal } from './refusal.ts';
import { nextSequence, type NetworkState, type StoredEntry } from './state.ts';

/** What the account does with an entry; doing it twice is doing it once. What is deleted takes no more. */
export function actOnEntry(
  state: NetworkState,
  accountId: string,
  { entryId, action }: GatewayAction,
): StoredEntry {
  const entry = liveEntry(state, accountId, entryId, action);
  if (action === 'follow') return followAuthor(state, entry);
  return put(state, entry, doneTo(entry, action));
}

function doneTo(entry: StoredEntry, action: Exclude<NetworkAction, 'follow'>): Partial<StoredEntry> {
  switch (action) {
    case 'like':
      return entry.likedByAccount ? {} : { likedByAccount: true, likes: entry.likes + 1 };
    case 'unlike':
      return entry.likedByAccount ? { likedByAccount: false, likes: Math.max(0, entry.likes - 1) } : {};
    case 'hide':
      return { hidden: true };
    case 'unhide':
      return { hidden: false };
    case 'delete':
      return { deleted: true };
    case 'repost':
      return { reposted: true };
  }
}

/** Everything that this person wrote to the account shows that the account follows them. */
function followAuthor(state: NetworkState, entry: StoredEntry): StoredEntry {
  const { author } = entry;
  if (author.side !== 'customer') throw new NetworkRefusal(422, 'rejected', 'Nobody follows themselves');
  for (const other of Object.values(state.entries)) {
    if (
      other.accountId === entry.accountId &&
      other.author.side === 'customer' &&
      other.author.customerId === author.customerId
    )
      put(state, other, { followed: true });
  }
  return state.entries[entry.id] ?? entry;
}

/** Puts another wording in the place of an answer of the account. */
export function editEntry(
  state: NetworkState,
  accountId: string,
  { editOf, text, agentName }: Pick<GatewaySend, 'text' | 'agentName'> & { readonly editOf: string },
  now: number,
): StoredEntry {
  const entry = liveEntry(state, accountId, editOf, 'edit-reply');
  if (entry.author.side !== 'account') throw invalidField('editOf', 'the id of an entry of the account');
  if (text.trim() === '') throw invalidField('text', 'a text');
  return put(state, entry, {
    text,
    editedAt: now,
    author: { ...entry.author, agentName: agentName === '' ? null : agentName },
    delivery: { state: 'sent', at: now },
  });
}

/** What somebody other than the account does with an entry. */
export function changeEntry(
  state: NetworkState,
  accountId: string,
  entryId: string,
  change: EntryChange,
): StoredEntry {
  const entry = state.entries[entryId];
  if (entry?.accountId !== accountId)
    throw new NetworkRefusal(404, 'not-found', 'No such entry', { field: 'entryId' });
  return put(state, entry, change);
}

/** What the backend is told of it. */
export function stateEvent(entry: StoredEntry): NetworkEvent {
  return {
    type: 'message-state',
    accountId: entry.accountId,
    state: { id: entry.id, ...shownOf(entry) },
  };
}

/** What can be done with an entry, as it stands. */
export function shownOf(entry: StoredEntry): GatewayActed {
  const { likes, likedByAccount, hidden, deleted, reposted, followed } = entry;
  return { likes, likedByAccount, hidden, deleted, reposted, followed };
}

/** As which action an answer can be refused; null for a plain one. */
export function sendAction({
  kind,
  editOf,
  visibility,
  inReplyToId,
}: Pick<GatewaySend, 'kind' | 'visibility' | 'inReplyToId'> & {
  readonly editOf?: string | null | undefined;
}): PlatformAction | null {
  if (editOf !== undefined && editOf !== null) return 'edit-reply';
  if (kind === 'quote') return 'quote';
  return visibility === 'private' && inReplyToId !== null ? 'reply-privately' : null;
}

function liveEntry(
  state: NetworkState,
  accountId: string,
  entryId: string,
  action: NetworkAction | 'edit-reply',
): StoredEntry {
  const entry = state.entries[entryId];
  if (entry?.accountId !== accountId) throw new NetworkRefusal(404, 'gone', 'No such entry');
  if (entry.deleted && action !== 'delete') throw new NetworkRefusal(410, 'gone', 'The entry is deleted');
  return entry;
}

function put(state: NetworkState, entry: StoredEntry, change: Partial<StoredEntry>): StoredEntry {
  const changed = { ...entry, ...change, sequence: nextSequence(state) };
  state.entries[entry.id] = changed;
  return changed;
}
