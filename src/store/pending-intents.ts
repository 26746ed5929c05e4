import type { Client } from '../model/client.ts';
import type { Message, MessageRefusal } from '../model/message.ts';
import type { PlacedNote } from '../model/note.ts';
import type { Removal } from '../model/removal.ts';
import { ok, type Result } from '../model/result.ts';
import { withTags } from '../model/tag.ts';
import { showNoteIntent } from './note-intents.ts';
import { takeNote } from './notes.ts';
import type { StateChange } from './state-change.ts';
import type { PendingEntry, PendingIntent } from './pending-entry.ts';

/*
 * To add something that an agent does at once and the backend takes later: its shape to `PendingIntent`, how it is sent and what
 * it shows until then to `INTENTS`. It survives a reload, waits while offline, goes in the order in which it was done to a
 * message, under one idempotency key, and is taken back with the reason where the backend refuses it.
 */

/** Takes the backend's answer into a change; `isOld` says of which messages a newer copy has come since it was asked. */
type Taken = (change: StateChange, isOld: (messageId: string) => boolean) => void;

type Asked<Intent> = Pick<PendingEntry, 'key' | 'interactionId'> & { readonly intent: Intent };

interface IntentKind<Intent> {
  /** Asks the backend; may be repeated under the same key. */
  send(client: Client, entry: Asked<Intent>, signal: AbortSignal): Promise<Result<Taken>>;
  /** The message as it is shown as long as this waits, or says why it was refused. */
  show(message: Message, entry: PendingEntry, intent: Intent): Message;
}

type IntentKinds = {
  readonly [Type in PendingIntent['type']]: IntentKind<Extract<PendingIntent, { type: Type }>>;
};

function showNotes(message: Message, entry: PendingEntry): Message {
  return { ...message, notes: showNoteIntent(message.notes, entry) };
}

const INTENTS: IntentKinds = {
  'message-action': {
    send: async (client, { key, intent: { messageId, action } }, signal) =>
      asMessage(await client.act(messageId, action, key, signal)),
    show: (message, { state, agent, at, refusal }, { action }) => ({
      ...message,
      action: {
        action,
        state: state === 'refused' ? 'refused' : 'pending',
        reason: state === 'refused' ? 'not-allowed' : null,
        detail: null,
        agent,
        at,
        ...(refusal === null ? {} : { rule: refusal }),
      },
    }),
  },
  removal: {
    send: async (client, { intent: { messageId, removal } }, signal) =>
      asMessage(await client.removeFromMessage(messageId, removal, signal)),
    show: (message, entry, { removal }) =>
      entry.state === 'refused'
        ? withRefusal(message, `remove-${removal}`, entry)
        : without(message, removal),
  },
  tags: {
    send: async (client, { key, intent: { messageId, add, remove } }, signal) =>
      asMessage(await client.changeTags(messageId, { add, remove }, key, signal)),
    show: (message, entry, change) =>
      entry.state === 'refused'
        ? withRefusal(message, 'add-tags', entry)
        : { ...message, tags: withTags(message.tags, change) },
  },
  'add-note': {
    send: async (client, { key, interactionId, intent: { messageId, text } }, signal) =>
      asNote(await client.addNote({ interactionId, messageId }, text, key, signal)),
    show: showNotes,
  },
  'edit-note': {
    send: async (client, { intent: { noteId, version, text } }, signal) =>
      asNote(await client.editNote(noteId, version, text, signal)),
    show: showNotes,
  },
  'delete-note': {
    send: async (client, { intent: { noteId, version } }, signal) =>
      asNote(await client.deleteNote(noteId, version, signal)),
    show: showNotes,
  },
};

/** Asks the backend to do what an entry says. */
export function sendIntent(client: Client, entry: PendingEntry, signal: AbortSignal): Promise<Result<Taken>> {
  return kindOf(entry).send(client, entry, signal);
}

/** The message as it is shown with what is waiting for it. */
export function showIntent(message: Message, entry: PendingEntry): Message {
  return kindOf(entry).show(message, entry, entry.intent);
}

/** What one thing is done to: its message, or the conversation. What is done to the same goes in order. */
export function subjectOf({ intent, interactionId }: Pick<PendingEntry, 'intent' | 'interactionId'>): string {
  return intent.messageId ?? interactionId;
}

/** The kind of an entry's own intent, which no type can say of a union. */
function kindOf({ intent }: PendingEntry): IntentKind<PendingIntent> {
  return INTENTS[intent.type];
}

function asMessage(result: Result<Message>): Result<Taken> {
  if (!result.ok) return result;
  return ok((change, isOld) => {
    if (!isOld(result.value.id)) change.addMessage(result.value);
  });
}

function asNote(result: Result<PlacedNote>): Result<Taken> {
  if (!result.ok) return result;
  const note = result.value;
  return ok((change, isOld) => {
    // A message that has come since has its notes as they stand.
    if (note.messageId === null || !isOld(note.messageId)) takeNote(change, note);
  });
}

function withRefusal(message: Message, what: MessageRefusal['what'], { key, error }: PendingEntry): Message {
  return { ...message, refusals: [...(message.refusals ?? []), { key, what, error }] };
}

/** A message without what is being removed from it. */
function without(message: Message, removal: Removal): Message {
  const removed = { ...message.removed, [removal]: true };
  return removal === 'content'
    ? { ...message, removed, text: '', attachments: [], extra: null, template: null, translation: null }
    : { ...message, removed, networkUrl: null, author: { ...message.author, name: '' } };
}
