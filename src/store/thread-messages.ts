import { canMoveDelivery, type Delivery } from '../model/delivery.ts';
import { compareMessages, isAfter, type Message } from '../model/message.ts';
import { isLocal } from './local-id.ts';
import type { StateChange } from './state-change.ts';
import type { OutboxEntry, ThreadMessage } from './state.ts';

const wrappers = new WeakMap<Message, ThreadMessage>();

/** A message with its key; the same message always gives the same object. */
function threadMessage(message: Message): ThreadMessage {
  let wrapper = wrappers.get(message);
  if (wrapper === undefined)
    wrappers.set(message, (wrapper = { key: message.clientId ?? message.id, message }));
  return wrapper;
}

/** Whether a copy that has come is to take the place of the one that is there. */
function isFresher(present: Message, incoming: Message): boolean {
  // Each wording goes its own way through delivery.
  const wording = (incoming.editedAt ?? 0) - (present.editedAt ?? 0);
  if (wording !== 0) return wording > 0;
  return (
    present.delivery === null || incoming.delivery === null || isLater(present.delivery, incoming.delivery)
  );
}

/** By the table where it decides, by the clock where it allows both ways or none: networks' clocks are not ours. */
function isLater(present: Delivery, incoming: Delivery): boolean {
  const forward = canMoveDelivery(present.state, incoming.state);
  const backward = canMoveDelivery(incoming.state, present.state);
  return forward === backward ? incoming.at >= present.at : forward;
}

/** How many of a thread's messages are the backend's; the rest wait in the outbox. */
export function serverLength(messages: readonly ThreadMessage[]): number {
  let length = messages.length;
  while (isLocal(messages[length - 1]?.message ?? { id: '' })) length -= 1;
  return length;
}

/** The newest message of a thread that the backend has; null where there is none. */
export function newestOf(messages: readonly ThreadMessage[]): Message | null {
  return messages[serverLength(messages) - 1]?.message ?? null;
}

/** The thread with one copy taken in at its place; the same array where nothing changes. `hasOlder`: what is before the first is not held. */
function withMessage(
  messages: readonly ThreadMessage[],
  incoming: Message,
  hasOlder: boolean,
): readonly ThreadMessage[] {
  const length = serverLength(messages);
  const at = messages.findLastIndex(({ message }) => message.id === incoming.id);
  const present = messages[at]?.message;
  if (present !== undefined) {
    if (present === incoming || !isFresher(present, incoming)) return messages;
    if (present.sentAt === incoming.sentAt) return messages.with(at, threadMessage(incoming));
    return withMessage(messages.toSpliced(at, 1), incoming, false);
  }
  let index = length;
  for (let before = messages[index - 1]; before !== undefined && isAfter(before.message, incoming);) {
    index -= 1;
    before = messages[index - 1];
  }
  if (index === 0 && hasOlder && length > 0) return messages;
  return messages.toSpliced(index, 0, threadMessage(incoming));
}

/** The thread with a page taken in. `isNewer` says of which messages a newer copy has come since the page was asked for. */
export function withPage(
  messages: readonly ThreadMessage[],
  page: readonly Message[],
  isNewer: (id: string) => boolean,
): readonly ThreadMessage[] {
  const length = serverLength(messages);
  const byId = new Map(messages.slice(0, length).map(({ message }) => [message.id, message]));
  for (const message of page) {
    const present = byId.get(message.id);
    if (present === undefined || (!isNewer(message.id) && isFresher(present, message)))
      byId.set(message.id, message);
  }
  return [...[...byId.values()].sort(compareMessages).map(threadMessage), ...messages.slice(length)];
}

/** Keeps threads as they must stand after a change: the backend's copies in their places, what waits at the end. */
export function reduceThreads(change: StateChange): void {
  for (const message of change.messages) {
    const thread = change.state.threads[message.interactionId];
    if (thread === undefined) continue;
    const messages = withMessage(thread.messages, message, thread.hasOlder);
    if (messages !== thread.messages) change.put('threads', message.interactionId, { ...thread, messages });
  }
  const { waiting } = change.state.outbox;
  if (waiting === change.before.outbox.waiting && change.state.threads === change.before.threads) return;
  for (const [id, thread] of Object.entries(change.state.threads)) {
    const messages = withWaiting(thread.messages, waiting, id);
    if (messages !== thread.messages) change.put('threads', id, { ...thread, messages });
  }
}

function withWaiting(
  messages: readonly ThreadMessage[],
  waiting: readonly OutboxEntry[],
  interactionId: string,
): readonly ThreadMessage[] {
  const length = serverLength(messages);
  const own = waiting.filter(({ message }) => message.interactionId === interactionId);
  const stuck = own.findIndex(({ message }) => asksForWord(message));
  const tail = own.map(({ message }, index) =>
    threadMessage(stuck !== -1 && index > stuck ? behind(message) : message),
  );
  const isSame =
    tail.length === messages.length - length &&
    tail.every((entry, index) => entry === messages[length + index]);
  return isSame ? messages : [...messages.slice(0, length), ...tail];
}

/** Whether nothing behind it goes before its agent has decided about it. */
function asksForWord({ delivery }: Message): boolean {
  return delivery?.state === 'failed' || delivery?.state === 'held';
}

const BEHIND = new WeakMap<Message, Message>();

/** A message that waits for the one before it, saying so; the same object for the same message. */
function behind(message: Message): Message {
  if (message.delivery?.state !== 'queued') return message;
  const known = BEHIND.get(message) ?? { ...message, delivery: { ...message.delivery, reason: 'behind' } };
  BEHIND.set(message, known);
  return known;
}
