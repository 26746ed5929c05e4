import type { MessageQuote } from '../model/message.ts';
import { quote } from './local-message.ts';
import type { StateChange } from './state-change.ts';
import type { OutboxEntry } from './state.ts';

/**
 * Keeps copies of messages in what is being written in line with the messages themselves, so that what has been removed from one
 * is nowhere else (M5, M6): those that hold a send back, quotations in what waits to be sent, and a name in a toast.
 */
export function followMessages(change: StateChange): void {
  for (const message of change.messages) {
    const id = message.interactionId;
    const composer = change.state.composers[id];
    if (composer?.newer.some((one) => one.id === message.id) !== true) continue;
    const newer = composer.newer.map((one) => (one.id === message.id ? message : one));
    change.put('composers', id, { ...composer, newer });
  }
  for (const { before, after } of change.moves.values()) {
    const name = after?.contact.anonymous === true ? before?.contact.name : undefined;
    // A toast that is still up says it, too.
    if (name !== undefined && name !== '' && change.state.notice?.name === name)
      change.patch({ notice: null });
  }
  const { waiting } = change.state.outbox;
  const followed = waiting.map((entry) => withQuote(change, entry));
  if (followed.some((entry, at) => entry !== waiting[at]))
    change.patch({ outbox: { ...change.state.outbox, waiting: followed } });
}

function withQuote(change: StateChange, entry: OutboxEntry): OutboxEntry {
  const { inReplyTo, interactionId } = entry.message;
  if (inReplyTo === null) return entry;
  const quoted =
    change.messages.find(({ id }) => id === inReplyTo.id) ??
    change.state.threads[interactionId]?.messages.find(({ message }) => message.id === inReplyTo.id)?.message;
  if (quoted === undefined) return entry;
  const copy: MessageQuote = quote(quoted);
  const isSame =
    copy.text === inReplyTo.text &&
    copy.authorName === inReplyTo.authorName &&
    copy.removed.content === inReplyTo.removed.content &&
    copy.removed.author === inReplyTo.removed.author;
  return isSame ? entry : { ...entry, message: { ...entry.message, inReplyTo: copy } };
}

/** The row as the browser keeps it: what it quotes is not ours to keep, and is there again with the thread. */
export function withoutQuote(entry: OutboxEntry): OutboxEntry {
  const { inReplyTo } = entry.message;
  return inReplyTo === null
    ? entry
    : { ...entry, message: { ...entry.message, inReplyTo: { ...inReplyTo, text: '', authorName: '' } } };
}
