/** A transaction that is under way. Statements go one after the other; a failed one ends it. */
export interface Transaction {
  /** Runs one statement with `$1`-style parameters. Whole numbers of 64 bits come as `number`, JSON parsed, `bytea` as bytes. */
  query<Row extends object = Record<string, unknown>>(
    statement: string,
    parameters?: readonly unknown[],
  ): Promise<Row[]>;
  /** Runs several statements without parameters, for migrations. */
  run(script: string): Promise<void>;
}

/** The port to Postgres: a server's, or the embedded one. */
export interface Database {
  /**
   * One transaction as the role `inlay_app`, bound to an organisation: row-level security shows and takes that organisation's rows
   * only. Commits when `work` resolves, rolls back when it rejects.
   */
  inOrganisation<T>(organisationId: string, work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** One transaction as the owner of the tables, over all organisations: migrations, jobs, whose account a webhook is for. */
  asSystem<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /**
   * Calls `heard` with the payload of each notification on a channel, and with null when some may have been missed because the
   * connection was lost. Resolves, once it listens, to what ends it.
   */
  listen(channel: string, heard: (payload: string | null) => void): Promise<() => Promise<void>>;
  /** Waits for what is under way and lets go of the database. */
  close(): Promise<void>;
}

/** The statement that binds a transaction to its organisation until it ends; `$1` is the organisation's id. */
export const BIND_ORGANISATION =
  "SELECT set_config('role', 'inlay_app', true), set_config('inlay.organisation', $1, true)";

/** The five letters and digits by which Postgres names an error (Appendix A of its manual); null where it is none of its errors. */
export function sqlState(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code) ? error.code : null;
}

/** Whether the transaction failed only because of another one at the same time, so that it may be run again: serialisation, deadlock. */
export function isCollision(error: unknown): boolean {
  const state = sqlState(error);
  return state === '40001' || state === '40P01';
}
