import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PERMISSIONS } from '../../src/model/agent.ts';
import {
  compareWaiting,
  DECLINE_PAUSE_MS,
  giveOut,
  isFor,
  isRoutable,
  pickAgent,
  reopenObstacle,
  takeObstacle,
  type RoutableAgent,
  type RoutableInteraction,
} from '../../src/model/routing.ts';
import { isHeld, STATUSES } from '../../src/model/status.ts';

const NOW = 1_000_000;

const interaction: RoutableInteraction = {
  id: 'i',
  channelId: 'c',
  priority: 0,
  teamId: null,
  skillId: null,
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
  teamIds: ['t'],
  skillIds: ['s'],
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
  teamIds: fc.subarray(['t', 'u']),
  skillIds: fc.subarray(['s', 'r']),
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
    ['is not in its team', { teamIds: ['u'] }],
    ['lacks its skill', { skillIds: [] }],
  ])('nobody who %s', (_words, change) => {
    const ofTeam = { ...interaction, teamId: 't', skillId: 's' };
    expect(pickAgent(ofTeam, [able], NOW)).toBe(able);
    expect(pickAgent(ofTeam, [{ ...able, ...change }], NOW)).toBeNull();
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
          isFor({ teamId: 't', skillId: null }, agent) &&
          takeObstacle(agent, 'c') === null;
        const picked = pickAgent({ ...interaction, teamId: 't', needsAccept }, agents, NOW);
        if (picked === null) expect(agents.some(may)).toBe(false);
        else expect(may(picked)).toBe(true);
      }),
    );
  });
});

const anyInteraction: fc.Arbitrary<RoutableInteraction> = fc.record({
  id: fc.uuid(),
  channelId: fc.constantFrom('c', 'd'),
  priority: fc.integer({ min: 0, max: 2 }),
  teamId: fc.constantFrom(null, 't'),
  skillId: fc.constantFrom(null, 's'),
  status: fc.constantFrom('new', 'open', 'resolved'),
  waitingSince: fc.option(fc.integer({ min: 0, max: 9 })),
  needsAccept: fc.boolean(),
  declined: fc.constantFrom({}, { a: NOW }, { b: 0 }),
});
const severalAgents = fc.uniqueArray(anyAgent, { selector: ({ id }) => id, maxLength: 8 });
const severalInteractions = fc.uniqueArray(anyInteraction, { selector: ({ id }) => id, maxLength: 20 });

describe('opening what is done again (Q7)', () => {
  it('needs room, and so does no move of what is held or stays done', () => {
    const full = { held: 3, capacity: 3 };
    for (const from of STATUSES)
      for (const to of STATUSES) {
        const addsOne = !isHeld(from) && isHeld(to);
        expect(reopenObstacle(full, from, to)).toBe(addsOne ? 'capacity' : null);
        expect(reopenObstacle({ ...full, held: 2 }, from, to)).toBeNull();
      }
  });
});

describe('giving out what waits', () => {
  it('brings nobody over their capacity or to two offers, and nothing to two', () => {
    fc.assert(
      fc.property(severalInteractions, severalAgents, (waiting, agents) => {
        const { given } = giveOut(waiting, agents, NOW);
        for (const agent of agents) {
          const own = given.filter(({ agentId }) => agentId === agent.id);
          if (own.length > 0) expect(agent.held + own.length).toBeLessThanOrEqual(agent.capacity);
          const offers = own.filter(({ interaction: { needsAccept } }) => needsAccept).length;
          expect(offers).toBeLessThanOrEqual(agent.isOffered ? 0 : 1);
        }
        expect(new Set(given.map(({ interaction: { id } }) => id)).size).toBe(given.length);
        expect(given.every((one) => isRoutable(one.interaction))).toBe(true);
      }),
    );
  });

  it('passes over only what nobody could take any more in its turn', () => {
    fc.assert(
      fc.property(severalInteractions, severalAgents, (waiting, agents) => {
        const { given, agents: left } = giveOut(waiting, agents, NOW);
        const isGiven = (one: RoutableInteraction): boolean =>
          given.some((other) => other.interaction === one);
        for (const one of waiting.filter(isRoutable)) {
          // Who is still free at the end was so in its turn.
          if (!isGiven(one)) expect(pickAgent(one, left, NOW)).toBeNull();
        }
        expect(given.map((one) => one.interaction)).toEqual(
          [...given.map((one) => one.interaction)].sort(compareWaiting),
        );
      }),
    );
  });

  it('is the same as giving one after the other', () => {
    fc.assert(
      fc.property(severalInteractions, severalAgents, (waiting, agents) => {
        let now: readonly RoutableAgent[] = agents;
        const one = [...waiting].sort(compareWaiting).flatMap((interaction) => {
          const step = giveOut([interaction], now, NOW);
          if (step.given.length > 0) now = step.agents;
          return step.given;
        });
        expect(giveOut(waiting, agents, NOW).given).toEqual(one);
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

  it('goes by its channel’s priority before that', () => {
    const urgent = { ...interaction, id: 'b', waitingSince: 3, priority: 1 };
    expect([interaction, urgent].sort(compareWaiting)).toEqual([urgent, interaction]);
  });
});
