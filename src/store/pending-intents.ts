import type { Client } from '../model/client.ts';
import type { Message, NetworkAction } from '../model/message.ts';
import type { Result } from '../model/result.ts';
import type { PendingEntry } from './state.ts';

/*
 * To add something that an agent does at once and the backend takes later: its shape to `PendingIntent`, how it is sent and what
 * it shows until then to `INTENTS`. It survives a reload, waits while offline, goes in the order in which it was done to a
 * message, under one idempotency key, and is taken back with the reason where the backend refuses it.
 */

/** What an agent has done that the backend has yet to take. */
export type PendingIntent = {
  readonly type: 'message-action';
  readonly messageId: string;
  readonly action: NetworkAction;
};

interface IntentKind<Intent> {
  /** Asks the backend; may be repeated under the same key. The message as it stands then. */
  send(client: Client, intent: Intent, key: string, signal: AbortSignal): Promise<Result<Message>>;
  /** The message as it is shown as long as this waits, or says why it was refused. */
  show(message: Message, entry: PendingEntry, intent: Intent): Message;
}

type IntentKinds = {
  readonly [Type in PendingIntent['type']]: IntentKind<Extract<PendingIntent, { type: Type }>>;
};

const INTENTS: IntentKinds = {
  'message-action': {
    send: (client, { messageId, action }, key, signal) => client.act(messageId, action, key, signal),
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
};

/** Asks the backend to do what an entry says. */
export function sendIntent(
  client: Client,
  { intent, key }: PendingEntry,
  signal: AbortSignal,
): Promise<Result<Message>> {
  return INTENTS[intent.type].send(client, intent, key, signal);
}

/** The message as it is shown with what is waiting for it. */
export function showIntent(message: Message, entry: PendingEntry): Message {
  return INTENTS[entry.intent.type].show(message, entry, entry.intent);
}
