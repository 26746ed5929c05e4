import { afterAll, beforeAll, expect, it } from 'vitest';
import { forgetOld } from '../../src/backend/jobs/housekeeping.ts';
import { provision } from '../../src/backend/provision.ts';
import { onEachDatabase } from './support/databases.ts';
import { openStream } from './support/stream-reader.ts';
import {
  inboundMessage,
  organisation,
  startBackend,
  until,
  type TestBackend,
} from './support/test-backend.ts';

onEachDatabase('The event stream', (opened) => {
  let test: TestBackend;
  let now = Date.now();
  beforeAll(async () => {
    // Nobody is available, so that only what a test does is told.
    const { agents } = organisation('any');
    test = await startBackend(opened().database, {
      setup: { agents: agents.map((agent) => ({ ...agent, availabilityId: 'away' })) },
      clock: () => now,
      timings: { heartbeatMs: 150, tailPollMs: 200 },
    });
  }, 60_000);
  afterAll(() => test.stop());

  const position = async (): Promise<string> => (await test.call('GET', '/session')).body.position;

  it('begins with a heartbeat that names where it stands, and repeats it in silence', async () => {
    const after = await position();

    const stream = await openStream(test, { after });

    expect(stream.status).toBe(200);
    await stream.until('two heartbeats', ({ frames }) => frames.length >= 2);
    expect(stream.frames.slice(0, 2)).toMatchObject([
      { name: 'heartbeat', data: { head: after } },
      { name: 'heartbeat', data: { head: after } },
    ]);
    await stream.close();
  });

  it('brings a message before its interaction, each with the one before it', async () => {
    const after = await position();
    const stream = await openStream(test, { after });

    const interaction = await test.inbound({ text: 'Live' });

    await stream.until('the events', (reader) => reader.events().length >= 2);
    const [first, second] = stream.events();
    expect(first).toMatchObject({
      prev: after,
      event: { type: 'message.changed', message: { text: 'Live' } },
    });
    expect(second).toMatchObject({
      prev: first?.position,
      event: { type: 'interaction.changed', interaction: { id: interaction.id } },
    });
    await stream.close();
  });

  it('resumes after any position with the same events, in both modes', async () => {
    const after = await position();
    for (let count = 0; count < 5; count += 1) await test.inbound();

    const page = (await test.call('GET', `/events?after=${after}`)).body;
    const whole = await openStream(test, { after });
    await whole.until('all', (reader) => reader.events().length >= page.events.length);

    expect(page).toMatchObject({ more: false, reset: false, head: await position() });
    expect(page.events.length).toBeGreaterThanOrEqual(10);
    expect(whole.events()).toEqual(page.events);
    const middle = page.events[4]!;
    const rest = await openStream(test, { headers: { 'last-event-id': middle.position } });
    await rest.until('the rest', (reader) => reader.events().length >= page.events.length - 5);
    expect(rest.events()).toEqual(page.events.slice(5));
    await Promise.all([whole.close(), rest.close()]);
  });

  it('shows each agent only what their channels bring, without a gap', async () => {
    const after = await position();
    await test.inbound({}, 'whatsapp');
    await test.inbound({ visibility: 'public', kind: 'comment' }, 'facebook');
    await test.inbound({}, 'whatsapp');

    const cleo = await openStream(test, { after, agentId: 'cleo' });
    await cleo.until('her events', (reader) => reader.events().length >= 2);
    // The heartbeat says that there is nothing further for her.
    await cleo.until('a heartbeat', ({ frames }) => frames.at(-1)?.name === 'heartbeat');

    const seen = cleo.events();
    expect(
      seen.every(
        ({ event }) => event.type !== 'interaction.changed' || event.interaction.channelId === 'facebook',
      ),
    ).toBe(true);
    expect(seen.map(({ prev }) => prev)).toEqual([after, ...seen.slice(0, -1).map(({ position: at }) => at)]);
    expect(cleo.frames.at(-1)?.data).toMatchObject({ head: seen.at(-1)?.position });
    await cleo.close();
  });

  it('says reset for a position of another epoch, of the future, or no longer kept, and goes on from there', async () => {
    const here = await position();
    const [epoch, seq] = here.split(':');
    for (const gone of ['other:1', `${epoch ?? ''}:${String(Number(seq) + 1_000)}`]) {
      const stream = await openStream(test, { after: gone });
      await stream.until('a reset', ({ frames }) => frames.length > 0);
      expect(stream.frames[0]).toMatchObject({ name: 'reset', data: { position: await position() } });
      expect((await test.call('GET', `/events?after=${gone}`)).body).toMatchObject({
        reset: true,
        events: [],
      });
      await stream.close();
    }

    now += 8 * 24 * 3_600_000;
    await forgetOld({
      database: opened().database,
      clock: () => now,
      timings: {
        eventsKeptMs: 7 * 24 * 3_600_000,
        keysKeptMs: 1e12,
        leftoversKeptMs: 1e12,
        heartbeatMs: 15_000,
        sessionIdleMs: 1e12,
      },
    } as unknown as Parameters<typeof forgetOld>[0]);
    const stream = await openStream(test, { after: `${epoch ?? ''}:0` });
    await stream.until('a reset', ({ frames }) => frames.length > 0);
    expect(stream.frames[0]?.name).toBe('reset');
    await test.inbound();
    await stream.until('what comes next', (reader) => reader.events().length > 0);
    expect(stream.events()[0]?.prev).toBe((stream.frames[0]?.data as { position: string }).position);
    await stream.close();
  });

  it('tells who loses a channel what went with it, and shows nothing of it any more', async () => {
    const interaction = await test.inbound({ visibility: 'public', kind: 'comment' }, 'facebook');
    const stream = await openStream(test, { agentId: 'cleo' });
    await stream.until('the beginning', ({ frames }) => frames.length > 0);
    const setup = organisation(test.organisationId);
    const without = setup.channels.map((channel) =>
      channel.id === 'facebook' ? { ...channel, teamIds: ['care'] } : channel,
    );

    await provision(opened().database, { ...setup, channels: without });
    await test.inbound({ visibility: 'public', kind: 'comment', text: 'Not for Cleo' }, 'facebook');

    await stream.until('the removal', (reader) =>
      reader
        .events()
        .some(({ event }) => event.type === 'interaction.removed' && event.interactionId === interaction.id),
    );
    await stream.until('a heartbeat', ({ frames }) => frames.at(-1)?.name === 'heartbeat');
    expect(stream.events().map(({ event }) => event.type)).toContain('session.changed');
    expect(JSON.stringify(stream.frames)).not.toContain('Not for Cleo');
    expect((await test.call('GET', `/interactions/${interaction.id}`, { agentId: 'cleo' })).status).toBe(404);
    await stream.close();
    await provision(opened().database, setup);
  });

  it('tells who types to the others only, and keeps nothing of it', async () => {
    const interaction = await test.inbound();
    const [ada, ben] = [await openStream(test, {}), await openStream(test, { agentId: 'ben' })];
    await Promise.all([ada, ben].map((one) => one.until('the beginning', ({ frames }) => frames.length > 0)));
    const after = await position();

    const told = await test.call('POST', `/interactions/${interaction.id}/typing`, { agentId: 'ada' });
    await test.hear([
      {
        type: 'typing',
        accountId: `${test.organisationId}-whatsapp`,
        conversationId: `conversation-contact-${interaction.contact.name.split(' ')[1] ?? ''}`,
      },
    ]);

    expect(told.status).toBe(204);
    await ben.until(
      'both signals',
      ({ frames }) => frames.filter(({ name }) => name === 'signal').length >= 2,
    );
    await ada.until('one signal', ({ frames }) => frames.some(({ name }) => name === 'signal'));
    expect(ben.frames.filter(({ name }) => name === 'signal').map(({ data }) => data)).toEqual([
      { type: 'typing', interactionId: interaction.id, who: 'agent', agent: { id: 'ada', name: 'Ada' } },
      { type: 'typing', interactionId: interaction.id, who: 'contact' },
    ]);
    expect(ada.frames.filter(({ name }) => name === 'signal')).toHaveLength(1);
    expect(await position()).toBe(after);
    expect(test.gateway.typed).toHaveLength(1);
    await Promise.all([ada.close(), ben.close()]);
  });

  it('ends when its token is over', async () => {
    const stream = await openStream(test, { seconds: 1 });
    await stream.until('the beginning', ({ frames }) => frames.length > 0);

    now += 10_000;

    await until('the end', () => stream.ended);
  });

  it('catches up a reader far behind without leaving anything out', async () => {
    const after = await position();
    const author = { networkId: 'same', name: 'Same', handle: null };
    await test.hear(
      Array.from({ length: 130 }, () => ({
        type: 'message' as const,
        accountId: `${test.organisationId}-whatsapp`,
        message: inboundMessage({ author }),
      })),
    );
    const [, from] = after.split(':');
    const [, to] = (await position()).split(':');

    const stream = await openStream(test, { after });
    await stream.until(
      'all',
      (reader) =>
        reader
          .events()
          .at(-1)
          ?.position.endsWith(`:${to ?? ''}`) === true,
    );

    const numbers = stream.events().map(({ position: at }) => Number(at.split(':')[1]));
    expect(numbers).toEqual(
      Array.from({ length: Number(to) - Number(from) }, (_, index) => Number(from) + index + 1),
    );
    await stream.close();
  });
});
