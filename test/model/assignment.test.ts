import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PERMISSIONS, type Permission } from '../../src/model/agent.ts';
import { agentTakerObstacle, assignmentObstacle, teamTakerObstacle } from '../../src/model/assignment.ts';
import { STATUSES } from '../../src/model/status.ts';

const ACCEPT: Permission = 'conversation.message.accept';
const ASSIGN: Permission = 'conversation.assign';
const ME = { agentId: 'me', teamId: null };
const OTHER = { agentId: 'other', teamId: null };
const TEAM = { agentId: null, teamId: 'team' };
const NOBODY = { agentId: null, teamId: null };

describe('who may give an interaction to whom', () => {
  it.each([
    ['take what nobody holds', null, ME, [ACCEPT]],
    ['take it from somebody', 'other', ME, [ASSIGN, ACCEPT]],
    ['put back what is theirs', 'me', NOBODY, []],
    ['take it from somebody for the queue', 'other', NOBODY, [ASSIGN]],
    ['hand on what is theirs', 'me', OTHER, [ASSIGN]],
    ['give what nobody holds to a team', null, TEAM, [ASSIGN]],
  ])('to %s an agent needs exactly these permissions', (_words, assigneeId, to, needed) => {
    const with_ = (permissions: readonly Permission[]): unknown =>
      assignmentObstacle({ status: 'open', assigneeId }, { id: 'me', permissions }, to);
    expect(with_(needed)).toBeNull();
    for (const permission of needed) {
      const others = PERMISSIONS.filter((one) => one !== permission);
      expect(with_(others)).toEqual({ kind: 'forbidden', permission });
    }
  });

  it('nobody gives away what is closed, and everything else is open to who has every permission', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...STATUSES),
        fc.constantFrom(null, 'me', 'other'),
        fc.constantFrom(ME, OTHER, TEAM, NOBODY),
        (status, assigneeId, to) => {
          const agent = { id: 'me', permissions: PERMISSIONS };
          expect(assignmentObstacle({ status, assigneeId }, agent, to)).toEqual(
            status === 'closed' ? { kind: 'interaction-closed' } : null,
          );
        },
      ),
    );
  });
});

describe('who can be given an interaction', () => {
  const agent = { id: 'a', permissions: [ACCEPT], channelIds: ['c'], capacity: 2, held: 2 };
  const work = { channelId: 'c', status: 'new', assigneeId: null, offeredToId: null } as const;

  it.each([
    ['at their limit', agent, work, 'capacity'],
    ['without access to the channel', { ...agent, channelIds: ['d'] }, work, 'channel'],
    ['who may not accept', { ...agent, permissions: [] }, work, 'permission'],
    ['at their limit with this offer counted', agent, { ...work, offeredToId: 'a' }, null],
    ['at their limit with this one counted', agent, { ...work, assigneeId: 'a' }, null],
    ['at their limit, of what is done', agent, { ...work, status: 'resolved' }, null],
    ['with room', { ...agent, held: 1 }, work, null],
  ] as const)('an agent %s', (_words, taker, interaction, obstacle) => {
    expect(agentTakerObstacle(taker, interaction)).toBe(obstacle);
  });

  it('a team that handles the channel', () => {
    expect(teamTakerObstacle(['c'], 'c')).toBeNull();
    expect(teamTakerObstacle(['d'], 'c')).toBe('channel');
  });
});
