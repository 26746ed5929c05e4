import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  nextDue,
  standingAfter,
  type Standing,
  type TimerSettings,
  type Work,
} from '../../src/model/standing.ts';
import { STATUSES } from '../../src/model/status.ts';

const MINUTE = 60_000;
const SETTINGS: TimerSettings = { agentTimerMinutes: 10, contactTimerMinutes: 30, detachAfterMinutes: 60 };
const NOW = 1_000 * MINUTE;
const waiting: Work = { status: 'new', assigneeId: 'ada', waitingSince: NOW - 5 * MINUTE, answeredAt: null };
/** Nothing has been told of it yet. */
const NOT_STANDING: Standing = {
  holderId: null,
  heldSince: null,
  timer: null,
  returnsAt: null,
  returnsTo: null,
  doneSince: null,
};
const answered: Work = { status: 'open', assigneeId: 'ada', waitingSince: null, answeredAt: NOW };

const after = (before: Standing, work: Work, now = NOW, settings = SETTINGS): Standing =>
  standingAfter(before, work, { settings, now });

describe('where an interaction stands', () => {
  it('the agent’s time begins when it is given, not when the contact wrote to nobody in particular', () => {
    expect(after(NOT_STANDING, waiting).timer).toEqual({
      kind: 'agent',
      since: NOW,
      endsAt: NOW + 10 * MINUTE,
    });
  });

  it('the agent’s time begins with the contact’s message where the agent holds it already', () => {
    const held = after(NOT_STANDING, answered);
    const at = NOW + 20 * MINUTE;
    const { timer } = after(held, { ...waiting, waitingSince: at - MINUTE }, at);
    expect(timer).toMatchObject({ kind: 'agent', since: at - MINUTE });
  });

  it('begins anew for the next who gets it', () => {
    const first = after(NOT_STANDING, waiting);
    const { timer } = after(first, { ...waiting, assigneeId: 'ben' }, NOW + 9 * MINUTE);
    expect(timer).toMatchObject({ kind: 'agent', since: NOW + 9 * MINUTE });
  });

  it('the contact’s time begins with the answer, again with another, and not with what else happens', () => {
    const first = after(after(NOT_STANDING, waiting), answered);
    expect(first.timer).toEqual({ kind: 'contact', since: NOW, endsAt: NOW + 30 * MINUTE });

    const later = NOW + 10 * MINUTE;
    expect(after(first, { ...answered, status: 'pending' }, later).timer).toEqual(first.timer);
    expect(after(first, { ...answered, answeredAt: later }, later).timer).toMatchObject({ since: later });
  });

  it('keeps the time that was added', () => {
    const first = after(NOT_STANDING, answered);
    const longer = {
      ...first,
      timer: first.timer && { ...first.timer, endsAt: first.timer.endsAt + MINUTE },
    };
    expect(after(longer, answered, NOW + MINUTE).timer).toEqual(longer.timer);
  });

  it.each([
    ['nobody holds', { ...waiting, assigneeId: null }],
    ['is done', { ...answered, status: 'resolved' as const }],
    ['is new and nobody waits', { ...answered, status: 'new' as const }],
    ['we began and have not written in', { ...answered, answeredAt: null, isEmpty: true }],
  ])('times nothing that %s', (_, work) => {
    expect(after(NOT_STANDING, work).timer).toBeNull();
  });

  it('times nothing while it is put off, and is no longer put off once it is anything but pending', () => {
    const away = { ...NOT_STANDING, returnsAt: NOW + 99 * MINUTE };
    const standing = after(away, { ...answered, status: 'pending' });
    expect(standing).toMatchObject({ timer: null, returnsAt: NOW + 99 * MINUTE });
    expect(nextDue(standing, SETTINGS)).toEqual({ what: 'boomerang', at: NOW + 99 * MINUTE });
    for (const status of STATUSES.filter((one) => one !== 'pending'))
      expect(after(standing, { ...answered, status }).returnsAt).toBeNull();
  });

  it('leaves the list so long after it was done, counted from the first of resolved and closed', () => {
    const resolved = after(after(NOT_STANDING, answered), { ...answered, status: 'resolved' });
    const closed = after(resolved, { ...answered, status: 'closed' }, NOW + 5 * MINUTE);
    expect(nextDue(closed, SETTINGS)).toEqual({ what: 'detach', at: NOW + 60 * MINUTE });
    expect(nextDue(after(closed, { ...answered, assigneeId: null, status: 'closed' }), SETTINGS)).toBeNull();
  });

  it('remembers to whom it goes back until somebody has it or it is in the queue', () => {
    const away = { ...NOT_STANDING, returnsTo: 'ada' };
    const nobody = { ...answered, assigneeId: null };
    expect(after(away, { ...nobody, status: 'pending' }).returnsTo).toBe('ada');
    expect(after(away, { ...nobody, status: 'closed' }).returnsTo).toBe('ada');
    expect(after(away, { ...nobody, status: 'new' }).returnsTo).toBeNull();
    expect(after(away, { ...answered, status: 'pending' }).returnsTo).toBeNull();
  });

  const works: fc.Arbitrary<Work> = fc.record({
    status: fc.constantFrom(...STATUSES),
    assigneeId: fc.constantFrom('ada', 'ben', null),
    waitingSince: fc.option(fc.integer({ min: 0, max: NOW })),
    answeredAt: fc.option(fc.integer({ min: 0, max: NOW })),
  });
  const minutes = fc.option(fc.integer({ min: 1, max: 90 }));
  const settings = fc.record({
    agentTimerMinutes: minutes,
    contactTimerMinutes: minutes,
    detachAfterMinutes: minutes,
  });
  const walk = (steps: readonly Work[], by: TimerSettings): Standing =>
    steps.reduce((standing, work, index) => after(standing, work, NOW + index * MINUTE, by), NOT_STANDING);

  it('is settled once it is settled, whatever was done before', () => {
    fc.assert(
      fc.property(fc.array(works, { minLength: 1, maxLength: 8 }), settings, (steps, by) => {
        const standing = walk(steps, by);
        const last = steps.at(-1);
        expect(last && after(standing, last, NOW + 100 * MINUTE, by)).toEqual(standing);
      }),
    );
  });

  it('times only who holds what is not done, and never from the future', () => {
    fc.assert(
      fc.property(fc.array(works, { minLength: 1, maxLength: 8 }), settings, (steps, by) => {
        const { timer, holderId } = walk(steps, by);
        const work = steps.at(-1);
        if (timer === null) return;
        expect(holderId).not.toBeNull();
        expect(['new', 'open', 'pending']).toContain(work?.status);
        expect(timer.kind === 'agent').toBe(work?.waitingSince !== null);
        expect(timer.since).toBeLessThanOrEqual(NOW + steps.length * MINUTE);
      }),
    );
  });
});
