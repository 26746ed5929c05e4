import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqlState, type Database } from '../../src/backend/database/database.ts';
import { openEmptyPglite } from '../support/pglite-template.ts';

describe('statements that the embedded Postgres keeps', () => {
  let database: Database;
  const query = (statement: string, parameters?: readonly unknown[]): Promise<object[]> =>
    database.asSystem((transaction) => transaction.query(statement, parameters));
  const stateOf = (statement: string, parameters?: readonly unknown[]): Promise<string | null> =>
    query(statement, parameters).then(() => null, sqlState);

  beforeAll(async () => {
    database = await openEmptyPglite();
    await database.asSystem((transaction) =>
      transaction.run(`CREATE TABLE kept (id text PRIMARY KEY, number bigint, said jsonb, names text[], bytes bytea);
        INSERT INTO kept VALUES ('a', 9007199254740991, '{"x": [1]}', '{"b,c","d"}', '\\x0102'), ('b', NULL, NULL, '{}', '\\x')`),
    );
  });
  afterAll(() => database.close());

  it('give and take every kind of value the second time as the first', async () => {
    const statement = `SELECT *, $2::bigint AS n, $3::jsonb AS j, $4::text[] AS t, $5::bytea AS y, $6::boolean AS o, $7::text AS nothing
      FROM kept WHERE id = $1`;
    const parameters = ['a', 12, { quote: '"' }, ['e', 'f,"g'], new Uint8Array([7, 0]), true, null];
    const expected = {
      id: 'a',
      number: 9007199254740991,
      said: { x: [1] },
      names: ['b,c', 'd'],
      bytes: new Uint8Array([1, 2]),
      n: 12,
      j: { quote: '"' },
      t: ['e', 'f,"g'],
      y: new Uint8Array([7, 0]),
      o: true,
      nothing: null,
    };
    for (let time = 0; time < 8; time += 1) expect(await query(statement, parameters)).toEqual([expected]);
    expect(await query('UPDATE kept SET number = 1 WHERE id = $1', ['none'])).toEqual([]);
  });

  it('say what is wrong with them each time, and go on afterwards', async () => {
    for (let time = 0; time < 3; time += 1) {
      expect(await stateOf('SELECT nowhere FROM kept')).toBe('42703');
      expect(await stateOf("INSERT INTO kept (id) VALUES ($1), ('new')", ['a'])).toBe('23505');
      expect(await stateOf('SELECT $1::bigint AS n', ['no number'])).toBe('22P02');
      expect(await query('SELECT id FROM kept ORDER BY id')).toEqual([{ id: 'a' }, { id: 'b' }]);
    }
    const afterwards = await database
      .asSystem(async (transaction) => {
        await transaction.query('SELECT 1 / 0').catch(() => undefined);
        return transaction.query('SELECT id FROM kept ORDER BY id').catch(sqlState);
      })
      .catch(sqlState);
    expect(afterwards).not.toEqual([{ id: 'a' }, { id: 'b' }]);
    expect(await query('SELECT id FROM kept ORDER BY id')).toHaveLength(2);
  });

  it('have the columns that there are, whoever changed them', async () => {
    const columns = async (): Promise<string[]> =>
      Object.keys((await query('SELECT * FROM kept LIMIT 1'))[0] ?? {});
    expect(await columns()).not.toContain('more');
    await database.asSystem((transaction) => transaction.run('ALTER TABLE kept ADD COLUMN more text'));
    expect(await columns()).toContain('more');
    await query('ALTER TABLE kept DROP COLUMN more');
    expect(await columns()).not.toContain('more');
    const back = database.asSystem(async (transaction) => {
      await transaction.query('ALTER TABLE kept ADD COLUMN more text');
      await transaction.query('SELECT * FROM kept LIMIT 1');
      throw new Error('rolled back');
    });
    await expect(back).rejects.toThrow('rolled back');
    expect(await columns()).not.toContain('more');
  });

  it('are as many as anybody thinks of', async () => {
    for (let number = 0; number < 450; number += 1)
      expect(await query(`SELECT $1::int + ${String(number)} AS sum`, [1])).toEqual([{ sum: number + 1 }]);
  });

  it('see the rows of whoever asks now', async () => {
    await database.asSystem((transaction) =>
      transaction.run(`CREATE ROLE inlay_app NOLOGIN; CREATE TABLE owned (organisation_id text, what text);
        INSERT INTO owned VALUES ('one', 'mine'), ('two', 'theirs'); GRANT SELECT ON owned TO inlay_app;
        ALTER TABLE owned ENABLE ROW LEVEL SECURITY;
        CREATE POLICY own ON owned USING (organisation_id = current_setting('inlay.organisation'))`),
    );
    const seen = 'SELECT what FROM owned ORDER BY what';
    const seenBy = (id: string): Promise<object[]> =>
      database.inOrganisation(id, (transaction) => transaction.query(seen));
    for (let time = 0; time < 8; time += 1) {
      expect(await seenBy('one')).toEqual([{ what: 'mine' }]);
      expect(await query(seen)).toEqual([{ what: 'mine' }, { what: 'theirs' }]);
      expect(await seenBy('two')).toEqual([{ what: 'theirs' }]);
      expect(await seenBy('three')).toEqual([]);
    }
  });
});
