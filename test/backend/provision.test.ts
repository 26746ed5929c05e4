import { expect, it } from 'vitest';
import { migrate } from '../../src/backend/database/migrate.ts';
import { provision } from '../../src/backend/provision.ts';
import { onEachDatabase } from './support/databases.ts';
import { organisation, startBackend } from './support/test-backend.ts';

onEachDatabase(
  'Setting up',
  (opened) => {
    it('brings the schema up to date once, however many processes start at once', async () => {
      const { database } = opened();
      const others = (await Promise.all([opened().another(), opened().another()])).filter(
        (one) => one !== null,
      );
      await Promise.all([database, database, ...others].map((one) => migrate(one)));

      const steps = await database.asSystem((transaction) =>
        transaction.query('SELECT number FROM inlay_migration'),
      );
      expect(steps.map(({ number }) => number)).toEqual([...new Set(steps.map(({ number }) => number))]);
    });

    it('refuses a database that a newer program has changed', async () => {
      const { database } = opened();
      await database.asSystem((transaction) =>
        transaction.query("INSERT INTO inlay_migration (number, name) VALUES (999, 'future')"),
      );
      await expect(migrate(database)).rejects.toThrow(/999.*start a newer one/);
      await database.asSystem((transaction) =>
        transaction.query('DELETE FROM inlay_migration WHERE number = 999'),
      );
    });

    it('may be repeated, keeps states and work, and switches off who is no longer named', async () => {
      const { database } = opened();
      const test = await startBackend(database, { organisationId: 'again' });
      const interaction = await test.inbound();
      await test.call('PUT', '/session/availability', { body: { availabilityId: 'lunch' } });
      const before = (await test.call('GET', '/session')).body;
      const setup = organisation('again');

      await provision(database, setup);
      // Not even an event.
      const { serverTime: _now, ...same } = (await test.call('GET', '/session')).body;
      expect(before).toMatchObject(same);
      await provision(database, {
        ...setup,
        name: 'Renamed',
        agents: setup.agents.filter(({ id }) => id !== 'ben'),
        awayReasons: [],
        topics: ['Other'],
      });

      const after = (await test.call('GET', '/session')).body;
      expect(after).toMatchObject({
        organisation: { name: 'Renamed' },
        // Still in a state that is offered no more.
        agent: { availability: { id: 'lunch', label: 'Lunch' } },
        catalogue: { topics: ['Other'] },
      });
      expect((await test.call('GET', '/session', { agentId: 'ben' })).status).toBe(401);
      expect((await test.call('GET', `/interactions/${interaction.id}`)).status).toBe(200);
      const names = (await test.call('GET', '/directory')).body.items.map(
        ({ name }: { name: string }) => name,
      );
      expect(names).toEqual(['Ada', 'Care', 'Cleo', 'Sales']);
      await test.stop();
    });

    it('keeps an account to one organisation', async () => {
      const { database } = opened();
      await provision(database, organisation('first'));
      const { channels } = organisation('first');
      await expect(provision(database, organisation('second', { channels }))).rejects.toThrow(
        /channel_by_account/,
      );
    });
  },
  { bare: true },
);
