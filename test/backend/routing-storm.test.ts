import { expect, it } from 'vitest';
import type { Database, Transaction } from '../../src/backend/database/database.ts';
import { simulateRouting } from '../support/routing-simulation.ts';
import { onDatabase } from './support/databases.ts';

/** A database in which nobody waits for anybody who gives work. */
function withoutHoldingsLock(database: Database): Database {
  const unlocked = (transaction: Transaction): Transaction => ({
    run: (script) => transaction.run(script),
    query: async (statement, parameters) =>
      statement.includes('7269153') && statement.includes('advisory')
        ? []
        : transaction.query(statement, parameters),
  });
  return {
    ...database,
    inOrganisation: (organisationId, work) =>
      database.inOrganisation(organisationId, (transaction) => work(unlocked(transaction))),
  };
}

onDatabase('Postgres', 'Routing under a storm, at a fiftieth of the benchmark', (opened) => {
  const both = async (): Promise<readonly Database[]> => {
    const other = await opened().another();
    if (other === null) throw new Error('A second handle is needed');
    return [opened().database, other];
  };
  const size = { agents: 25, messages: 400, capacity: 3, atOnce: 8 };

  it('nobody over their capacity, nothing offered twice, nothing unowned, the oldest of a priority first', async () => {
    const { breaches, latencies } = await simulateRouting({ databases: await both(), ...size });
    expect(breaches).toEqual([]);
    expect(latencies).toHaveLength(200);
  }, 120_000);

  it('finds breaches where the lock on what agents hold is off', async () => {
    const databases = (await both()).map(withoutHoldingsLock);
    const { breaches } = await simulateRouting({ databases, ...size, agents: 10, messages: 400 });
    expect(breaches.length).toBeGreaterThan(0);
  }, 120_000);
});
