/**
 * Where an outbound message has come to. `queued`, `held` and the first `sending` are the panel's own; from `sending`
 * on the backend tells. `held`: older than its limit, waits for the agent's word. `unknown`: the network did not
 * say whether it took it, so nobody sends it again without a click.
 */
export const DELIVERY_STATES = [
  'queued',
  'held',
  'sending',
  'sent',
  'delivered',
  'read',
  'failed',
  'unknown',
  'cancelled',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/**
 * Why a message failed, or why it is late; each has its sentence in every language. `behind` is the panel's own: the one before it
 * waits for its agent's word.
 */
export const DELIVERY_REASONS = [
  'recipient-offline',
  'rejected',
  'limit-reached',
  'unreachable',
  'window-closed',
  'recipient-unknown',
  'blocked',
  'too-long',
  'attachment-refused',
  'forbidden',
  'invalid',
  'newer-message',
  'interaction-closed',
  'already-answered',
  'too-old',
  'behind',
  'not-confirmed',
  'template-gone',
  'template-refused',
] as const;
export type DeliveryReason = (typeof DELIVERY_REASONS)[number];

/** Where one outbound message stands. */
export interface Delivery {
  readonly state: DeliveryState;
  readonly reason: DeliveryReason | null;
  /** What the network said, in its own words; null where it said nothing. For display as text only. */
  readonly detail: string | null;
  /** When it came to this state, epoch milliseconds. */
  readonly at: number;
  /** Until when its agent can take it back before it leaves, epoch milliseconds; absent or null where it can't be. */
  readonly undoUntil?: number | null;
}

const MOVES: Readonly<Record<DeliveryState, readonly DeliveryState[]>> = {
  queued: ['sending', 'held', 'failed', 'cancelled'],
  held: ['queued', 'cancelled'],
  // A receipt can overtake the answer that says "sent", and "read" can come without "delivered".
  // Cancelled only while the backend holds it back for its agent to think again.
  sending: ['queued', 'held', 'sent', 'delivered', 'read', 'failed', 'unknown', 'cancelled'],
  sent: ['delivered', 'read', 'failed'],
  delivered: ['read'],
  read: [],
  // Back to sending by an agent's word alone, here and below.
  failed: ['queued', 'sending', 'cancelled'],
  // A late receipt settles it; else the agent decides.
  unknown: ['sent', 'delivered', 'read', 'failed', 'queued', 'sending', 'cancelled'],
  cancelled: [],
};

/** Whether a message may go from one state to the other. A state never goes to itself. */
export function canMoveDelivery(from: DeliveryState, to: DeliveryState): boolean {
  return MOVES[from].includes(to);
}

/** Whether the message has reached the network's hands, whatever happens to it there. */
export function hasLeft(state: DeliveryState): boolean {
  return state === 'sent' || state === 'delivered' || state === 'read';
}

/** Whether a message in this state goes on by itself, so that a reason with it says why it is late and not why it ended. */
export function isUnderWay(state: DeliveryState): boolean {
  return state === 'queued' || state === 'sending' || state === 'sent';
}
