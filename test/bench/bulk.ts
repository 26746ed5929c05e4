import { setTimeout as delay } from 'node:timers/promises';
import { openPostgres } from '../../src/backend/node/postgres.ts';
import { startBackend, type TestBackend } from '../backend/support/test-backend.ts';
import { createDatabaseOn, startPostgres } from '../support/postgres.ts';
import { ms, quantile, type Figure } from './figures.ts';

const MANY = Number(process.env['BULK_MANY'] ?? 10_000);
/** How long calls are measured without anything beside them. */
const ALONE_MS = 8_000;

/** 10,000 interactions resolved together, and what other agents notice of it while they read lists and send. */
export async function bulk(): Promise<readonly Figure[]> {
  const server = await startPostgres();
  if (server === undefined)
    return [{ name: 'Bulk resolve', value: 'not measured', note: 'there is no Postgres here' }];
  const made = await createDatabaseOn(server.url);
  const database = await openPostgres(made.url);
  const test = await startBackend(database, { organisationId: 'bulk' });
  try {
    await database.asSystem(async (transaction) => {
      await transaction.query(
        `INSERT INTO contact (organisation_id, id, channel_id, network_id, name, folded)
         SELECT 'bulk', 'c' || n, 'whatsapp', 'n' || n, 'Contact ' || n, 'contact ' || n FROM generate_series(1, $1::int) n`,
        [MANY],
      );
      await transaction.query(
        `INSERT INTO interaction (organisation_id, id, channel_id, platform, visibility, contact_id, conversation_id, status,
           waiting_since, last_activity_at, created_at)
         SELECT 'bulk', 'i' || n, 'whatsapp', 'whatsapp', 'private', 'c' || n, 'v' || n, 'new', n, n, n
         FROM generate_series(1, $1::int) n`,
        [MANY],
      );
      await transaction.run('ANALYZE');
    });
    const { id } = await test.inbound({ visibility: 'public', kind: 'comment' }, 'facebook');
    const alone = await measure(test, id, (since) => performance.now() - since < ALONE_MS);

    const began = performance.now();
    const begun = await test.call('POST', '/bulk-resolutions', {
      headers: { 'idempotency-key': 'bench' },
      body: { filter: { queue: 'new' }, olderThanMinutes: 60, reason: null },
    });
    if (begun.status !== 201) throw new Error(JSON.stringify(begun.body));
    let ended: { resolved: number; leftOut: number } | null = null;
    const watching = (async () => {
      while (ended === null) {
        const [one] = (await test.call('GET', '/bulk-resolutions')).body.items;
        if (one !== undefined && one.state !== 'running') ended = one;
        else await delay(100);
      }
    })();
    const beside = await measure(test, id, () => ended === null);
    await watching;
    const seconds = (performance.now() - began) / 1000;
    const ratio = (calls: keyof Calls): Figure => {
      const [with95, without95] = [quantile(beside[calls], 0.95), quantile(alone[calls], 0.95)];
      return {
        name: `Bulk resolve: p95 of ${calls} beside it, to without`,
        value: `${(with95 / without95).toFixed(2)} ×`,
        note: `${ms(with95)} of ${String(beside[calls].length)} to ${ms(without95)} of ${String(alone[calls].length)}`,
      };
    };
    return [
      {
        name: `Bulk resolve of ${String(MANY)}`,
        value: `${seconds.toFixed(1)} s`,
        note: `one entry in the audit trail and one event each; ${JSON.stringify(ended)}`,
      },
      ratio('list'),
      ratio('send'),
    ];
  } finally {
    await test.stop();
    await database.close();
    await made.drop();
    await server.stop();
  }
}

/** Milliseconds of each call. */
interface Calls {
  readonly list: number[];
  readonly send: number[];
}

async function measure(test: TestBackend, id: string, goesOn: (since: number) => boolean): Promise<Calls> {
  const calls: Calls = { list: [], send: [] };
  const since = performance.now();
  while (goesOn(since)) {
    const first = performance.now();
    await test.call('GET', '/interactions?queue=new&limit=50', { agentId: 'ben' });
    const second = performance.now();
    const { body } = await test.call('GET', `/interactions/${id}`);
    const third = performance.now();
    await test.send(id, { visibility: 'public', seenMessageId: body.lastMessage?.id ?? null });
    calls.list.push(second - first);
    calls.send.push(performance.now() - third);
    await delay(20);
  }
  return calls;
}
