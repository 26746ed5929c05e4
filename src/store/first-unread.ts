import type { Interaction } from '../model/interaction.ts';
import { newestOf } from './thread-messages.ts';
import type { ThreadMessage, ThreadSlice } from './state.ts';

/** What was unread in a thread at one moment. */
export interface Unread {
  readonly count: number;
  readonly lastReadMessageId: string | null;
  /** The newest message at that moment; null where there was none. */
  readonly newestId: string | null;
}

/** What is unread in a thread that has just been read; null where nothing is. */
export function unreadNow(
  { messages }: ThreadSlice,
  { unreadCount, lastReadMessageId }: Interaction,
): Unread | null {
  if (unreadCount === 0) return null;
  return { count: unreadCount, lastReadMessageId, newestId: newestOf(messages)?.id ?? null };
}

/** Where the contact's unread messages begin; null while that is further back than what is held of the thread. */
export function firstUnread(
  { messages, hasOlder }: Pick<ThreadSlice, 'messages' | 'hasOlder'>,
  { count, lastReadMessageId, newestId }: Unread,
): string | null {
  const at = (id: string | null): number => messages.findLastIndex(({ message }) => message.id === id);
  const read = at(lastReadMessageId);
  const inbound = messages.slice(read + 1, at(newestId) + 1).filter(isInbound);
  const first = read < 0 ? (inbound.at(-count) ?? (hasOlder ? undefined : inbound[0])) : inbound[0];
  return first?.message.id ?? null;
}

function isInbound({ message }: ThreadMessage): boolean {
  return message.direction === 'inbound';
}
