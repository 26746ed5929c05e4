import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PERMISSIONS } from '../../src/model/agent.ts';
import {
  compareWaiting,
  DECLINE_PAUSE_MS,
  isRoutable,
  pickAgent,
  takeObstacle,
  type RoutableAgent,
  type RoutableInteraction,
} from '../../src/model/routing.ts';

const NOW = 1_000_000;

const interaction: RoutableInteraction = {
  id: 'i',
  channelId: 'c',
  status: 'new',
  waitingSince: 1,
  needsAccept: true,
  declined: {},
};

const able: RoutableAgent = {
  id: 'a',
  available: true,
  connected: true,
  channelIds: ['c'],
  permissions: PERMISSIONS,
  capacity: 3,
  held: 0,
  isOffered: false,
  lastGivenAt: 0,
};

const anyAgent: fc.Arbitrary<RoutableAgent> = fc.record({
  id: fc.string({ minLength: 1, maxLength: 4 }),
  available: fc.boolean(),
  connected: fc.boolean(),
  channelIds: fc.subarray(['c', 'd']),
  permissions: fc.subarray([...PERMISSIONS]),
  capacity: fc.integer({ min: 0, max: 3 }),
  held: fc.integer({ min: 0, max: 4 }),
  isOffered: fc.boolean(),
  lastGivenAt: fc.integer({ min: 0, max: 5 }),
});

describe('who is given an interaction', () => {
  it.each([
    ['is away', { available: false }],
    ['has no panel open', { connected: false }],
    ['may not handle the channel', { channelIds: ['d'] }],
    ['holds as many as allowed', { held: 3 }],
    ['may not accept', { permissions: [] }],
    ['has an offer to decide on', { isOffered: true }],
  ])('nobody who %s', (_words, change) => {
    expect(pickAgent(interaction, [able], NOW)).toBe(able);
    expect(pickAgent(interaction, [{ ...able, ...change }], NOW)).toBeNull();
  });

  it('one with an offer still gets what needs no accepting', () => {
    const offered = { ...able, isOffered: true };
    expect(pickAgent({ ...interaction, needsAccept: false }, [offered], NOW)).toBe(offered);
  });

  it('the one with less work, then the one who has waited longer for some', () => {
    const busy = { ...able, id: 'b', held: 2 };
    const recent = { ...able, id: 'c', lastGivenAt: 9 };
    expect(pickAgent(interaction, [busy, recent, able], NOW)).toBe(able);
    expect(pickAgent(interaction, [busy, recent], NOW)).toBe(recent);
  });

  it('who declined is asked again only when nobody else is left, and after a pause', () => {
    const other = { ...able, id: 'b', held: 2 };
    const declined = { ...interaction, declined: { a: NOW } };
    expect(pickAgent(declined, [able, other], NOW + DECLINE_PAUSE_MS)).toBe(other);
    expect(pickAgent(declined, [able], NOW + DECLINE_PAUSE_MS - 1)).toBeNull();
    expect(pickAgent(declined, [able], NOW + DECLINE_PAUSE_MS)).toBe(able);
  });

  it('never one who may not take it, and always somebody where somebody may', () => {
    fc.assert(
      fc.property(fc.array(anyAgent), fc.boolean(), (agents, needsAccept) => {
        const may = (agent: RoutableAgent): boolean =>
          agent.available &&
          agent.connected &&
          !(needsAccept && agent.isOffered) &&
          takeObstacle(agent, 'c') === null;
        const picked = pickAgent({ ...interaction, needsAccept }, agents, NOW);
        if (picked === null) expect(agents.some(may)).toBe(false);
        else expect(may(picked)).toBe(true);
      }),
    );
  });
});

describe('what waits to be given', () => {
  it('is held work in which a contact waits', () => {
    expect(isRoutable({ status: 'new', waitingSince: 1 })).toBe(true);
    expect(isRoutable({ status: 'new', waitingSince: null })).toBe(false);
    expect(isRoutable({ status: 'resolved', waitingSince: 1 })).toBe(false);
  });

  it('goes longest wait first', () => {
    const later = { ...interaction, id: 'a', waitingSince: 2 };
    expect([later, interaction].sort(compareWaiting)).toEqual([interaction, later]);
  });
});
