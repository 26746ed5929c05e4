import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canMoveDelivery, DELIVERY_STATES, hasLeft } from '../../src/model/delivery.ts';
import { isHeld, QUEUES, queueOf, STATUSES, statusesOf } from '../../src/model/status.ts';
import {
  canMoveStatus,
  statusAfter,
  canUndoStatus,
  statusMoves,
  UNDO_STATUS_MS,
} from '../../src/model/status-moves.ts';

const anyStatus = fc.constantFrom(...STATUSES);
const anyState = fc.constantFrom(...DELIVERY_STATES);

describe('statuses', () => {
  it('closed is final, whoever moves', () => {
    for (const to of STATUSES)
      for (const mover of ['agent', 'answer', 'contact'] as const)
        expect(canMoveStatus('closed', to, mover)).toBe(false);
    expect(statusAfter('closed', 'contact')).toBe('closed');
  });

  it('an answer opens what is new, a contact who writes wakes what was put away', () => {
    expect(STATUSES.map((status) => statusAfter(status, 'answer'))).toEqual([
      'open',
      'open',
      'pending',
      'resolved',
      'closed',
    ]);
    expect(STATUSES.map((status) => statusAfter(status, 'contact'))).toEqual([
      'new',
      'open',
      'new',
      'new',
      'closed',
    ]);
  });

  it('no move stays where it is, and what an agent is offered is what an agent may do', () => {
    fc.assert(
      fc.property(anyStatus, anyStatus, (from, to) => {
        expect(canMoveStatus(from, from, 'agent')).toBe(false);
        expect(statusMoves(from).includes(to)).toBe(canMoveStatus(from, to, 'agent'));
      }),
    );
  });

  it('each stands in one list, and what counts against capacity is what is not in the last', () => {
    expect(QUEUES.flatMap(statusesOf).sort()).toEqual([...STATUSES].sort());
    for (const status of STATUSES) {
      expect(statusesOf(queueOf(status))).toContain(status);
      expect(isHeld(status)).toBe(queueOf(status) !== 'resolved');
    }
  });
});

describe('taking back a move by hand', () => {
  const move = { from: 'new', to: 'resolved', agentId: 'me', at: 0 } as const;
  it('is for who made it, for a minute, while nothing has moved it since', () => {
    expect(canUndoStatus(move, 'resolved', { agentId: 'me', now: UNDO_STATUS_MS })).toBe(true);
    expect(canUndoStatus(move, 'resolved', { agentId: 'me', now: UNDO_STATUS_MS + 1 })).toBe(false);
    expect(canUndoStatus(move, 'resolved', { agentId: 'other', now: 0 })).toBe(false);
    expect(canUndoStatus(move, 'new', { agentId: 'me', now: 0 })).toBe(false);
    expect(canUndoStatus(null, 'resolved', { agentId: 'me', now: 0 })).toBe(false);
  });

  it('is never for what is closed', () => {
    expect(canUndoStatus({ ...move, to: 'closed' }, 'closed', { agentId: 'me', now: 0 })).toBe(false);
  });
});

describe('states of an outbound message', () => {
  it('what was read or taken back stays so, and nothing goes to where it is', () => {
    for (const state of DELIVERY_STATES) {
      expect(canMoveDelivery(state, state)).toBe(false);
      expect(canMoveDelivery('read', state)).toBe(false);
      expect(canMoveDelivery('cancelled', state)).toBe(false);
    }
  });

  it('what has left never leaves a second time, by whatever moves', () => {
    fc.assert(
      fc.property(anyState.filter(hasLeft), fc.array(anyState, { maxLength: 20 }), (from, wishes) => {
        let state = from;
        for (const wish of wishes) {
          if (canMoveDelivery(state, wish)) state = wish;
          if (state === 'failed') return;
          expect(hasLeft(state)).toBe(true);
        }
      }),
    );
  });

  it('an answer that nobody confirmed can still be settled', () => {
    for (const settled of ['sent', 'delivered', 'read', 'failed'] as const)
      expect(canMoveDelivery('unknown', settled)).toBe(true);
  });
});
