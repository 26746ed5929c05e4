import { afterAll, beforeAll, describe } from 'vitest';
import type { Database } from '../../../src/backend/database/database.ts';
import { openPostgres } from '../../../src/backend/node/postgres.ts';
import { openEmptyPglite } from '../../support/pglite-template.ts';
import { createDatabase, hasPostgres, type TestDatabase } from '../../support/postgres.ts';

/** The databases that the backend must behave the same on. */
export const KINDS = ['PGlite', 'Postgres'] as const;
export type DatabaseKind = (typeof KINDS)[number];

/** A database of its own for the tests of one file. */
export interface OpenedDatabase {
  readonly database: Database;
  /** Another handle on the same data, as another process has it; null on PGlite, which takes one. */
  another(): Promise<Database | null>;
  close(): Promise<void>;
}

export async function openTestDatabase(kind: DatabaseKind): Promise<OpenedDatabase> {
  if (kind === 'PGlite') {
    const database = await openEmptyPglite();
    return { database, another: () => Promise.resolve(null), close: () => database.close() };
  }
  const made: TestDatabase | undefined = await createDatabase();
  if (made === undefined) throw new Error('There is no Postgres');
  const opened: Database[] = [];
  const open = async (): Promise<Database> => {
    const database = await openPostgres(made.url, { connections: 12 });
    opened.push(database);
    return database;
  };
  return {
    database: await open(),
    another: open,
    close: async () => {
      await Promise.all(opened.map((database) => database.close()));
      await made.drop();
    },
  };
}

/** The same tests on PGlite and, where there is one, on a real Postgres. `opened()` is there while they run. */
export function onEachDatabase(
  title: string,
  tests: (opened: () => OpenedDatabase, kind: DatabaseKind) => void,
): void {
  for (const kind of KINDS) onDatabase(kind, `${title} on ${kind}`, (opened) => tests(opened, kind));
}

/** Tests on one of the databases. */
export function onDatabase(
  kind: DatabaseKind,
  title: string,
  tests: (opened: () => OpenedDatabase) => void,
): void {
  describe.skipIf(kind === 'Postgres' && !hasPostgres())(title, { timeout: 30_000 }, () => {
    let opened: OpenedDatabase | null = null;
    beforeAll(async () => {
      opened = await openTestDatabase(kind);
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
