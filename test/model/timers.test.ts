import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import {
  boomerangObstacle,
  boomerangChoices,
  boomerangTime,
  boomerangTimeProblem,
  BOOMERANG_MAX_MS,
} from '../../src/model/boomerang.ts';
import { unassignCloseObstacle } from '../../src/model/closing.ts';
import { moreTimeObstacle, timerState } from '../../src/model/timers.ts';
import { waitOf } from '../../src/model/wait.ts';

const MINUTE = 60_000;
const timer = { kind: 'contact', since: 0, endsAt: 10 * MINUTE } as const;

describe('a timer', () => {
  it.each([
    [0, { stage: 'running', ms: 10 * MINUTE }],
    [5 * MINUTE - 1, { stage: 'running', ms: 5 * MINUTE + 1 }],
    [5 * MINUTE, { stage: 'half', ms: 5 * MINUTE }],
    [10 * MINUTE - 1, { stage: 'half', ms: 1 }],
    [10 * MINUTE, { stage: 'over', ms: 0 }],
    [12 * MINUTE, { stage: 'over', ms: 2 * MINUTE }],
  ])('after %d ms', (now, state) => {
    expect(timerState(timer, now)).toEqual(state);
  });

  it.each([
    ['not allowed', { moreTimeMinutes: null }, 'not-allowed'],
    ['somebody else’s', { agentId: 'ben' }, 'not-mine'],
    ['over', { now: 10 * MINUTE }, 'not-running'],
    ['running', {}, null],
  ])('that is %s', (_, by, obstacle) => {
    const given = { agentId: 'ada', moreTimeMinutes: 5, now: MINUTE, ...by };
    expect(moreTimeObstacle({ assigneeId: 'ada', timer }, given)).toBe(obstacle);
  });

  it('of the agent is not made longer', () => {
    const by = { agentId: 'ada', moreTimeMinutes: 5, now: MINUTE };
    expect(moreTimeObstacle({ assigneeId: 'ada', timer: { ...timer, kind: 'agent' } }, by)).toBe(
      'not-running',
    );
    expect(moreTimeObstacle({ assigneeId: 'ada', timer: null }, by)).toBe('not-running');
  });
});

describe('a promise that runs in business hours', () => {
  const work = { status: 'new', waitingSince: 0, slaDueAt: 100, lastActivityAt: 0 } as const;

  it('is due soon when it is told to be, not by the wall clock', () => {
    expect(waitOf({ ...work, slaSoonAt: 95 }, 90).kind).toBe('due');
    expect(waitOf({ ...work, slaSoonAt: 95 }, 95).kind).toBe('soon');
    expect(waitOf({ ...work, slaSoonAt: null }, 90).kind).toBe('soon');
  });
});

describe('a boomerang', () => {
  const zone = process.env.TZ;
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it.each([
    ['Europe/Paris', '2026-11-27T16:00:00.000Z', 'in-an-hour', '2026-11-27T17:00:00.000Z'],
    ['Europe/Paris', '2026-11-27T16:00:00.000Z', 'tomorrow', '2026-11-28T08:00:00.000Z'],
    ['Europe/Paris', '2026-11-27T16:00:00.000Z', 'monday', '2026-11-30T08:00:00.000Z'],
    // On a Monday the next one is meant.
    ['Europe/Paris', '2026-11-30T07:00:00.000Z', 'monday', '2026-12-07T08:00:00.000Z'],
    // It is Monday there already.
    ['Asia/Kolkata', '2026-11-29T19:00:00.000Z', 'monday', '2026-12-07T03:30:00.000Z'],
    // Over the change of the clock: nine in the morning is nine in the morning.
    ['Europe/Paris', '2026-03-28T12:00:00.000Z', 'tomorrow', '2026-03-29T07:00:00.000Z'],
    ['America/New_York', '2026-10-31T20:00:00.000Z', 'tomorrow', '2026-11-01T14:00:00.000Z'],
  ] as const)('in %s at %s, %s: %s', (timeZone, now, choice, at) => {
    process.env.TZ = timeZone;
    expect(new Date(boomerangTime(choice, Date.parse(now))).toISOString()).toBe(at);
  });

  it('says tomorrow once: not as next Monday, too', () => {
    process.env.TZ = 'Europe/Paris';
    const [saturday, sunday, monday] = ['2026-11-28', '2026-11-29', '2026-11-30'].map((day) =>
      boomerangChoices(Date.parse(`${day}T16:00:00.000Z`)),
    );
    expect(sunday).toEqual(['in-an-hour', 'tomorrow']);
    expect(saturday).toEqual(['in-an-hour', 'tomorrow', 'monday']);
    expect(monday).toEqual(saturday);
  });

  it.each([
    [-1, 'past'],
    [0, 'past'],
    [1, null],
    [BOOMERANG_MAX_MS, null],
    [BOOMERANG_MAX_MS + 1, 'too-far'],
  ])('%d ms ahead', (ahead, problem) => {
    expect(boomerangTimeProblem(1e12 + ahead, 1e12)).toBe(problem);
  });

  it.each([
    ['new', 'ada', null],
    ['open', 'ada', null],
    ['pending', 'ada', null],
    ['pending', 'ben', 'not-mine'],
    ['open', null, 'not-mine'],
    ['resolved', 'ada', 'done'],
    ['closed', 'ada', 'done'],
  ] as const)('of what is %s and %s’s', (status, assigneeId, obstacle) => {
    expect(boomerangObstacle({ status, assigneeId }, 'ada')).toBe(obstacle);
  });
});

describe('to unassign and close', () => {
  it.each([
    ['resolved', 'ada', null],
    ['closed', 'ada', null],
    ['open', 'ada', 'not-done'],
    ['pending', 'ada', 'not-done'],
    ['resolved', 'ben', 'not-mine'],
    ['resolved', null, 'not-mine'],
  ] as const)('what is %s and %s’s', (status, assigneeId, obstacle) => {
    expect(unassignCloseObstacle({ status, assigneeId }, 'ada')).toBe(obstacle);
  });
});

describe('a timer at any moment', () => {
  it('goes from running to half to over and never back, and its time and what is past make the whole', () => {
    const stages = ['running', 'half', 'over'];
    const moment = fc.integer({ min: -1_000_000, max: 2_000_000 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), moment, moment, (length, one, other) => {
        const of = (now: number) => timerState({ since: 0, endsAt: length }, now);
        const [before, after] = [of(Math.min(one, other)), of(Math.max(one, other))];
        expect(stages.indexOf(after.stage)).toBeGreaterThanOrEqual(stages.indexOf(before.stage));
        for (const [now, { stage, ms }] of [
          [Math.min(one, other), before],
          [Math.max(one, other), after],
        ] as const) {
          expect(ms).toBe(Math.abs(length - now));
          expect(stage === 'over').toBe(now >= length);
          expect(stage === 'running').toBe(now < length / 2);
        }
      }),
    );
  });

  it('is given more of by its holder alone, while it runs', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('ada', 'ben', null),
        fc.option(fc.constantFrom('agent' as const, 'contact' as const)),
        fc.option(fc.constant(5)),
        fc.integer({ min: 0, max: 20 * MINUTE }),
        (assigneeId, kind, moreTimeMinutes, now) => {
          const given = { assigneeId, timer: kind === null ? null : { ...timer, kind } };
          const obstacle = moreTimeObstacle(given, { agentId: 'ada', moreTimeMinutes, now });
          const may =
            assigneeId === 'ada' && kind === 'contact' && moreTimeMinutes !== null && now < timer.endsAt;
          expect(obstacle === null).toBe(may);
        },
      ),
    );
  });
});
