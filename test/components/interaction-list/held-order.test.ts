import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdOrder } from '../../../src/components/interaction-list/held-order.ts';

const ids = fc.uniqueArray(fc.stringMatching(/^[a-j]$/), { maxLength: 10 });

describe('a held order', () => {
  it('is the list itself while nothing changes', () => {
    const shown = ['a', 'b'];
    expect(holdOrder(shown, shown)).toEqual({ ids: shown, gone: new Set(), changes: 0 });
    expect(holdOrder(shown, ['a', 'b'])).toEqual({ ids: shown, gone: new Set(), changes: 0 });
  });

  it('keeps what has gone in its place, marked', () => {
    expect(holdOrder(['a', 'b', 'c'], ['a', 'c'])).toEqual({
      ids: ['a', 'b', 'c'],
      gone: new Set(['b']),
      changes: 1,
    });
  });

  it('puts what is new at the end, and tells that it belongs elsewhere', () => {
    expect(holdOrder(['a', 'b'], ['x', 'a', 'b'])).toEqual({
      ids: ['a', 'b', 'x'],
      gone: new Set(),
      changes: 1,
    });
  });

  it('reads on at the end without a change to tell', () => {
    expect(holdOrder(['a', 'b'], ['a', 'b', 'c', 'd'])).toEqual({
      ids: ['a', 'b', 'c', 'd'],
      gone: new Set(),
      changes: 0,
    });
  });

  it('counts two rows that changed places once', () => {
    expect(holdOrder(['a', 'b', 'c'], ['b', 'a', 'c']).changes).toBe(1);
  });

  it('moves no row that stands, loses none and shows none twice, whatever comes and goes', () => {
    fc.assert(
      fc.property(ids, ids, (shown, present) => {
        const held = holdOrder(shown, present);
        expect(held.ids.slice(0, shown.length)).toEqual(shown);
        expect(new Set(held.ids)).toEqual(new Set([...shown, ...present]));
        expect(new Set(held.ids).size).toBe(held.ids.length);
        expect([...held.gone].every((id) => !present.includes(id))).toBe(true);
      }),
    );
  });

  it('tells of a change wherever taking over the order would move a row on the screen', () => {
    fc.assert(
      fc.property(ids, ids, (shown, present) => {
        const { changes } = holdOrder(shown, present);
        const stays = shown.every((id, index) => present[index] === id);
        expect(changes === 0).toBe(stays);
      }),
    );
  });
});
