import type { NetworkEvent } from './webhook-events.ts';
import { customerOf } from './customer-write.ts';
import { NetworkRefusal } from './refusal.ts';
import type { AccountSeed } from './seed.ts';
import { conversationId, entriesOf, nextSequence, type NetworkState, type StoredEntry } from './state.ts';

/** Ends a customer's private conversation, as closing a chat does: its last entry and what the backend is told; null where it is over already. */
export function endConversation(
  state: NetworkState,
  account: AccountSeed,
  customerId: string,
  now: number,
): { readonly last: StoredEntry; readonly event: NetworkEvent } | null {
  const customer = customerOf(state, customerId);
  const id = conversationId(account.id, customer.id);
  const thread = state.threads[id];
  const last = entriesOf(state, account.id).findLast(({ threadId }) => threadId === id);
  if (thread === undefined || last === undefined)
    throw new NetworkRefusal(404, 'not-found', 'This customer has no conversation here');
  if (typeof thread.endedAt === 'number') return null;
  const sequence = nextSequence(state);
  state.threads[id] = { ...thread, endedAt: now, sequence };
  // Pages hear of a thread by its entries.
  const shown = { ...last, sequence };
  state.entries[last.id] = shown;
  return {
    last: shown,
    event: { type: 'conversation-ended', accountId: account.id, conversationId: id, contactId: customer.id },
  };
}
