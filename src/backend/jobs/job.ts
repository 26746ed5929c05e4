import type { JobKind } from '../change.ts';
import type { Core } from '../core.ts';
import type { Transaction } from '../database/database.ts';

/** A job that this process has to itself for as long as its lease. */
export interface Job {
  readonly id: number;
  readonly organisationId: string;
  readonly kind: JobKind;
  readonly subject: string;
  /** How many times it was begun, this time included. */
  readonly attempts: number;
  readonly madeAt: number;
  /** Whether an earlier attempt was begun and nobody knows how it ended: its process died. */
  readonly wasOpen: boolean;
}

/** Does one job. It ends the job itself, in the transaction that does what the job is for. */
export type JobHandler = (core: Core, job: Job, signal: AbortSignal) => Promise<void>;

/** The job is done; nobody does it again. */
export async function endJob(transaction: Transaction, job: Job): Promise<void> {
  await transaction.query('DELETE FROM job WHERE id = $1', [job.id]);
}

/** The job is to be tried again at this time; this attempt has come to its end. */
export async function postponeJob(transaction: Transaction, job: Job, dueAt: number): Promise<void> {
  await transaction.query(
    `WITH postponed AS (UPDATE job SET due_at = $2, attempt_open = false, leased_until = NULL, leased_by = NULL
       WHERE id = $1 RETURNING due_at)
     SELECT pg_notify('inlay_jobs', due_at::text) FROM postponed`,
    [job.id, dueAt],
  );
}

/**
 * When to try again: after a wait that doubles with each attempt, anything from half of it to all of it, so that jobs that failed
 * together don't come back together; never before the time that the other side named.
 */
export function nextAttemptAt(core: Core, job: Job, now: number, retryAfterMs: number | null = null): number {
  const { retryBaseMs, retryCapMs } = core.timings;
  const wait = Math.min(retryCapMs, retryBaseMs * 2 ** Math.min(job.attempts - 1, 20));
  return Math.ceil(now + Math.max(wait * (0.5 + Math.random() / 2), retryAfterMs ?? 0));
}
