import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STATUSES } from '../../src/model/status.ts';
import { waitFigure, waitOf } from '../../src/model/wait.ts';

const MINUTE = 60_000;
const waiting = { status: 'new', waitingSince: 0, slaDueAt: 60 * MINUTE, lastActivityAt: 0 } as const;

describe('what a row tells in figures', () => {
  const interaction = { ...waiting, lastActivityAt: 2 * MINUTE };
  const now = 10 * MINUTE;
  const wait = waitOf(interaction, now);

  it.each([
    ['waiting', { ms: 50 * MINUTE, isWait: true, direction: 'down' }],
    ['sla', { ms: 50 * MINUTE, isWait: true, direction: 'down' }],
    ['activity', { ms: 8 * MINUTE, isWait: false, direction: 'up' }],
  ] as const)('in a list by %s', (by, figure) => {
    expect(waitFigure(interaction, wait, by, now)).toEqual(figure);
  });

  it('tells the time overdue once the promise is over, and the wait where there is none (S3)', () => {
    const late = 90 * MINUTE;
    expect(waitFigure(interaction, waitOf(interaction, late), 'waiting', late)).toEqual({
      ms: 30 * MINUTE,
      isWait: true,
      direction: 'up',
    });
    const free = { ...interaction, slaDueAt: null };
    expect(waitFigure(free, waitOf(free, late), 'waiting', late).ms).toBe(late);
  });

  it('rises by the wait just as the list is sorted by it, where nothing is promised', () => {
    fc.assert(
      fc.property(fc.nat(1e7), fc.nat(1e7), (a, b) => {
        const [first, second] = [a, b].map((waitingSince) => {
          const one = { ...waiting, waitingSince, slaDueAt: null };
          return waitFigure(one, waitOf(one, 2e7), 'waiting', 2e7).ms;
        });
        expect(Math.sign((first ?? 0) - (second ?? 0))).toBe(Math.sign(b - a));
      }),
    );
  });
});

describe('a wait', () => {
  it.each([
    [0, { kind: 'due', ms: 60 * MINUTE }],
    [45 * MINUTE - 1, { kind: 'due', ms: 15 * MINUTE + 1 }],
    [45 * MINUTE, { kind: 'soon', ms: 15 * MINUTE }],
    [60 * MINUTE - 1, { kind: 'soon', ms: 1 }],
    [60 * MINUTE, { kind: 'overdue', ms: 0 }],
    [90 * MINUTE, { kind: 'overdue', ms: 30 * MINUTE }],
  ])('against a promise of an hour, after %d ms', (now, wait) => {
    expect(waitOf(waiting, now)).toEqual(wait);
  });

  it('without a promise only lasts', () => {
    expect(waitOf({ ...waiting, slaDueAt: null }, 5)).toEqual({ kind: 'waiting', ms: 5 });
  });

  it('is over when somebody has answered, or when the work is done', () => {
    expect(waitOf({ ...waiting, waitingSince: null, lastActivityAt: 7 }, 9)).toEqual({
      kind: 'none',
      since: 7,
    });
    expect(waitOf({ ...waiting, status: 'resolved', lastActivityAt: 7 }, 9)).toEqual({
      kind: 'none',
      since: 7,
    });
  });

  it('goes from due to soon to overdue and never back, as time goes by', () => {
    const rank = { none: 0, waiting: 0, due: 1, soon: 2, overdue: 3 };
    fc.assert(
      fc.property(
        fc.constantFrom(...STATUSES),
        fc.nat(1e7),
        fc.option(fc.nat(1e7)),
        fc.nat(2e7),
        fc.nat(1e7),
        (status, waitingSince, promise, now, later) => {
          const interaction = {
            status,
            waitingSince,
            slaDueAt: promise === null ? null : waitingSince + promise,
            lastActivityAt: waitingSince,
          };
          const first = waitOf(interaction, waitingSince + now);
          const second = waitOf(interaction, waitingSince + now + later);
          expect(rank[second.kind]).toBeGreaterThanOrEqual(rank[first.kind]);
          if (first.kind !== 'none') expect(first.ms).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
