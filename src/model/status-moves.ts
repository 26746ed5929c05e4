import type { Status } from './status.ts';

/** Who moves a status: an agent by hand, the backend when an agent answers, or the contact by writing. */
export type StatusMover = 'agent' | 'answer' | 'contact';

const MOVES: Readonly<Record<StatusMover, Readonly<Record<Status, readonly Status[]>>>> = {
  agent: {
    new: ['open', 'pending', 'resolved', 'closed'],
    open: ['pending', 'resolved', 'closed'],
    pending: ['open', 'resolved', 'closed'],
    resolved: ['open', 'closed'],
    closed: [],
  },
  answer: { new: ['open'], open: [], pending: [], resolved: [], closed: [] },
  contact: {
    new: [],
    open: [],
    pending: ['new'],
    resolved: ['new'],
    closed: [],
  },
};

/** Whether the move is in the table; staying where one is counts as no move and is not in it. */
export function canMoveStatus(from: Status, to: Status, mover: StatusMover): boolean {
  return MOVES[mover][from].includes(to);
}

/** The statuses to which an agent may move by hand from here, in the table's order. */
export function statusMoves(from: Status): readonly Status[] {
  return MOVES.agent[from];
}

/** A move by hand; `at` is epoch milliseconds. */
export interface StatusMove {
  readonly from: Status;
  readonly to: Status;
  readonly agentId: string;
  readonly at: number;
}

/** So long a move by hand can be taken back, milliseconds: the life of its toast, and time to reach it. */
export const UNDO_STATUS_MS = 60_000;

/** Whether an agent may take back the last move by hand: their own, not long ago, and nothing has moved it since. */
export function canUndoStatus(
  last: StatusMove | null,
  status: Status,
  by: { readonly agentId: string; readonly now: number },
): boolean {
  return (
    last !== null &&
    last.to === status &&
    status !== 'closed' &&
    last.agentId === by.agentId &&
    by.now - last.at <= UNDO_STATUS_MS
  );
}

/** The status after an answer or after a contact's message: the one move in the table, or the same status. */
export function statusAfter(from: Status, mover: Exclude<StatusMover, 'agent'>): Status {
  return MOVES[mover][from][0] ?? from;
}
