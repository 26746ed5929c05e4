import { shownState } from '../model/message-actions.ts';
import { showIntent } from './pending-intents.ts';
import type { PendingEntry } from './pending-entry.ts';
import type { ThreadMessage } from './state.ts';

/** What is shown of a message that is on its way to be changed on its network, as far as the backend knows. */
const settledOf = new WeakMap<ThreadMessage, ThreadMessage>();

/**
 * Makes what is shown of a thread out of what the backend has and what waits to be taken by it: everything on its way is shown as
 * done. What nothing is on its way for stays the same object, and the same input gives the same output.
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
    let isOther = false;
    const next = messages.map((one) => {
      const waiting = byMessage.get(one.message.id);
      const result =
        waiting === undefined
          ? settled(one)
          : ((isSamePending ? shownBefore.get(one) : undefined) ?? withPending(one, waiting));
      if (result !== one) isOther = true;
      if (waiting !== undefined) shown.set(one, result);
      return result;
    });
    made = isOther ? next : messages;
    shownBefore = shown;
    return made;
  };
}

function groupById(pending: readonly PendingEntry[]): Map<string, PendingEntry[]> {
  const groups = new Map<string, PendingEntry[]>();
  for (const entry of pending) {
    const { messageId } = entry.intent;
    if (messageId === null) continue;
    groups.set(messageId, [...(groups.get(messageId) ?? []), entry]);
  }
  return groups;
}

/** With what is on its way to the network already done. */
function settled(one: ThreadMessage): ThreadMessage {
  if (one.message.action?.state !== 'pending') return one;
  let shown = settledOf.get(one);
  if (shown === undefined) {
    shown = { key: one.key, message: { ...one.message, networkState: shownState(one.message) } };
    settledOf.set(one, shown);
  }
  return shown;
}

/** With everything done to it that waits, in the order in which it was done. */
function withPending(one: ThreadMessage, waiting: readonly PendingEntry[]): ThreadMessage {
  return waiting.reduce(
    (shown, entry) => settled({ key: one.key, message: showIntent(shown.message, entry) }),
    settled(one),
  );
}
