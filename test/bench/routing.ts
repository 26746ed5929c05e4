import { openPostgres } from '../../src/backend/node/postgres.ts';
import { createDatabaseOn, startPostgres } from '../support/postgres.ts';
import { simulateRouting } from '../support/routing-simulation.ts';
import { ms, quantile, type Figure } from './figures.ts';

const AGENTS = Number(process.env['ROUTING_AGENTS'] ?? 500);
const MESSAGES = Number(process.env['ROUTING_MESSAGES'] ?? 20_000);

/** 500 agents and 20,000 messages through routing, two backends on one Postgres: what it promises, and how fast it is. */
export async function routing(): Promise<readonly Figure[]> {
  const server = await startPostgres();
  if (server === undefined)
    return [{ name: 'Routing', value: 'not measured', note: 'there is no Postgres here' }];
  const made = await createDatabaseOn(server.url);
  const databases = [await openPostgres(made.url), await openPostgres(made.url)];
  try {
    const { breaches, perSecond, latencies, backlogMs } = await simulateRouting({
      databases,
      agents: AGENTS,
      messages: MESSAGES,
      capacity: 5,
      atOnce: 8,
    });
    for (const breach of breaches.slice(0, 20)) console.error(breach);
    const size = `${String(AGENTS)} agents, ${String(MESSAGES)} messages, half of them a backlog`;
    return [
      {
        name: 'Routing: breaches of capacity, one offer, one owner, order',
        value: String(breaches.length),
        promise: '0',
        holds: breaches.length === 0,
        note: size,
      },
      {
        name: 'Routing: messages a second',
        value: perSecond.toFixed(0),
        note: 'each taken in, routed, accepted where it needs that, and resolved; 8 webhooks at once; agents in the same process',
      },
      {
        name: 'Routing: inbound to offer, 99th percentile',
        value: ms(quantile(latencies, 0.99)),
        note: `median ${ms(quantile(latencies, 0.5))}, of ${String(latencies.length)}`,
      },
      {
        name: 'Routing: backlog worked off, messages a second',
        value: (MESSAGES / 2 / (backlogMs / 1000)).toFixed(0),
        note: 'given, accepted and resolved',
      },
    ];
  } finally {
    await Promise.all(databases.map((database) => database.close()));
    await made.drop();
    await server.stop();
  }
}
