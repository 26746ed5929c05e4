import { afterAll, beforeAll, expect, it } from 'vitest';
import { onDatabase } from './support/databases.ts';
import { startBackend, until, type TestBackend } from './support/test-backend.ts';

// What another process does to a message at the same time can only be seen on a database that takes two connections.
onDatabase('Postgres', 'Waiting for who has a message in hand', (opened) => {
  let test: TestBackend;
  beforeAll(async () => {
    test = await startBackend(opened().database);
  }, 60_000);
  afterAll(() => test.stop());

  /** Does something while another transaction has locked the message, and lets that go once the first waits for it. */
  const whileLocked = <T>(messageId: string, strength: 'SHARE' | 'UPDATE', act: () => Promise<T>) =>
    opened()
      .database.asSystem(async (transaction) => {
        await transaction.query(`SELECT 1 FROM message WHERE id = $1 FOR ${strength}`, [messageId]);
        const acting = act();
        await until('it to wait for the message', async () => {
          // In a transaction of its own, as one sees what the others do as it was at its first look.
          const [waiting] = await opened().database.asSystem((look) =>
            look.query(
              `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
               AND query LIKE '%FROM message%'`,
            ),
          );
          return waiting !== undefined;
        });
        return { acting };
      })
      .then(({ acting }) => acting);

  it('an answer copies what it quotes only once whoever takes something out of it is done', async () => {
    const { id, lastMessage } = await test.inbound();
    const messageId = lastMessage?.id ?? '';
    const { status } = await whileLocked(messageId, 'UPDATE', () =>
      test.send(id, { inReplyToId: messageId, seenMessageId: messageId }),
    );
    expect(status).toBe(201);
  });

  it('a note is changed and told only once another change that tells its message is done', async () => {
    const { lastMessage } = await test.inbound();
    const messageId = lastMessage?.id ?? '';
    const { body } = await test.call('POST', `/messages/${messageId}/notes`, {
      headers: { 'idempotency-key': crypto.randomUUID() },
      body: { text: 'Rang them' },
    });
    const { status } = await whileLocked(messageId, 'SHARE', () =>
      test.call('PATCH', `/notes/${body.id}`, {
        headers: { 'if-match': '"1"' },
        body: { text: 'Rang them twice' },
      }),
    );
    expect(status).toBe(200);
  });
});
