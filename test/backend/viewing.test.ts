import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Signal } from '../../src/model/event.ts';
import { FEATURES } from '../../src/model/agent.ts';
import { onEachDatabase } from './support/databases.ts';
import { openStream, type StreamReader } from './support/stream-reader.ts';
import { startBackend, until, type TestBackend } from './support/test-backend.ts';

onEachDatabase('Who else is here', (opened) => {
  let test: TestBackend;
  beforeAll(async () => {
    test = await startBackend(opened().database, { timings: { viewingGraceMs: 300 } });
  }, 60_000);
  afterAll(() => test.stop());

  const view = (id: string, agentId: string, viewerId = `tab-${agentId}`, here = true) =>
    test.call('PUT', `/interactions/${id}/viewing`, { agentId, body: { viewerId, here } });
  /** Whom a stream was told of last, of one interaction. */
  const told = (stream: StreamReader, id: string): string | undefined =>
    stream.frames
      .filter(({ name, data }) => name === 'signal' && (data as Signal).type === 'viewing')
      .map(({ data }) => data as Extract<Signal, { type: 'viewing' }>)
      .findLast(({ interactionId }) => interactionId === id)
      ?.agents.map(({ name }) => name)
      .join();

  it('T12: shows who comes within two seconds, to who is there and to who comes later', async () => {
    const { id } = await test.inbound();
    const ada = await openStream(test);
    expect((await view(id, 'ada')).body).toEqual({ agents: [], leaseSeconds: 20 });
    const began = Date.now();
    expect((await view(id, 'ben')).body.agents).toEqual([{ id: 'ada', name: 'Ada' }]);
    await until('Ada to see Ben', () => told(ada, id) === 'Ada,Ben', 2_000);
    expect(Date.now() - began).toBeLessThan(2_000);
    await view(id, 'ben', 'tab-ben', false);
    await until('Ada to see Ben leave', () => told(ada, id) === 'Ada');
    await ada.close();
  });

  it('counts two tabs of one agent as one, who stays until both are gone', async () => {
    const { id } = await test.inbound();
    await view(id, 'ben', 'one');
    await view(id, 'ben', 'two');
    expect((await view(id, 'ada')).body.agents).toHaveLength(1);
    await view(id, 'ben', 'one', false);
    expect((await view(id, 'ada')).body.agents).toHaveLength(1);
    await view(id, 'ben', 'two', false);
    expect((await view(id, 'ada')).body.agents).toEqual([]);
  });

  it('tells nobody that somebody is still there', async () => {
    const { id } = await test.inbound();
    const ada = await openStream(test);
    await view(id, 'ada');
    await view(id, 'ben');
    await until('Ada to see Ben', () => told(ada, id) === 'Ada,Ben');
    const before = ada.frames.filter(({ name }) => name === 'signal').length;
    for (let again = 0; again < 5; again += 1) await view(id, 'ben');
    await view(id, 'ben', 'tab-ben', false);
    await until('Ada to see Ben leave', () => told(ada, id) === 'Ada');
    expect(ada.frames.filter(({ name }) => name === 'signal').length - before).toBe(1);
    await ada.close();
  });

  it('takes out who has crashed as soon as their stream is gone, and not who has loaded the page again', async () => {
    const { id } = await test.inbound();
    const ada = await openStream(test);
    const ben = await openStream(test, { agentId: 'ben' });
    await view(id, 'ada');
    await view(id, 'ben');
    await ben.close();
    const again = await openStream(test, { agentId: 'ben' });
    await until('Ada to see Ben', () => told(ada, id) === 'Ada,Ben');
    expect((await view(id, 'ada')).body.agents).toHaveLength(1);
    await again.close();
    await until('Ada to see Ben gone', () => told(ada, id) === 'Ada', 2_000);
    await ada.close();
  });

  it('takes out who only fell silent when their lease has run out', async () => {
    let now = Date.now();
    const timed = await startBackend(opened().database, { clock: () => now });
    const { id } = await timed.inbound();
    const say = (agentId: string) =>
      timed.call('PUT', `/interactions/${id}/viewing`, { agentId, body: { viewerId: agentId, here: true } });
    await say('ben');
    now += 19_000;
    expect((await say('ada')).body.agents).toHaveLength(1);
    now += 2_000;
    expect((await say('ada')).body.agents).toEqual([]);
    await timed.stop();
  });

  it('is for who may see the interaction, where it is switched on', async () => {
    const { id } = await test.inbound();
    expect((await view(id, 'cleo')).status).toBe(404);
    const wrong = await test.call('PUT', `/interactions/${id}/viewing`, {
      body: { viewerId: '', here: 'yes' },
    });
    expect([wrong.status, wrong.body.fields?.map(({ field }: { field: string }) => field)]).toEqual([
      400,
      ['viewerId', 'here'],
    ]);
    const off = await startBackend(opened().database, {
      setup: { features: FEATURES.filter((feature) => feature !== 'presence') },
    });
    const there = await off.inbound();
    const refused = await off.call('PUT', `/interactions/${there.id}/viewing`, {
      body: { viewerId: 'a', here: true },
    });
    expect([refused.status, refused.body.type]).toEqual([403, '/problems/feature-off']);
    await off.stop();
  });
});
