import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { createDatabase, hasPostgres } from './postgres.ts';

describe.skipIf(!hasPostgres())('a real Postgres', () => {
  it('gives each caller a database of its own', async () => {
    const one = await createDatabase();
    const other = await createDatabase();
    if (!one || !other) throw new Error('hasPostgres() promised a server');
    try {
      await inDatabase(one.url, 'create table mark ()');

      const { rows } = await inDatabase(other.url, `select to_regclass('mark') as mark`);

      expect(rows).toEqual([{ mark: null }]);
    } finally {
      await one.drop();
      await other.drop();
    }
  });

  it('stores any Unicode text', async () => {
    const database = await createDatabase();
    if (!database) throw new Error('hasPostgres() promised a server');
    try {
      const { rows } = await inDatabase(database.url, `select '👨‍👩‍👧 é' as text, length('👍') as length`);

      expect(rows).toEqual([{ text: '👨‍👩‍👧 é', length: 1 }]);
    } finally {
      await database.drop();
    }
  });
});

async function inDatabase(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}
