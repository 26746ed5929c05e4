import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PERMISSIONS } from '../../src/model/agent.ts';
import { agentTakerObstacle } from '../../src/model/assignment.ts';
import { STATUSES } from '../../src/model/status.ts';
import { agentReceiverObstacle, queueReceiverObstacle, transferObstacle } from '../../src/model/transfer.ts';

const GIVER = { id: 'ada', permissions: PERMISSIONS };
const AGENT = {
  id: 'ben',
  permissions: PERMISSIONS,
  channelIds: ['whatsapp'],
  capacity: 3,
  held: 1,
  available: true,
  connected: true,
};
const WORK = { channelId: 'whatsapp', status: 'open', assigneeId: 'ada', offeredToId: null } as const;

describe('Whether an interaction can be handed over', () => {
  it('only while it is new or open, and the status that is in the way is named', () => {
    const reasons = STATUSES.map((status) => transferObstacle({ status, assigneeId: 'ada' }, GIVER));
    expect(reasons).toEqual([
      null,
      null,
      { kind: 'transfer-refused', reason: 'pending' },
      { kind: 'transfer-refused', reason: 'resolved' },
      { kind: 'transfer-refused', reason: 'closed' },
    ]);
  });

  it('by who holds it, and by others with the permission to assign alone', () => {
    const plain = { id: 'ada', permissions: [] };
    const refused = { kind: 'forbidden', permission: 'conversation.assign' };
    expect(transferObstacle({ status: 'open', assigneeId: 'ada' }, plain)).toBeNull();
    expect(transferObstacle({ status: 'open', assigneeId: 'ben' }, plain)).toEqual(refused);
    expect(transferObstacle({ status: 'open', assigneeId: null }, plain)).toEqual(refused);
    expect(transferObstacle({ status: 'open', assigneeId: 'ben' }, GIVER)).toBeNull();
  });
});

describe('Whom an interaction can be handed', () => {
  const why = (agent: Partial<typeof AGENT>, giverId = 'ada') =>
    agentReceiverObstacle({ ...AGENT, ...agent }, WORK, giverId);

  it('says which: oneself, who has it, who is away, who is not there, who is full, who may not', () => {
    expect(why({})).toBeNull();
    expect(why({ id: 'ada' })).toBe('self');
    expect(why({ id: 'ada' }, 'cleo')).toBe('holder');
    expect(why({ available: false })).toBe('away');
    expect(why({ connected: false })).toBe('absent');
    expect(why({ held: 3 })).toBe('capacity');
    expect(why({ channelIds: [] })).toBe('channel');
    expect(why({ permissions: [] as never })).toBe('permission');
  });

  it('names what does not pass by itself before what does', () => {
    expect(why({ channelIds: [], connected: false, available: false, held: 3 })).toBe('channel');
    expect(why({ connected: false, available: false, held: 3 })).toBe('absent');
    expect(why({ available: false, held: 3 })).toBe('away');
  });

  it('is never wider than assigning, and nobody is handed what they have', () => {
    fc.assert(
      fc.property(
        fc.record({
          id: fc.constantFrom('ada', 'ben', 'cleo'),
          permissions: fc.constantFrom(PERMISSIONS, []),
          channelIds: fc.subarray(['whatsapp', 'sms']),
          capacity: fc.nat(3),
          held: fc.nat(4),
          available: fc.boolean(),
          connected: fc.boolean(),
        }),
        fc.record({
          channelId: fc.constantFrom('whatsapp', 'sms'),
          status: fc.constantFrom('new', 'open'),
          assigneeId: fc.constantFrom('ada', 'ben', null),
          offeredToId: fc.constantFrom('ben', 'cleo', null),
        }),
        (agent, work) => {
          if (agentReceiverObstacle(agent, work, 'ada') !== null) return;
          expect(agentTakerObstacle(agent, work)).toBeNull();
          expect([agent.available, agent.connected]).toEqual([true, true]);
          expect([work.assigneeId, 'ada']).not.toContain(agent.id);
        },
      ),
    );
  });

  it('a queue in which somebody can handle the channel', () => {
    expect(queueReceiverObstacle({ channelIds: ['sms'], able: 3 }, 'whatsapp')).toBe('channel');
    expect(queueReceiverObstacle({ channelIds: ['whatsapp'], able: 0 }, 'whatsapp')).toBe('nobody');
    expect(queueReceiverObstacle({ channelIds: ['whatsapp'], able: 1 }, 'whatsapp')).toBeNull();
  });
});
