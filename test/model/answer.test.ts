import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerTrouble, troubleOf, waitAfterAnswers, type GivenAnswer } from '../../src/model/answer.ts';
import { DELIVERY_STATES } from '../../src/model/delivery.ts';

const good: GivenAnswer = { state: 'sent', reason: null, isPart: false, endedWaitSince: null, isEdit: false };
const failed: GivenAnswer = { ...good, state: 'failed', reason: 'rejected', endedWaitSince: 5 };

const anyAnswer: fc.Arbitrary<GivenAnswer> = fc.record({
  state: fc.constantFrom(...DELIVERY_STATES),
  reason: fc.constantFrom(null, 'unreachable' as const),
  isPart: fc.boolean(),
  endedWaitSince: fc.option(fc.nat(100)),
  isEdit: fc.boolean(),
});

describe('what is wrong with the newest answer', () => {
  it.each([
    ['failed', null, 'failed'],
    ['held', 'too-old', 'failed'],
    ['unknown', 'not-confirmed', 'unknown'],
    ['sending', 'unreachable', 'late'],
    ['sending', null, null],
    ['read', null, null],
  ] as const)('%s because of %s is %s', (state, reason, trouble) => {
    expect(troubleOf({ state, reason })).toBe(trouble);
  });

  it('is of the newest answer, all its parts, the gravest', () => {
    expect(answerTrouble([good, failed])).toBeNull();
    expect(answerTrouble([{ ...good, isPart: true }, failed, good])).toBe('failed');
    expect(answerTrouble([])).toBeNull();
  });
});

describe('the wait after answers', () => {
  it('is back where the last one failed, and not where one got through after it', () => {
    expect(waitAfterAnswers(null, [failed])).toBe(5);
    expect(waitAfterAnswers(null, [good, failed])).toBeNull();
    expect(waitAfterAnswers(7, [failed, { ...failed, endedWaitSince: 3 }, good])).toBe(3);
  });

  it('is, where an edit failed, the one that the edit ended: the wording before it stands', () => {
    const edit: GivenAnswer = { ...failed, isEdit: true };
    expect(waitAfterAnswers(null, [{ ...edit, endedWaitSince: null }, failed])).toBeNull();
    expect(waitAfterAnswers(null, [{ ...edit, endedWaitSince: 9 }, failed])).toBe(9);
  });

  it('never makes a wait shorter, and says the same when asked again', () => {
    fc.assert(
      fc.property(fc.option(fc.nat(100)), fc.array(anyAnswer), (waitingSince, answers) => {
        const since = waitAfterAnswers(waitingSince, answers);
        if (waitingSince !== null) expect(since).toBeLessThanOrEqual(waitingSince);
        expect(waitAfterAnswers(since, answers)).toBe(since);
      }),
    );
  });
});
