import type { PlatformAction } from '../../src/model/platform.ts';
import type { GatewaySend, GatewaySent } from './api.ts';
import type { EntryAddress } from './customer-write.ts';
import { filesOf } from './customer-write.ts';
import { invalidField, NetworkRefusal } from './refusal.ts';
import type { AccountSeed } from './seed.ts';
import { fillTemplate } from './templates.ts';
import { refuseOutOfTime } from './windows.ts';
import {
  behaviourOf,
  blankEntry,
  conversationId,
  newId,
  nextSequence,
  takenKey,
  type NetworkState,
  type StoredEntry,
  type StoredThread,
} from './state.ts';

/** Refuses before anything is taken, where the account is told to. */
export function refuseByBehaviour(
  state: NetworkState,
  accountId: string,
  action: PlatformAction | null = null,
) {
  const behaviour = behaviourOf(state, accountId);
  if (action !== null && behaviour.refuses.includes(action))
    throw new NetworkRefusal(422, 'rejected', `The network refuses to ${action} here`);
  switch (behaviour.mode) {
    case 'down':
      throw new NetworkRefusal(503, 'down', 'The network is down');
    case 'rate-limited':
      throw new NetworkRefusal(429, 'rate-limited', 'Too many messages', {
        retryAfterSeconds: behaviour.retryAfterSeconds,
      });
    case 'rejecting':
      throw new NetworkRefusal(422, behaviour.reason, 'The network does not take this message');
    default:
      return;
  }
}

/** The answer to an earlier delivery of the same message; undefined where there was none or the account doesn't remember. */
export function earlierAnswer(
  state: NetworkState,
  account: AccountSeed,
  send: GatewaySend,
): GatewaySent | undefined {
  if (!account.idempotent) return undefined;
  const entryId = state.taken[takenKey(send)];
  const entry = entryId === undefined ? undefined : state.entries[entryId];
  return entry === undefined ? undefined : { id: entry.id, url: entry.url };
}

/** Puts a message of the company in its place; refuses, with nothing changed, what can't stand there. */
export function takeFromGateway(
  state: NetworkState,
  account: AccountSeed,
  send: GatewaySend,
  now: number,
  address: EntryAddress,
): StoredEntry {
  if (!state.customers.some((customer) => customer.id === send.recipientId)) {
    throw new NetworkRefusal(422, 'recipient-unknown', 'Nobody has this id on the network', {
      field: 'recipientId',
    });
  }
  const thread = threadOf(state, account, send, now);
  refuseOutOfTime(state, account, thread, send, now);
  const files = filesOf(state, send.fileIds);
  const template = send.template ? fillTemplate(state, account, send.template, files.length) : null;
  if ((send.kind === 'template') !== (template !== null))
    throw invalidField('template', 'a template with the kind template, and with no other');
  if (send.inReplyToId !== null && state.entries[send.inReplyToId]?.threadId !== thread.id)
    throw invalidField('inReplyToId', 'the id of an entry of the conversation');
  if (template === null && send.text.trim() === '' && files.length === 0)
    throw invalidField('text', 'a text or a file');

  const id = newId('e');
  const sequence = nextSequence(state);
  const entry: StoredEntry = {
    ...blankEntry(account.id, thread.id, sequence),
    id,
    kind: send.kind,
    visibility: send.visibility,
    author: {
      side: 'account',
      name: account.name,
      agentName: send.agentName === '' ? null : send.agentName,
    },
    text: template?.body ?? send.text,
    template,
    files,
    inReplyToId: send.inReplyToId,
    url: send.visibility === 'public' ? address(account, thread.id, id) : null,
    sentAt: now,
    delivery: { state: 'sent', at: now },
    messageId: send.messageId,
    recipientId: send.recipientId,
  };
  state.threads[thread.id] = { ...thread, sequence };
  state.entries[id] = entry;
  state.taken[takenKey(send)] = id;
  return entry;
}

function threadOf(state: NetworkState, account: AccountSeed, send: GatewaySend, now: number): StoredThread {
  const thread = state.threads[send.conversationId];
  if (thread?.accountId === account.id) return thread;
  const id = conversationId(account.id, send.recipientId);
  if (thread === undefined && id === send.conversationId) {
    return {
      id,
      accountId: account.id,
      kind: 'conversation',
      customerId: send.recipientId,
      createdAt: now,
      sequence: 0,
    };
  }
  throw invalidField('conversationId', 'the id of a thread of the account');
}
