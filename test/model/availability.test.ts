import { describe, expect, it } from 'vitest';
import { beginObstacle, choosable, onQueue, type Availability } from '../../src/model/agent.ts';

const states: readonly Availability[] = [
  { id: 'lunch', kind: 'away', label: 'Lunch' },
  { id: 'available', kind: 'available', label: null },
  { id: 'not-responding', kind: 'not-responding', label: null },
];

describe('availability', () => {
  it('is chosen, but for not responding, into which one only gets', () => {
    expect(choosable(states).map(({ id }) => id)).toEqual(['lunch', 'available']);
  });

  it('has one state in which work is offered again', () => {
    expect(onQueue(states)?.id).toBe('available');
    expect(onQueue([])).toBeUndefined();
  });

  it('lets only who is available begin work, and says why not (Q10)', () => {
    expect(states.map(beginObstacle)).toEqual(['away', null, 'not-responding']);
  });
});
