import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database, Transaction } from '../../src/backend/database/database.ts';
import { MOST_COUNTED, SORTS } from '../../src/model/interaction-list.ts';
import { onDatabase } from './support/databases.ts';
import { startBackend, type TestBackend } from './support/test-backend.ts';

const MANY = 50_000;
const TABLES = ['interaction', 'message', 'contact'];

/** What one transaction read of the large tables. */
interface Reading {
  /** Times that one of them was read from end to end. */
  readonly wholeScans: number;
  /** Rows of interactions that an index led to. */
  readonly fetched: number;
  /** The indexes of the plans of its statements over interactions. */
  readonly indexes: readonly string[];
}

/** A database that tells of each transaction of an organisation what it read, by the server's own count. */
function watched(database: Database, readings: Reading[]): Database {
  const look = async (transaction: Transaction): Promise<{ scans: number; fetched: number }> => {
    const rows = await transaction.query<{ relname: string; seq_scan: number; idx_tup_fetch: number }>(
      'SELECT relname::text, seq_scan, idx_tup_fetch FROM pg_stat_xact_user_tables WHERE relname = ANY($1::text[])',
      [TABLES],
    );
    return {
      scans: rows.reduce((sum, { seq_scan }) => sum + seq_scan, 0),
      fetched: rows.find(({ relname }) => relname === 'interaction')?.idx_tup_fetch ?? 0,
    };
  };
  return {
    ...database,
    inOrganisation: (organisationId, work) =>
      database.inOrganisation(organisationId, async (transaction) => {
        const indexes: string[] = [];
        const before = await look(transaction);
        const value = await work({
          run: (script) => transaction.run(script),
          query: async (statement, parameters) => {
            if (statement.includes('FROM interaction')) {
              const plan = await transaction.query(`EXPLAIN (FORMAT JSON) ${statement}`, parameters);
              indexes.push(
                ...[...JSON.stringify(plan).matchAll(/"Index Name":"(\w+)"/g)].map(([, name]) => name ?? ''),
              );
            }
            return transaction.query(statement, parameters);
          },
        });
        const after = await look(transaction);
        readings.push({
          wholeScans: after.scans - before.scans,
          fetched: after.fetched - before.fetched,
          indexes: [...new Set(indexes)],
        });
        return value;
      }),
  };
}

onDatabase('Postgres', `Lists of ${String(MANY)} interactions`, (opened) => {
  let test: TestBackend;
  const readings: Reading[] = [];
  beforeAll(async () => {
    // Nobody works here, as what is read beside a list is counted with it.
    test = await startBackend(watched(opened().database, readings), {
      organisationId: 'long',
      setup: { topics: ['Delivery', 'Seldom'], tags: ['urgent', 'rare'], contactGroups: ['VIP'] },
      timings: { jobPollMs: 600_000, tailPollMs: 600_000, heartbeatMs: 600_000 },
    });
    await opened().database.asSystem(async (transaction) => {
      await transaction.query(
        `INSERT INTO contact (organisation_id, id, channel_id, network_id, name, handle, folded, groups)
         SELECT 'long', 'c' || n, CASE WHEN n % 5 = 0 THEN 'facebook' ELSE 'whatsapp' END, 'n' || n, 'Contact ' || n, NULL,
           'contact number ' || n, CASE WHEN n % 1000 = 0 THEN '{VIP}'::text[] ELSE '{}' END
         FROM generate_series(1, $1::int) n`,
        [MANY],
      );
      await transaction.query(
        `INSERT INTO interaction (organisation_id, id, channel_id, platform, visibility, contact_id, conversation_id, status,
           assignee_id, topics, tags, waiting_since, sla_due_at, last_activity_at, created_at)
         SELECT 'long', 'i' || n, CASE WHEN n % 5 = 0 THEN 'facebook' ELSE 'whatsapp' END, 'whatsapp', 'private', 'c' || n,
           'v' || n, (ARRAY['resolved', 'closed', 'resolved', 'new', 'pending'])[1 + n % 5],
           CASE WHEN n % 4 = 0 THEN 'ben' WHEN n % 700 = 1 THEN 'ada' END,
           CASE WHEN n % 3 = 0 THEN '{Delivery}'::text[] WHEN n % 5000 = 1 THEN '{Seldom}' ELSE '{}' END,
           CASE WHEN n % 2500 = 0 THEN '{rare}'::text[] ELSE '{}' END,
           CASE WHEN n % 5 = 3 THEN n * 10 END, CASE WHEN n % 5 = 3 THEN n * 10 + 5 END, n * 10, n
         FROM generate_series(1, $1::int) n`,
        [MANY],
      );
      await transaction.query(
        `INSERT INTO message (organisation_id, id, interaction_id, channel_id, kind, visibility, direction, author_kind, author_name,
           body, folded, sent_at)
         SELECT 'long', 'm' || n, 'i' || (1 + n % $1::int), 'whatsapp', 'direct', 'private', 'inbound', 'contact', 'x', 'x',
           'where is my parcel ' || n || CASE WHEN n % 9000 = 0 THEN ' zanzibar' ELSE '' END, n
         FROM generate_series(1, $1::int * 2) n`,
        [MANY],
      );
      await transaction.run('ANALYZE interaction; ANALYZE message; ANALYZE contact;');
    });
  }, 180_000);
  afterAll(() => test.stop());

  const read = async (
    path: string,
  ): Promise<{ readonly body: { items: { id: string }[]; next: string | null } } & Reading> => {
    readings.length = 0;
    const { body } = await test.call('GET', path as '/interactions');
    const [reading] = readings;
    if (reading === undefined || readings.length !== 1) throw new Error('One transaction was expected');
    return { body, ...reading };
  };
  /** Looks at a fraction only, by an index. */
  const isBounded = ({ wholeScans, fetched }: Reading, most = 7_500): void => {
    expect(wholeScans).toBe(0);
    expect(fetched).toBeLessThan(most);
  };

  describe.each(SORTS)('by %s', (sort) => {
    it.each([
      ['of a queue', '&queue=new', `interaction_queue_by_${sort}`],
      ['of the resolved', '&queue=resolved', `interaction_queue_by_${sort}`],
      ['of all', '', `interaction_by_${sort}`],
    ])('a page %s is read by its index', async (_words, filter, index) => {
      const found = await read(`/interactions?limit=50&sort=${sort}${filter}`);
      expect(found.body.items).toHaveLength(50);
      expect(found.indexes).toContain(index);
      isBounded(found, 500);
    });

    it('a page far down begins where the one before ended', async () => {
      let next: string | null = null;
      for (let page = 0; page < 40; page += 1) {
        const cursor: string = next === null ? '' : `&cursor=${encodeURIComponent(next)}`;
        const found = await read(`/interactions?limit=100&queue=new&sort=${sort}${cursor}`);
        isBounded(found, 1_000);
        next = found.body.next;
      }
    });
  });

  it.each([
    ['mine', 'assignment=mine&queue=new'],
    ['mine and resolved', 'assignment=mine&queue=resolved'],
    ['a topic that many have', 'topics=Delivery&queue=new'],
    ['a topic that few have', 'topics=Seldom'],
    ['a tag that few have', 'tags=rare&queue=resolved'],
    ['a group', 'contactGroups=VIP'],
    ['a channel', 'channelIds=facebook&queue=resolved'],
    ['several', 'channelIds=whatsapp&topics=Delivery&assignment=unassigned&queue=new'],
    ['a search for what few say', 'search=zanzibar'],
    ['a search for what all say', 'search=parcel&queue=new'],
    ['a search for nothing that is there', 'search=xylophone'],
    ['a search for a contact', 'search=contact%20number%2049999'],
    ['a search for an id', 'search=i4711'],
  ])('is narrowed to %s by an index', async (_words, filter) => {
    isBounded(await read(`/interactions?limit=50&${filter}`), 15_000);
  });

  it('finds what there is', async () => {
    expect((await read('/interactions?limit=100&search=zanzibar')).body.items).toHaveLength(11);
    expect((await read('/interactions?limit=100&topics=Seldom')).body.items).toHaveLength(7);
    expect((await read('/interactions?limit=100&contactGroups=VIP')).body.items).toHaveLength(50);
    expect((await read('/interactions?limit=100&search=rare')).body.items).toHaveLength(20);
  });

  it('counts no further than it tells', async () => {
    readings.length = 0;
    const { body } = await test.call('GET', '/interactions/counts');
    expect(body).toEqual({ new: MOST_COUNTED, pending: MOST_COUNTED, resolved: MOST_COUNTED });
    isBounded(readings[0] ?? { wholeScans: 1, fetched: 0, indexes: [] }, 20_000);
  });

  it('would be seen to read a table from end to end', async () => {
    readings.length = 0;
    await watched(opened().database, readings).inOrganisation('long', (transaction) =>
      transaction.query("SELECT count(*) FROM message WHERE folded LIKE '%zanzibar%'"),
    );
    expect(readings[0]?.wholeScans).toBeGreaterThan(0);
  });

  describe('without trigrams', () => {
    beforeAll(() =>
      opened().database.asSystem((transaction) =>
        transaction.run('DROP EXTENSION IF EXISTS pg_trgm CASCADE'),
      ),
    );

    it('a search looks at the newest alone', async () => {
      const found = await read('/interactions?limit=100&search=zanzibar');
      expect(found.wholeScans).toBe(0);
      expect(found.body.items.length).toBeGreaterThan(0);
    });
  });
});
