import type { Message } from '../model/message.ts';
import { shownState } from '../model/message-actions.ts';
import { showIntent } from './pending-intents.ts';
import type { PendingEntry, ThreadMessage } from './state.ts';

/**
 * Makes what is shown of a thread out of what the backend has and what waits to be taken by it. What nothing waits for stays the
 * same object, and the same input gives the same output.
 */
export function createShownMessages(): (
  messages: readonly ThreadMessage[],
  pending: readonly PendingEntry[],
) => readonly ThreadMessage[] {
  let from: readonly [readonly ThreadMessage[], readonly PendingEntry[]] | null = null;
  let made: readonly ThreadMessage[] = [];
  let shownBefore = new Map<ThreadMessage, ThreadMessage>();
  return (messages, pending) => {
    if (from?.[0] === messages && from[1] === pending) return made;
    const isSamePending = from?.[1] === pending;
    from = [messages, pending];
    const byMessage = groupById(pending);
    const shown = new Map<ThreadMessage, ThreadMessage>();
    made =
      byMessage.size === 0
        ? messages
        : messages.map((one) => {
            const waiting = byMessage.get(one.message.id);
            if (waiting === undefined) return one;
            const kept = isSamePending ? shownBefore.get(one) : undefined;
            const result = kept ?? { key: one.key, message: withPending(one.message, waiting) };
            shown.set(one, result);
            return result;
          });
    shownBefore = shown;
    return made;
  };
}

function groupById(pending: readonly PendingEntry[]): Map<string, PendingEntry[]> {
  const groups = new Map<string, PendingEntry[]>();
  for (const entry of pending) {
    const { messageId } = entry.intent;
    groups.set(messageId, [...(groups.get(messageId) ?? []), entry]);
  }
  return groups;
}

/** A message with everything done to it that waits, in the order in which it was done. */
function withPending(message: Message, waiting: readonly PendingEntry[]): Message {
  return waiting.reduce((shown, entry) => {
    // What is on its way already stays done under what comes after it.
    const settled = { ...shown, networkState: shownState(shown) };
    return showIntent(settled, entry);
  }, message);
}
