/** Where an interaction stands. `closed` is final (O2). */
export const STATUSES = ['new', 'open', 'pending', 'resolved', 'closed'] as const;
export type Status = (typeof STATUSES)[number];

/** The three lists that an agent works from (L2): what needs them, what waits for the contact, what is done. */
export const QUEUES = ['new', 'pending', 'resolved'] as const;
export type Queue = (typeof QUEUES)[number];

/** The list in which an interaction of this status stands. */
export function queueOf(status: Status): Queue {
  if (status === 'pending') return 'pending';
  return status === 'resolved' || status === 'closed' ? 'resolved' : 'new';
}

/** The statuses that a list holds; the inverse of `queueOf`. */
export function statusesOf(queue: Queue): readonly Status[] {
  return STATUSES.filter((status) => queueOf(status) === queue);
}

/** Whether an interaction counts against its holder's capacity (Q7). */
export function isHeld(status: Status): boolean {
  return status !== 'resolved' && status !== 'closed';
}
