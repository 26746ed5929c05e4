import { afterAll, beforeAll, expect, it } from 'vitest';
import { PERMISSIONS } from '../../src/model/agent.ts';
import { DEFAULT_WORK_SETTINGS } from '../../src/model/work-rules.ts';
import { onEachDatabase } from './support/databases.ts';
import { openStream } from './support/stream-reader.ts';
import { organisation, startBackend, until, type TestBackend } from './support/test-backend.ts';

onEachDatabase('How work is done', (opened) => {
  let test: TestBackend;
  beforeAll(async () => {
    const [whatsapp, ...others] = organisation('any').channels;
    test = await startBackend(opened().database, {
      organisationId: 'skilled',
      setup: {
        skills: [
          { id: 'orders', name: 'Orders', channelIds: ['whatsapp'], dispositionRequired: true },
          { id: 'returns', name: 'Returns', channelIds: [] },
        ],
        settings: { topicRequired: true, resolutionReasons: ['Solved'] },
        channels: [
          {
            id: 'whatsapp',
            gatewayId: 'test',
            accountNetworkId: 'skilled-whatsapp',
            platform: 'whatsapp',
            name: 'WhatsApp',
            skillId: 'orders',
            teamIds: whatsapp?.teamIds ?? [],
          },
          ...others.map((one) => ({ ...one, accountNetworkId: `skilled-${one.id}` })),
        ],
        agents: [
          { id: 'ada', name: 'Ada', permissions: PERMISSIONS, capacity: 9, teamIds: ['care'] },
          {
            id: 'ben',
            name: 'Ben',
            permissions: PERMISSIONS,
            capacity: 9,
            teamIds: ['care'],
            skillIds: ['orders'],
          },
        ],
      },
    });
  }, 60_000);
  afterAll(() => test.stop());

  it('tells skills, which of them the agent has, and settings with what nothing was said about', async () => {
    const { body } = await test.call('GET', '/work-rules', { agentId: 'ben' });

    expect(body).toEqual({
      settings: { ...DEFAULT_WORK_SETTINGS, topicRequired: true, resolutionReasons: ['Solved'] },
      skills: [
        {
          id: 'orders',
          name: 'Orders',
          channelIds: ['whatsapp'],
          dispositions: [],
          dispositionRequired: true,
          afterWorkSeconds: null,
        },
        {
          id: 'returns',
          name: 'Returns',
          channelIds: [],
          dispositions: [],
          dispositionRequired: false,
          afterWorkSeconds: null,
        },
      ],
      ownSkillIds: ['orders'],
    });
    expect((await test.call('GET', '/work-rules')).body.ownSkillIds).toEqual([]);
  });

  it('gives work of a skill to who has it alone', async () => {
    const streams = await Promise.all(['ada', 'ben'].map((agentId) => openStream(test, { agentId })));
    for (const stream of streams) await stream.until('it to begin', ({ frames }) => frames.length > 0);

    for (const _ of [1, 2, 3]) await test.inbound();

    const mine = await until('all of it to be given', async () => {
      const { body } = await test.call('GET', '/interactions?assignment=mine', { agentId: 'ben' });
      return body.items.length === 3 && body.items;
    });
    expect(mine.map(({ assignee }) => assignee?.id)).toEqual(['ben', 'ben', 'ben']);
    await Promise.all(streams.map((stream) => stream.close()));
  });
});
