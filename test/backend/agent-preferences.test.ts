import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEFAULT_AGENT_PREFERENCES, SIGN_IN_AFTER_MS } from '../../src/model/agent-preferences.ts';
import { onEachDatabase } from './support/databases.ts';
import { openStream } from './support/stream-reader.ts';
import { startBackend, until, type TestBackend } from './support/test-backend.ts';

onEachDatabase('What agents prefer', (opened) => {
  let test: TestBackend;
  /** How far the backend's clock is ahead. */
  let ahead = 0;
  beforeAll(async () => {
    test = await startBackend(opened().database, { clock: () => Date.now() + ahead });
  }, 60_000);
  afterAll(() => test.stop());

  const change = (agentId: string, body: object) =>
    test.call('PATCH', '/session/preferences', { agentId, body, now: test.now() });
  const read = async (agentId: string) =>
    (await test.call('GET', '/session/preferences', { agentId, now: test.now() })).body;
  const availability = async (agentId: string): Promise<string> =>
    (await test.call('GET', '/session', { agentId, now: test.now() })).body.agent.availability.id;
  const seen = (agentId: string) =>
    opened().database.inOrganisation(test.organisationId, (transaction) =>
      transaction.query<{ seen_at: number | null; many: number }>(
        'SELECT seen_at, (SELECT count(*)::int FROM presence WHERE agent_id = $1) AS many FROM agent WHERE id = $1',
        [agentId],
      ),
    );
  /** Connects, and comes back to what holds then. */
  const connect = async (agentId: string): Promise<string> => {
    const stream = await openStream(test, { agentId });
    await stream.until('it to begin', () => stream.frames.length > 0);
    const state = await availability(agentId);
    await stream.close();
    await until('the agent to be gone', async () => (await seen(agentId))[0]?.many === 0);
    return state;
  };

  it('are kept by parts, for this agent alone, and told to the agent’s other tabs', async () => {
    expect(await read('ada')).toEqual(DEFAULT_AGENT_PREFERENCES);
    const ada = await openStream(test, { agentId: 'ada' });
    const ben = await openStream(test, { agentId: 'ben' });
    await change('ada', { soundVolume: 0.1 });
    const { body } = await change('ada', { keys: { reply: 'x', help: null } });
    expect(body).toEqual({
      ...DEFAULT_AGENT_PREFERENCES,
      soundVolume: 0.1,
      keys: { reply: 'x', help: null },
    });
    expect(await read('ada')).toEqual(body);
    expect(await read('ben')).toEqual(DEFAULT_AGENT_PREFERENCES);
    const told = (stream: typeof ada): number =>
      stream.events().filter(({ event }) => event.type === 'preferences.changed').length;
    await ada.until('both to be told', () => told(ada) === 2);
    expect(told(ben)).toBe(0);
    await Promise.all([ada.close(), ben.close()]);
  });

  it('Q9: one kind of notice is changed by itself, and leaves the others as they were chosen', async () => {
    const silent = { available: false, away: false };
    const { notices } = DEFAULT_AGENT_PREFERENCES;
    await change('ben', { notices: { offer: silent, breach: silent } });
    await change('ben', { notices: { replied: silent } });
    expect((await read('ben')).notices).toEqual({
      ...notices,
      offer: silent,
      breach: silent,
      replied: silent,
    });
    await change('ben', { notices });
  });

  it('are refused by field where they are none', async () => {
    for (const [body, field] of [
      [{ soundVolume: 1.5 }, 'soundVolume'],
      [{ signInAvailabilityId: 'nowhere' }, 'signInAvailabilityId'],
      [{ signInAvailabilityId: 'not-responding' }, 'signInAvailabilityId'],
      [{ keys: { reply: '' } }, 'keys.reply'],
      [{ colour: 'red' }, 'colour'],
    ] as const) {
      const answer = await change('ben', body);
      expect([answer.status, answer.body]).toMatchObject([400, { fields: [{ field }] }]);
    }
    expect(await read('ben')).toEqual(DEFAULT_AGENT_PREFERENCES);
  });

  it('Q2: the state at sign-in is taken by who comes after long, and by nobody who only reloads', async () => {
    await change('cleo', { signInAvailabilityId: 'lunch' });
    expect(await availability('cleo')).toBe('available');
    expect(await connect('cleo')).toBe('lunch');

    await test.call('PUT', '/session/availability', {
      agentId: 'cleo',
      body: { availabilityId: 'available' },
      now: test.now(),
    });
    expect(await connect('cleo')).toBe('available');

    ahead += SIGN_IN_AFTER_MS + 1_000;
    expect(await connect('cleo')).toBe('lunch');

    await change('cleo', { signInAvailabilityId: null });
    ahead += SIGN_IN_AFTER_MS + 1_000;
    expect(await connect('cleo')).toBe('lunch');
  });
});
