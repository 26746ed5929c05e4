import type { PlatformId } from '../../src/model/platform.ts';
import type { GatewaySend } from './api.ts';
import { NetworkRefusal } from './refusal.ts';
import type { AccountSeed } from './seed.ts';
import { entriesOf, type NetworkState, type StoredEntry, type StoredThread } from './state.ts';

const HOUR = 3_600_000;

/** The networks' own reading of their rules, written apart from the product's, so that it shows where the two differ. */
interface OwnRule {
  /** After the customer's last private message. */
  readonly freeHours: number;
  /** With the tag of a human agent; null where no tag helps. */
  readonly taggedHours: number | null;
  /** After a public message, in which its author can be written to once; null where there is no such thing. */
  readonly privateReplyHours: number | null;
}

const META: OwnRule = { freeHours: 24, taggedHours: 168, privateReplyHours: 168 };
const RULES: Partial<Record<PlatformId, OwnRule>> = {
  whatsapp: { freeHours: 24, taggedHours: null, privateReplyHours: null },
  facebook: META,
  instagram: META,
  messenger: { ...META, privateReplyHours: null },
  'instagram-direct': { ...META, privateReplyHours: null },
};

const tooLate = (words: string): NetworkRefusal => new NetworkRefusal(422, 'window-closed', words);

/** Refuses, with nothing changed, what comes after its time: free text, tagged text, and the one private reply to a public message. */
export function refuseOutOfTime(
  state: NetworkState,
  account: AccountSeed,
  thread: Pick<StoredThread, 'id' | 'kind'>,
  send: GatewaySend,
  now: number,
): void {
  const rule = RULES[account.platform];
  if (rule === undefined || send.visibility !== 'private' || send.kind === 'template') return;
  const entries = entriesOf(state, account.id).filter(({ threadId }) => threadId === thread.id);
  const last = entries.findLast((entry) => entry.visibility === 'private' && isOf(entry, send.recipientId));
  if (last === undefined && thread.kind !== 'conversation') {
    refuseReply(entries, rule, send, now);
    return;
  }
  const age = last === undefined ? Infinity : now - last.sentAt;
  if (age < rule.freeHours * HOUR) return;
  if (send.tag !== 'HUMAN_AGENT' || rule.taggedHours === null)
    throw tooLate(`More than ${String(rule.freeHours)} hours after the customer's last message`);
  if (age >= rule.taggedHours * HOUR)
    throw tooLate(`More than ${String(rule.taggedHours)} hours after the customer's last message`);
}

function refuseReply(entries: readonly StoredEntry[], rule: OwnRule, send: GatewaySend, now: number): void {
  const to = entries.find(({ id }) => id === send.inReplyToId);
  if (rule.privateReplyHours === null || to === undefined || !isOf(to, send.recipientId))
    throw tooLate('The customer has not written in private');
  if (now - to.sentAt >= rule.privateReplyHours * HOUR)
    throw tooLate(`More than ${String(rule.privateReplyHours)} hours after the public message`);
  const earlier = entries.find(
    (entry) =>
      entry.visibility === 'private' &&
      entry.author.side === 'account' &&
      entry.inReplyToId === to.id &&
      entry.messageId !== send.messageId,
  );
  if (earlier !== undefined)
    throw new NetworkRefusal(422, 'rejected', 'This message has had its private reply');
}

function isOf(entry: StoredEntry, customerId: string): boolean {
  return entry.author.side === 'customer' && entry.author.customerId === customerId;
}
