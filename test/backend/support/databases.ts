import { afterAll, beforeAll, describe } from 'vitest';
import type { Database } from '../../../src/backend/database/database.ts';
import { hasPostgres } from '../../support/postgres.ts';
import { KINDS, takeDatabase, type DatabaseKind } from './kept-databases.ts';

/** A database of its own for the tests of one file. */
export interface OpenedDatabase {
  readonly database: Database;
  /** Another handle on the same data, as another process has it; null on PGlite, which takes one. */
  another(): Promise<Database | null>;
  close(): Promise<void>;
}

/** What a database begins with: the schema, unless `bare`. */
interface Beginning {
  readonly bare?: boolean;
}

export async function openTestDatabase(
  kind: DatabaseKind,
  { bare = false }: Beginning = {},
): Promise<OpenedDatabase> {
  const taken = await takeDatabase(kind, bare);
  const database = await taken.open();
  if (database === null) throw new Error('It is open already');
  return { database, another: () => taken.open(), close: () => taken.giveBack() };
}

/** The same tests on PGlite and, where there is one, on a real Postgres. `opened()` is there while they run. */
export function onEachDatabase(
  title: string,
  tests: (opened: () => OpenedDatabase, kind: DatabaseKind) => void,
  beginning?: Beginning,
): void {
  for (const kind of KINDS)
    onDatabase(kind, `${title} on ${kind}`, (opened) => tests(opened, kind), beginning);
}

/** Tests on one of the databases. */
export function onDatabase(
  kind: DatabaseKind,
  title: string,
  tests: (opened: () => OpenedDatabase) => void,
  beginning?: Beginning,
): void {
  describe.skipIf(kind === 'Postgres' && !hasPostgres())(title, () => {
    let opened: OpenedDatabase | null = null;
    beforeAll(async () => {
      opened = await openTestDatabase(kind, beginning);
    }, 60_000);
    afterAll(async () => {
      await opened?.close();
    });
    tests(() => {
      if (opened === null) throw new Error('The database is not open yet');
      return opened;
    });
  });
}
