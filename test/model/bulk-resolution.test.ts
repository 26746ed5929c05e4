import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isBulkAge,
  isOldEnough,
  laterBulk,
  MAX_BULK_AGE_MINUTES,
  reasonProblem,
  type BulkResolution,
} from '../../src/model/bulk-resolution.ts';

const MINUTE = 60_000;
const running: BulkResolution = {
  id: 'a',
  state: 'running',
  total: 10,
  resolved: 2,
  leftOut: 1,
  reason: null,
  startedAt: 5,
  endedAt: null,
};

describe('resolving many together (L8)', () => {
  it('takes what nobody has written in for longer than the age', () => {
    const one = { lastActivityAt: 0, resolvedActivityAt: null };
    expect(isOldEnough(one, 1, MINUTE)).toBe(false);
    expect(isOldEnough(one, 1, MINUTE + 1)).toBe(true);
  });

  it('takes none in which nobody has written since it was resolved', () => {
    expect(isOldEnough({ lastActivityAt: 3, resolvedActivityAt: 3 }, 1, 10 * MINUTE)).toBe(false);
    expect(isOldEnough({ lastActivityAt: 4, resolvedActivityAt: 3 }, 1, 10 * MINUTE)).toBe(true);
  });

  it('takes fewer the higher the age, and more the later it is', () => {
    const at = fc.integer({ min: 0, max: 1e9 });
    fc.assert(
      fc.property(at, fc.option(at), fc.integer({ min: 1, max: 1000 }), at, (last, resolved, age, now) => {
        const one = { lastActivityAt: last, resolvedActivityAt: resolved };
        if (isOldEnough(one, age + 1, now)) expect(isOldEnough(one, age, now)).toBe(true);
        if (isOldEnough(one, age, now)) expect(isOldEnough(one, age, now + 1)).toBe(true);
      }),
    );
  });

  it.each([
    [1, true],
    [MAX_BULK_AGE_MINUTES, true],
    [MAX_BULK_AGE_MINUTES + 1, false],
    [0, false],
    [-1, false],
    [1.5, false],
    [NaN, false],
  ])('an age of %d minutes can be chosen: %s', (minutes, can) => {
    expect(isBulkAge(minutes)).toBe(can);
  });

  it('needs a reason where there are reasons, one of them, and none where there are none', () => {
    expect(reasonProblem(null, { resolutionReasons: [] })).toBeNull();
    expect(reasonProblem(null, { resolutionReasons: ['a'] })).toBe('missing');
    expect(reasonProblem('a', { resolutionReasons: ['a'] })).toBeNull();
    expect(reasonProblem('b', { resolutionReasons: ['a'] })).toBe('unknown');
    expect(reasonProblem('b', { resolutionReasons: [] })).toBe('unknown');
  });

  it('knows the later of two states, in whatever order they come', () => {
    const further = { ...running, resolved: 9 };
    const done: BulkResolution = { ...further, state: 'done', endedAt: 9 };
    const next = { ...running, id: 'b', startedAt: 10, resolved: 0 };
    const all = [running, further, done, next];
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 4 }), (order) => {
        expect(order.reduce<BulkResolution | null>(laterBulk, null)).toBe(next);
      }),
    );
    expect(laterBulk(done, further)).toBe(done);
    expect(laterBulk(further, running)).toBe(further);
  });
});
