import { migrate } from '../../../src/backend/database/migrate.ts';
import type { Database } from '../../../src/backend/database/database.ts';
import { openPostgres } from '../../../src/backend/node/postgres.ts';
import { openEmptyPglite } from '../../support/pglite-template.ts';
import { createDatabase } from '../../support/postgres.ts';

/*
 * Databases with the schema and nothing in it. One that a file gives back is emptied for the next file of the same worker, as making
 * and migrating one takes longer than most files take; one whose schema is no longer what it was is not used again.
 */

/** The databases that the backend must behave the same on. */
export const KINDS = ['PGlite', 'Postgres'] as const;
export type DatabaseKind = (typeof KINDS)[number];

/** A database that somebody has to themselves until they give it back. */
export interface KeptDatabase {
  /** Another handle on the same data, as another process has it; null on PGlite, which takes one. */
  open(): Promise<Database | null>;
  /** Ends what was opened, for whoever still holds it as well. */
  giveBack(): Promise<void>;
}

/** A database with nothing in it, or, where `bare`, without even the schema; that one is given to nobody else. */
export async function takeDatabase(kind: DatabaseKind, bare = false): Promise<KeptDatabase> {
  const place = (bare ? undefined : kept[kind].pop()) ?? (await make(kind, bare));
  const opened: Database[] = [];
  return {
    open: async () => {
      if (kind === 'PGlite' && opened.length > 0) return null;
      const database = await place.connect();
      opened.push(database);
      return database;
    },
    giveBack: async () => {
      await Promise.all(opened.map((database) => database.close()));
      if (place.schema !== null && (await place.empty()) === place.schema) kept[kind].push(place);
      else await place.remove();
    },
  };
}

interface Place {
  /** What `empty` resolves to as long as nobody changes the schema; null where there was none to begin with. */
  schema: string | null;
  connect(): Promise<Database>;
  /** Takes everything out but the schema, which it tells. */
  empty(): Promise<string>;
  remove(): Promise<void>;
}

const kept: Readonly<Record<DatabaseKind, Place[]>> = { PGlite: [], Postgres: [] };

async function make(kind: DatabaseKind, bare: boolean): Promise<Place> {
  const place = await (kind === 'PGlite' ? makeOnPglite() : makeOnPostgres());
  if (bare) return place;
  const database = await place.connect();
  await migrate(database);
  await database.close();
  return Object.assign(place, { schema: await place.empty() });
}

async function makeOnPglite(): Promise<Place> {
  const database = await openEmptyPglite();
  return {
    schema: null,
    connect: () => Promise.resolve(lend(database)),
    empty: () => emptied(database),
    remove: () => database.close(),
  };
}

async function makeOnPostgres(): Promise<Place> {
  const made = await createDatabase();
  if (made === undefined) throw new Error('There is no Postgres');
  return {
    schema: null,
    connect: () => openPostgres(made.url, { connections: 12 }),
    empty: async () => {
      const database = await openPostgres(made.url, { connections: 1 });
      const schema = await emptied(database);
      await database.close();
      return schema;
    },
    remove: () => made.drop(),
  };
}

/** A handle that can be closed without closing the database. */
function lend(database: Database): Database {
  let closed = false;
  const listening = new Set<() => Promise<void>>();
  const whileOpen = async <T>(work: () => Promise<T>): Promise<T> => {
    if (closed) throw new Error('The database is closed');
    return work();
  };
  return {
    inOrganisation: (organisationId, work) => whileOpen(() => database.inOrganisation(organisationId, work)),
    asSystem: (work) => whileOpen(() => database.asSystem(work)),
    listen: (channel, heard) =>
      whileOpen(async () => {
        const end = await database.listen(channel, heard);
        const stop = async (): Promise<void> => {
          if (listening.delete(stop)) await end();
        };
        listening.add(stop);
        return stop;
      }),
    close: async () => {
      closed = true;
      await Promise.all([...listening].map((stop) => stop()));
    },
  };
}

function emptied(database: Database): Promise<string> {
  return database.asSystem(async (transaction) => {
    await transaction.run(EMPTY);
    const [row] = await transaction.query<{ schema: string }>(SCHEMA);
    return row?.schema ?? '';
  });
}

/** Without the triggers by which some of it is there for good. */
const EMPTY = `SET LOCAL session_replication_role = replica;
DO $$ BEGIN EXECUTE (
  SELECT 'TRUNCATE ' || string_agg(oid::regclass::text, ', ') || ' RESTART IDENTITY CASCADE' FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'inlay_migration'
); END $$`;

/** All that a test could have changed about the schema, and what the planner has learned, in one text. */
const SCHEMA = `WITH own AS (SELECT * FROM pg_class WHERE relnamespace = 'public'::regnamespace), said AS (
  SELECT 'relation ' || to_jsonb(r)::text AS line FROM (
    SELECT relname, relkind, relowner, relrowsecurity, relforcerowsecurity, relacl::text, reloptions FROM own) r
  UNION ALL SELECT 'column ' || attrelid::regclass || to_jsonb(c)::text FROM (
    SELECT attrelid, attname, atttypid, atttypmod, attnotnull, attacl::text, pg_get_expr(adbin, adrelid)
    FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
    WHERE attrelid IN (SELECT oid FROM own) AND NOT attisdropped) c
  UNION ALL SELECT 'index ' || pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid IN (SELECT oid FROM own)
  UNION ALL SELECT 'constraint ' || conrelid::regclass || conname || pg_get_constraintdef(oid)
    FROM pg_constraint WHERE conrelid IN (SELECT oid FROM own)
  UNION ALL SELECT 'trigger ' || pg_get_triggerdef(oid) || tgenabled::text FROM pg_trigger
    WHERE tgrelid IN (SELECT oid FROM own) AND NOT tgisinternal
  UNION ALL SELECT 'policy ' || polrelid::regclass || to_jsonb(p)::text FROM (
    SELECT polname, polcmd, polpermissive, polrelid, polroles, pg_get_expr(polqual, polrelid),
      pg_get_expr(polwithcheck, polrelid) AS checked FROM pg_policy) p
  UNION ALL SELECT 'function ' || pg_get_functiondef(oid) || coalesce(proacl::text, '') FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace AND prokind = 'f'
  UNION ALL SELECT 'schema ' || nspname || coalesce(nspacl::text, '') FROM pg_namespace WHERE nspname !~ '^pg_'
  UNION ALL SELECT 'migration ' || number || name || done_at FROM inlay_migration
  UNION ALL SELECT 'statistics ' || starelid::regclass || staattnum FROM pg_statistic WHERE starelid IN (SELECT oid FROM own))
SELECT md5(string_agg(line, E'\\n' ORDER BY line)) AS schema FROM said`;
