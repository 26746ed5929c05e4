import { expect, it } from 'vitest';
import type { Availability } from '../../src/model/agent.ts';
import {
  availabilityAtSignIn,
  DEFAULT_AGENT_PREFERENCES,
  isWanted,
  SIGN_IN_AFTER_MS,
} from '../../src/model/agent-preferences.ts';

const availabilities: readonly Availability[] = [
  { id: 'available', kind: 'available', label: null },
  { id: 'lunch', kind: 'away', label: 'Lunch' },
  { id: 'not-responding', kind: 'not-responding', label: null },
];
const at = (signInAvailabilityId: string | null, away: number | null) =>
  availabilityAtSignIn(
    { signInAvailabilityId },
    { seenAt: away === null ? null : 1e9 - away, now: 1e9, availabilities },
  )?.id ?? null;

it('Q2: who was away for long takes the state that they prefer, as far as there is one', () => {
  expect(at('lunch', null)).toBe('lunch');
  expect(at('lunch', SIGN_IN_AFTER_MS)).toBe('lunch');
  expect(at('lunch', SIGN_IN_AFTER_MS - 1)).toBeNull();
  expect(at(null, null)).toBeNull();
  expect(at('gone', null)).toBeNull();
  expect(at('not-responding', null)).toBeNull();
});

it('Q9: kinds are wanted by state; who is not responding is away', () => {
  const notices = { ...DEFAULT_AGENT_PREFERENCES.notices, offer: { available: true, away: false } };
  expect(isWanted({ notices }, 'offer', 'available')).toBe(true);
  expect(isWanted({ notices }, 'offer', 'away')).toBe(false);
  expect(isWanted({ notices }, 'offer', 'not-responding')).toBe(false);
});
