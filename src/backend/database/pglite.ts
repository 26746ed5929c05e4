import { PGlite, type Transaction as PgliteTransaction } from '@electric-sql/pglite';
import { BIND_ORGANISATION, type Database, type Transaction } from './database.ts';
import { keepStatements, type KeptStatements } from './pglite-statements.ts';

/** How the embedded database is opened. */
export interface PgliteOptions {
  /** In Node a folder, in a browser `idb://name`; absent: nothing is kept. One process at a time may have it open. */
  readonly dataDir?: string;
  /** What it begins with where there is nothing yet: the archive that PGlite's `dumpDataDir` gives; absent: an empty database. */
  readonly begin?: Blob;
}

/** Opens the embedded Postgres. It has one connection: transactions run one after the other. */
export async function openPglite({ dataDir, begin }: PgliteOptions = {}): Promise<Database> {
  const pglite = await PGlite.create({
    ...(dataDir === undefined ? {} : { dataDir }),
    ...(begin === undefined ? {} : { loadDataDir: begin }),
  });
  const statements = keepStatements(pglite);

  return {
    inOrganisation: (organisationId, work) =>
      pglite.transaction(async (raw) => {
        await statements.begin();
        const transaction = wrap(raw, statements);
        await transaction.query(BIND_ORGANISATION, [organisationId]);
        return work(transaction);
      }),
    asSystem: (work) =>
      pglite.transaction(async (raw) => {
        await statements.begin();
        return work(wrap(raw, statements));
      }),
    listen: (channel, heard) => pglite.listen(channel, heard),
    close: () => pglite.close(),
  };
}

function wrap(raw: PgliteTransaction, statements: KeptStatements): Transaction {
  return {
    query: async <Row extends object>(statement: string, parameters: readonly unknown[] = []) => {
      if (raw.closed) throw new Error('The transaction has ended');
      const rows = statements.run(statement, parameters);
      if (rows !== null) return (await rows) as Row[];
      const result = await raw.query<Row>(statement, [...parameters]);
      await statements.schemaChanged();
      return result.rows;
    },
    run: async (script) => {
      await raw.exec(script);
      await statements.schemaChanged();
    },
  };
}
