import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectedSince, isSameNumber } from '../../src/model/host-call.ts';

describe('a number', () => {
  it.each([
    ['+33612345678', '+33 6 12 34 56 78', true],
    ['+33612345678', 'tel:+33-6-12-34-56-78', true],
    ['+33612345678', '+33612345679', false],
    ['', '', false],
    ['unknown', 'unknown', false],
  ])('%s and %s are the same: %s', (one, other, is) => {
    expect(isSameNumber(one, other)).toBe(is);
  });
});

describe('since when a call is talked in', () => {
  const at = { now: 1_000_000_000, skewMs: 5_000 };

  it('is not known before it is taken', () => {
    for (const state of ['dialling', 'ringing'] as const)
      expect(connectedSince({ state, connectedAt: 999_000_000 }, null, at)).toBeNull();
  });

  it('is by the host’s clock, brought to the server’s, else when it was first heard', () => {
    expect(connectedSince({ state: 'connected', connectedAt: 999_000_000 }, null, at)).toBe(999_005_000);
    expect(connectedSince({ state: 'connected', connectedAt: null }, null, at)).toBe(at.now);
    expect(connectedSince({ state: 'held', connectedAt: null }, 999_000_000, at)).toBe(999_000_000);
    expect(connectedSince({ state: 'ended', connectedAt: null }, null, at)).toBeNull();
  });

  it('is never to come, nor longer ago than a day, whatever the host says', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: false }), (connectedAt) => {
        const since = connectedSince({ state: 'connected', connectedAt }, null, at);
        expect(since).not.toBeNull();
        expect(since).toBeLessThanOrEqual(at.now);
        expect(since).toBeGreaterThan(at.now - 86_400_000);
      }),
    );
  });
});
