import type { NetworkEvent } from './webhook-events.ts';
import type { NetworkClock } from './clock.ts';
import { behaviourOf, setDelivery, type NetworkState, type StoredEntry } from './state.ts';

/** How long an answer is on its way to the customer. */
const DELIVERED_AFTER_MS = 150;

/** What became of an answer, as the backend is told. */
function receiptEvent(
  entry: StoredEntry,
  state: 'sent' | 'delivered' | 'read',
  at: number,
  reason: 'recipient-offline' | null = null,
): NetworkEvent | null {
  if (entry.messageId === null) return null;
  return {
    type: 'receipt',
    accountId: entry.accountId,
    receipt: { id: entry.id, messageId: entry.messageId, state, reason, at },
  };
}

/**
 * Moves answers on, from sent to delivered to read. While an account's recipients are offline, or it is told not to say what it
 * took, its answers stay where they are; `resume` takes them up again.
 */
export class Receipts {
  readonly #state: NetworkState;
  readonly #clock: NetworkClock;
  readonly #tell: (entry: StoredEntry, event: NetworkEvent) => void;
  readonly #timers = new Map<string, () => void>();

  constructor(
    state: NetworkState,
    clock: NetworkClock,
    tell: (entry: StoredEntry, event: NetworkEvent) => void,
  ) {
    this.#state = state;
    this.#clock = clock;
    this.#tell = tell;
  }

  /** Begins with an answer that has just been taken. */
  taken(entry: StoredEntry): void {
    if (this.#mode(entry) === 'recipient-offline') {
      const event = receiptEvent(entry, 'sent', this.#clock.now(), 'recipient-offline');
      if (event !== null) this.#tell(entry, event);
      return;
    }
    this.#schedule(entry);
  }

  /** Goes on with everything that waits: after a restart, or when the account's behaviour has changed. */
  resume(accountId?: string): void {
    for (const entry of Object.values(this.#state.entries)) {
      if (accountId === undefined || entry.accountId === accountId) this.#schedule(entry);
    }
  }

  /** The customer looks at what they were sent. */
  read(accountId: string, customerId: string): void {
    for (const entry of Object.values(this.#state.entries)) {
      if (
        entry.accountId === accountId &&
        entry.recipientId === customerId &&
        entry.delivery?.state === 'delivered'
      )
        this.#move(entry, 'read');
    }
  }

  stop(): void {
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
  }

  #mode(entry: StoredEntry) {
    return behaviourOf(this.#state, entry.accountId).mode;
  }

  #schedule(entry: StoredEntry): void {
    this.#timers.get(entry.id)?.();
    this.#timers.delete(entry.id);
    const mode = this.#mode(entry);
    if (mode === 'recipient-offline' || mode === 'accepts-then-times-out') return;
    const { readAfterMs } = behaviourOf(this.#state, entry.accountId);
    if (entry.delivery?.state === 'sent') {
      this.#later(entry.id, DELIVERED_AFTER_MS, 'delivered');
    } else if (entry.delivery?.state === 'delivered' && readAfterMs !== null) {
      this.#later(entry.id, readAfterMs, 'read');
    }
  }

  #later(entryId: string, delay: number, to: 'delivered' | 'read'): void {
    const cancel = this.#clock.after(delay, () => {
      this.#timers.delete(entryId);
      const entry = this.#state.entries[entryId];
      if (entry !== undefined) this.#move(entry, to);
    });
    this.#timers.set(entryId, cancel);
  }

  #move(entry: StoredEntry, to: 'delivered' | 'read'): void {
    const at = this.#clock.now();
    const moved = setDelivery(this.#state, entry.id, { state: to, at });
    const event = receiptEvent(entry, to, at);
    if (moved === undefined || event === null) return;
    this.#tell(moved, event);
    this.#schedule(moved);
  }
}
