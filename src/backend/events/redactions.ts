import type { Transaction } from '../database/database.ts';

/** The channel on which processes hear that something has been taken out of an organisation's log, of which they hold parts in memory. */
export const REDACTIONS = 'inlay_redacted';

/** Tells every process with the transaction that took it out. */
export async function tellRedaction(transaction: Transaction, organisationId: string): Promise<void> {
  await transaction.query('SELECT pg_notify($1, $2)', [REDACTIONS, organisationId]);
}
