import { afterAll, beforeAll, expect, it } from 'vitest';
import type { WireDirectoryEntry } from '../../src/contract/directory.ts';
import { PERMISSIONS } from '../../src/model/agent.ts';
import { onEachDatabase } from './support/databases.ts';
import { startBackend, type TestBackend } from './support/test-backend.ts';

onEachDatabase('The directory for an interaction', (opened) => {
  let test: TestBackend;
  beforeAll(async () => {
    const agent = { permissions: PERMISSIONS, capacity: 5, availabilityId: 'away' };
    test = await startBackend(opened().database, {
      setup: {
        agents: [
          { ...agent, id: 'ada', name: 'Ada', teamIds: ['care', 'sales'] },
          { ...agent, id: 'ben', name: 'Ben', teamIds: ['care'], permissions: [] },
          { ...agent, id: 'cleo', name: 'Cleo', teamIds: ['sales'] },
          { ...agent, id: 'full', name: 'Full', teamIds: ['care'], capacity: 1 },
        ],
      },
    });
  }, 60_000);
  afterAll(() => test.stop());

  const assign = async (id: string, to: object) => {
    const { version } = (await test.call('GET', `/interactions/${id}`)).body;
    return test.call('PUT', `/interactions/${id}/assignment`, {
      headers: { 'if-match': `"${String(version)}"` },
      body: { agentId: null, teamId: null, ...to },
    });
  };

  it('says who can’t be given it and why, and assigning says the same and names the field', async () => {
    const held = await test.inbound();
    expect((await assign(held.id, { agentId: 'full' })).status).toBe(200);
    const { id } = await test.inbound();

    const { body, status } = await test.call('GET', `/directory?interactionId=${id}`);

    expect(status).toBe(200);
    const entries = body.items as WireDirectoryEntry[];
    expect(Object.fromEntries(entries.map((entry) => [entry.id, entry.obstacle]))).toEqual({
      ada: null,
      ben: 'permission',
      care: null,
      cleo: 'channel',
      full: 'capacity',
      sales: 'channel',
    });
    for (const entry of entries) {
      const field = entry.kind === 'agent' ? 'agentId' : 'teamId';
      const answer = await assign(id, { [field]: entry.id });
      if (entry.obstacle === null) expect(answer.status).toBe(200);
      else
        expect([entry.id, answer.status, answer.body.fields?.[0]?.field]).toEqual([
          entry.id,
          entry.obstacle === 'capacity' ? 409 : 400,
          field,
        ]);
    }
  });

  it('stands in nobody’s way with what they hold already', async () => {
    const held = await test.inbound();
    await assign(held.id, { agentId: 'ada' });
    const entries = (await test.call('GET', `/directory?interactionId=${held.id}`)).body
      .items as WireDirectoryEntry[];
    expect(entries.find(({ id }) => id === 'ada')?.obstacle).toBeNull();
  });

  it('says nothing of it where no interaction is asked for, and refuses one that is not there', async () => {
    const { body } = await test.call('GET', '/directory');
    expect((body.items as WireDirectoryEntry[]).every(({ obstacle }) => obstacle === null)).toBe(true);
    expect((await test.call('GET', '/directory?interactionId=nothing')).body.type).toBe(
      '/problems/not-found',
    );
  });
});
