import { describe, expect, it } from 'vitest';
import { parseRetryAfter, retryDelay } from '../../../src/client/rest/retry.ts';

describe('retryDelay', () => {
  const spread = { baseMs: 100, capMs: 1_000, random: () => 1 };
  it('doubles its limit up to the cap, and takes any part of it', () => {
    expect([0, 1, 2, 3, 4, 50, 5_000].map((attempt) => retryDelay(attempt, spread))).toEqual([
      100, 200, 400, 800, 1_000, 1_000, 1_000,
    ]);
    expect(retryDelay(3, { ...spread, random: () => 0.25 })).toBe(200);
    expect(retryDelay(3, { ...spread, random: () => 0 })).toBe(0);
  });
  it('is never shorter than what the other side asked for', () => {
    expect(retryDelay(0, { ...spread, random: () => 0 }, 5_000)).toBe(5_000);
    expect(retryDelay(9, spread, 5_000)).toBe(5_100);
  });
});

describe('parseRetryAfter', () => {
  const now = Date.parse('2026-11-21T05:00:00Z');
  it.each([
    ['0', 0],
    ['120', 120_000],
    [' 7 ', 7_000],
    ['Sat, 21 Nov 2026 05:00:30 GMT', 30_000],
    ['Sat, 21 Nov 2026 04:00:00 GMT', 0],
    ['-5', null],
    ['1.5', null],
    ['soon', null],
    ['', null],
    ['99999999999999999999', null],
  ])('%j asks for %s', (header, expected) => {
    expect(parseRetryAfter(header, now)).toBe(expected);
  });
  it('no header asks for nothing', () => {
    expect(parseRetryAfter(null, now)).toBeNull();
  });
});
