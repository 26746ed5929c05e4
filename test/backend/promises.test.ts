import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIdMaker } from '../../src/backend/ids.ts';
import type { GatewayEvent } from '../../src/backend/gateways/gateway.ts';
import { onDatabase } from './support/databases.ts';
import { inboundMessage, startBackend, type TestBackend } from './support/test-backend.ts';

/*
 * Promises 4, 7 and 13 at a tenth of their size. PGlite has one connection, on which nothing of this can go wrong: they are kept
 * where there is a real Postgres only. Each has its control, which does the same without what the promise rests on and must fail.
 */

onDatabase('Postgres', 'Promise 4: 100 × 8 replays of one key at once', (opened) => {
  let backends: TestBackend[];
  let id: string;
  let seen: string | undefined;
  beforeAll(async () => {
    const first = await startBackend(opened().database, { organisationId: 'keys' });
    const database = await opened().another();
    if (database === null) throw new Error('Another process is needed');
    const second = await startBackend(database, { organisationId: 'keys', gateway: first.gateway });
    backends = [first, second];
    const interaction = await first.inbound();
    id = interaction.id;
    seen = interaction.lastMessage?.id;
  }, 60_000);
  afterAll(() => Promise.all(backends.map((backend) => backend.stop())));

  const of = (index: number): TestBackend => {
    const backend = backends[index % backends.length];
    if (backend === undefined) throw new Error('There is no backend');
    return backend;
  };

  it('leave one message, are answered alike, and another text under the key is refused', async () => {
    for (let round = 0; round < 100; round += 1) {
      const key = `key-${String(round)}`;
      const text = `Round ${String(round)}`;

      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, index) => of(index).send(id, { text, seenMessageId: seen }, key)),
      );
      const other = await of(round).send(id, { text: 'Another', seenMessageId: seen }, key);

      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
      expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
      expect([other.status, other.body.type]).toEqual([422, '/problems/idempotency-key-reused']);
    }
    const rows = await opened().database.inOrganisation('keys', (transaction) =>
      transaction.query("SELECT client_id FROM message WHERE direction = 'outbound'"),
    );
    expect(rows).toHaveLength(100);
  }, 60_000);

  it('would leave more than one where the key is looked for before it is written', async () => {
    // The product's guard can't be switched off: the key is the write, one statement on a unique index. So this races what it would be
    // without, on a table of its own, and shows no more than that these eight do meet.
    await opened().database.asSystem((transaction) => transaction.run('CREATE TABLE careless (key text)'));
    for (let round = 0; round < 20; round += 1) {
      await Promise.all(
        Array.from({ length: 8 }, () =>
          opened().database.asSystem(async (transaction) => {
            const found = await transaction.query('SELECT 1 FROM careless WHERE key = $1', [String(round)]);
            if (found.length === 0)
              await transaction.query('INSERT INTO careless VALUES ($1)', [String(round)]);
          }),
        ),
      );
    }
    const rows = await opened().database.asSystem((transaction) =>
      transaction.query('SELECT 1 FROM careless'),
    );
    expect(rows.length).toBeGreaterThan(20);
  });
});

onDatabase(
  'Postgres',
  'Promise 7: 1,000 messages, each delivered 1 to 3 times, shuffled, by 8 at once',
  (opened) => {
    const CONTACTS = 50;
    let test: TestBackend;
    beforeAll(async () => {
      test = await startBackend(opened().database, { organisationId: 'webhooks' });
    }, 60_000);
    afterAll(() => test.stop());

    const shuffled = <T>(items: readonly T[]): T[] =>
      items
        .map((item) => ({ item, at: Math.random() }))
        .sort((a, b) => a.at - b.at)
        .map(({ item }) => item);
    const inEights = async <T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> => {
      const left = [...items];
      const worker = async (): Promise<void> => {
        for (let item = left.pop(); item !== undefined; item = left.pop()) await work(item);
      };
      await Promise.all(Array.from({ length: 8 }, worker));
    };
    const count = async (statement: string): Promise<number> => {
      const [row] = await opened().database.inOrganisation('webhooks', (transaction) =>
        transaction.query<{ many: number }>(statement),
      );
      return row?.many ?? 0;
    };

    it('leave one row each, and one interaction a contact', async () => {
      const events: GatewayEvent[] = Array.from({ length: 1_000 }, (_, index) => {
        const name = `Contact ${String(index % CONTACTS)}`;
        const author = { networkId: name, name, handle: null };
        return {
          type: 'message',
          accountId: 'webhooks-whatsapp',
          message: inboundMessage({ author, networkId: `id-${String(index)}` }),
        };
      });
      const deliveries = shuffled(
        events.flatMap((event, index) => Array.from({ length: 1 + (index % 3) }, () => event)),
      );

      await inEights(deliveries, async (event) => {
        expect((await test.hear([event])).status).toBe(200);
      });

      expect(await count('SELECT count(*)::int AS many FROM message')).toBe(1_000);
      expect(await count('SELECT count(*)::int AS many FROM contact')).toBe(CONTACTS);
      expect(await count('SELECT count(*)::int AS many FROM interaction')).toBe(CONTACTS);
      expect(await count('SELECT sum(unread_count)::int AS many FROM interaction')).toBe(1_000);
    }, 60_000);

    it('would leave some twice where nobody waits for the contact and the network’s id is not unique', async () => {
      // The product's guard can't be switched off: it is the lock of the contact's row and a unique index of the schema. So this races what it would be
      // without, on a table of its own, and shows no more than that these eight do meet.
      await opened().database.asSystem((transaction) =>
        transaction.run('CREATE TABLE careless_message (network_id text)'),
      );
      // Each id by all eight at the same moment.
      const ids = Array.from({ length: 600 }, (_, index) => String(Math.floor(index / 8)));
      await inEights(ids, (networkId) =>
        opened().database.asSystem(async (transaction) => {
          const found = await transaction.query('SELECT 1 FROM careless_message WHERE network_id = $1', [
            networkId,
          ]);
          if (found.length === 0)
            await transaction.query('INSERT INTO careless_message VALUES ($1)', [networkId]);
        }),
      );
      const rows = await opened().database.asSystem((transaction) =>
        transaction.query('SELECT 1 FROM careless_message'),
      );
      expect(rows.length).toBeGreaterThan(75);
    });
  },
);

onDatabase('Postgres', 'Promise 13: 8 writers of 50 events each, whose commits are late', (opened) => {
  let test: TestBackend;
  beforeAll(async () => {
    test = await startBackend(opened().database, { organisationId: 'writers' });
  }, 60_000);
  afterAll(() => test.stop());

  const late = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.random() * 6));

  /** Follows a log by its numbers while others write, and counts what it sees. */
  const follow = async (
    writeOne: (writer: number, event: number) => Promise<void>,
    readAfter: (after: number) => Promise<readonly { readonly seq: number; readonly mark: string }[]>,
  ): Promise<{ readonly seen: string[]; readonly inOrder: boolean }> => {
    const seen: string[] = [];
    let position = 0;
    let writing = true;
    let inOrder = true;
    const read = async (): Promise<void> => {
      for (const { seq, mark } of await readAfter(position)) {
        inOrder &&= seq > position;
        position = seq;
        seen.push(mark);
      }
    };
    const reader = (async () => {
      while (writing) await read();
      await read();
    })();
    await Promise.all(
      Array.from({ length: 8 }, async (_, writer) => {
        for (let event = 0; event < 50; event += 1) await writeOne(writer, event);
      }),
    );
    writing = false;
    await reader;
    return { seen, inOrder };
  };

  it('are read without a miss and in order', async () => {
    const { database } = opened();
    const tell = (writer: number, event: number): Promise<void> =>
      database.inOrganisation('writers', async (transaction) => {
        const body = { body: { type: 'presence.changed', agentId: `${String(writer)}-${String(event)}` } };
        await transaction.query('SELECT inlay_append($1, $2::jsonb, false)', [0, JSON.stringify([body])]);
        await late();
      });
    const { seen, inOrder } = await follow(tell, async (after) => {
      const rows = await database.inOrganisation('writers', (transaction) =>
        transaction.query<{ seq: number; body: { agentId?: string } }>(
          'SELECT seq, body FROM event WHERE seq > $1 ORDER BY seq',
          [after],
        ),
      );
      return rows.map(({ seq, body }) => ({ seq, mark: body.agentId ?? '' }));
    });

    expect(seen.filter((mark) => mark !== '')).toHaveLength(400);
    expect(inOrder).toBe(true);
    for (let writer = 0; writer < 8; writer += 1) {
      const own = seen.filter((mark) => mark.startsWith(`${String(writer)}-`));
      expect(own).toEqual(Array.from({ length: 50 }, (_, event) => `${String(writer)}-${String(event)}`));
    }
  }, 60_000);

  it('would be missed by following a sequence', async () => {
    // The product's guard can't be switched off: the number is taken from the counter's row within the transaction that writes the event. So this races what it would be
    // without, on a table of its own, and shows no more than that these eight do meet.
    const { database } = opened();
    await database.asSystem((transaction) =>
      transaction.run('CREATE TABLE careless_event (seq bigserial PRIMARY KEY, mark text)'),
    );
    const { seen } = await follow(
      (writer, event) =>
        database.asSystem(async (transaction) => {
          await transaction.query('INSERT INTO careless_event (mark) VALUES ($1)', [
            `${String(writer)}-${String(event)}`,
          ]);
          await late();
        }),
      (after) =>
        database.asSystem((transaction) =>
          transaction.query<{ seq: number; mark: string }>(
            'SELECT seq, mark FROM careless_event WHERE seq > $1 ORDER BY seq',
            [after],
          ),
        ),
    );
    expect(seen.length).toBeLessThan(400);
  }, 60_000);
});

describe('Ids', () => {
  it('rise strictly, in one millisecond and when the clock goes back', () => {
    let now = 1_000;
    const make = createIdMaker(() => now);
    const ids = Array.from({ length: 10_000 }, (_, index) => {
      now += index % 1_000 === 0 ? -5 : index % 100 === 0 ? 1 : 0;
      return make();
    });
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /^[0-9a-z]{26}$/.test(id))).toBe(true);
  });
});
