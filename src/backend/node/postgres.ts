import pg from 'pg';
import { BIND_ORGANISATION, type Database, type Transaction } from '../database/database.ts';
import { SILENT_LOG, type Log } from '../log.ts';

const INT8 = pg.types.builtins.INT8;
const LOCK_TIMEOUT_MS = 10_000;

/** How a Postgres server is used. */
export interface PostgresOptions {
  /** Connections for transactions; 10 unless told. One more listens. */
  readonly connections?: number;
  readonly log?: Log;
}

/** Connects to a Postgres server; rejects where there is none. */
export async function openPostgres(
  url: string,
  { connections = 10, log = SILENT_LOG }: PostgresOptions = {},
): Promise<Database> {
  const types = new pg.TypeOverrides();
  types.setTypeParser(INT8, Number);
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    types,
    // Whoever waits longer than this for somebody else's transaction is told to come again.
    options: `-c lock_timeout=${String(LOCK_TIMEOUT_MS)}`,
  });
  // An idle connection that breaks is taken out of the pool by itself.
  pool.on('error', (error) => log.warn('database-connection-lost', { message: error.message }));
  (await pool.connect()).release();
  const listener = new Listener(url, log);

  const transact = async <T>(
    organisationId: string | null,
    work: (transaction: Transaction) => Promise<T>,
  ): Promise<T> => {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('BEGIN');
      if (organisationId !== null) await client.query(BIND_ORGANISATION, [organisationId]);
      const value = await work(wrap(client));
      await client.query('COMMIT');
      return value;
    } catch (error) {
      try {
        await client.query('ROLLBACK');
      } catch (failure) {
        broken = failure as Error;
      }
      throw error;
    } finally {
      client.release(broken);
    }
  };

  return {
    inOrganisation: transact,
    asSystem: (work) => transact(null, work),
    listen: (channel, heard) => listener.add(channel, heard),
    close: async () => {
      await listener.close();
      await pool.end();
    },
  };
}

function wrap(client: pg.PoolClient): Transaction {
  return {
    query: async <Row extends object>(statement: string, parameters: readonly unknown[] = []) =>
      (await client.query<Row & pg.QueryResultRow>(statement, [...parameters])).rows,
    run: async (script) => {
      await client.query(script);
    },
  };
}

type Heard = (payload: string | null) => void;

/** One connection that only listens; a lost one is opened again, and then everybody hears `null`. */
class Listener {
  readonly #url: string;
  readonly #log: Log;
  readonly #channels = new Map<string, Set<Heard>>();
  #connection: Promise<pg.Client> | null = null;
  #closed = false;

  constructor(url: string, log: Log) {
    this.#url = url;
    this.#log = log;
  }

  async add(channel: string, heard: Heard): Promise<() => Promise<void>> {
    const listeners = this.#channels.get(channel) ?? new Set();
    listeners.add(heard);
    this.#channels.set(channel, listeners);
    this.#connection ??= this.#connect();
    const client = await this.#connection;
    // Again for each of them: who comes second does not look before the first one's has gone through.
    await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    return async () => {
      listeners.delete(heard);
      if (listeners.size > 0 || this.#closed) return;
      const open = await this.#connection;
      await open?.query(`UNLISTEN ${pg.escapeIdentifier(channel)}`).catch(() => undefined);
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    const client = await this.#connection?.catch(() => null);
    await client?.end().catch(() => undefined);
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.#url, keepAlive: true });
    await client.connect();
    client.on('notification', ({ channel, payload }) => {
      for (const heard of this.#channels.get(channel) ?? []) heard(payload ?? '');
    });
    client.on('error', () => undefined);
    for (const channel of this.#channels.keys()) {
      await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    }
    // One that ends sooner fails above, and whoever opens it tries again.
    client.once('end', () => {
      if (this.#closed) return;
      this.#log.warn('database-listener-lost');
      this.#connection = this.#reconnect();
      this.#connection.catch(() => undefined);
    });
    return client;
  }

  async #reconnect(): Promise<pg.Client> {
    for (let wait = 100; ; wait = Math.min(wait * 2, 5_000)) {
      await new Promise((resolve) => setTimeout(resolve, wait * (0.5 + Math.random())));
      if (this.#closed) throw new Error('The database is closed');
      try {
        const client = await this.#connect();
        for (const listeners of this.#channels.values()) for (const heard of listeners) heard(null);
        return client;
      } catch (error) {
        this.#log.warn('database-listener-failed', { message: (error as Error).message });
      }
    }
  }
}
