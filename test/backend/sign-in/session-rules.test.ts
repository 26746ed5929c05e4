import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CROSSING_MS,
  renewSession,
  type SessionStanding,
} from '../../../src/backend/sign-in/session-rules.ts';

const TIMES = { sessionMs: 12 * 3_600_000, sessionIdleMs: 2 * 3_600_000, sessionRotateMs: 300_000 };
const FRESH: SessionStanding = { generation: 0, isSeen: false, rotatedAt: 0, createdAt: 0, usedAt: 0 };
const at = (session: SessionStanding, generation: number, now: number) =>
  renewSession(session, { generation, now }, TIMES);

describe('the session of an agent', () => {
  it('keeps its cookie for a while, then gets another', () => {
    expect(at(FRESH, 0, 299_999)).toMatchObject({ kind: 'kept', handsOut: false, next: { generation: 0 } });
    expect(at(FRESH, 0, 300_000)).toMatchObject({ kind: 'kept', handsOut: true, next: { generation: 1 } });
  });

  it('ends after its time, and after as long without a sign of life', () => {
    expect(at({ ...FRESH, usedAt: TIMES.sessionMs - 1 }, 0, TIMES.sessionMs).kind).toBe('ended');
    expect(at(FRESH, 0, TIMES.sessionIdleMs).kind).toBe('ended');
    expect(at(FRESH, 0, TIMES.sessionIdleMs - 1).kind).toBe('kept');
  });

  it('takes the cookie before, while two tabs may cross', () => {
    const rotated = { ...FRESH, generation: 1, isSeen: true, rotatedAt: 1_000 };
    expect(at(rotated, 0, 1_000 + CROSSING_MS - 1)).toMatchObject({ kind: 'kept', handsOut: true });
    expect(at(rotated, 0, 1_000 + CROSSING_MS).kind).toBe('replayed');
    expect(at({ ...rotated, isSeen: false }, 0, 1_000 + CROSSING_MS).kind).toBe('kept');
  });

  /** A browser's calls and whether each answer arrives; the time between them is less than the session's idle time. */
  const calls = fc.array(fc.record({ wait: fc.integer({ min: 0, max: 1_800_000 }), arrives: fc.boolean() }), {
    maxLength: 30,
  });

  it('never locks out a browser whose answers get lost', () => {
    fc.assert(
      fc.property(calls, (steps) => {
        let session = FRESH;
        let cookie = 0;
        let now = 0;
        for (const { wait, arrives } of steps) {
          now += wait;
          if (now >= TIMES.sessionMs) return;
          const renewal = at(session, cookie, now);
          expect(renewal.kind).toBe('kept');
          if (renewal.kind !== 'kept') return;
          session = renewal.next;
          if (arrives && renewal.handsOut) cookie = session.generation;
        }
      }),
    );
  });

  it('ends for a thief and for the agent once both have used it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), (rounds) => {
        let session = FRESH;
        let thief = 0;
        let now = 0;
        // The thief goes on with a copy; the agent's own tab sleeps.
        for (let round = 0; round < rounds; round += 1) {
          now += TIMES.sessionRotateMs;
          for (const step of [0, CROSSING_MS]) {
            const renewal = at(session, thief, now + step);
            if (renewal.kind !== 'kept') throw new Error('The thief is alone so far');
            session = renewal.next;
            thief = session.generation;
          }
          now += CROSSING_MS;
        }
        expect(at(session, 0, now).kind).toBe('replayed');
      }),
    );
  });
});
