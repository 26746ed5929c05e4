import type { JobKind } from '../change.ts';
import type { Core } from '../core.ts';
import type { Transaction } from '../database/database.ts';
import { nextAttemptAt, type Job, type JobHandler } from './job.ts';

/** So many jobs run at once in a process: they mostly wait for networks. */
const AT_ONCE = 16;
/** A due job that nobody has, but somebody is just changing, is looked for again after so many milliseconds. */
const IN_CHANGE_MS = 100;

/** Takes due jobs from the database, also those that a process left behind when it died, and does them. */
export interface JobRunner {
  /** Takes no more jobs; those under way may end, and are told to after a while. */
  close(): Promise<void>;
}

interface JobRow {
  readonly id: number;
  readonly organisation_id: string;
  readonly kind: JobKind;
  readonly subject: string;
  readonly attempts: number;
  readonly made_at: number;
  readonly was_open: boolean;
}

/** Starts taking due jobs of all organisations, one at a time in each line; `close` of what it resolves to waits for those that run. */
export async function createJobRunner(
  core: Core,
  handlers: Readonly<Record<JobKind, JobHandler>>,
): Promise<JobRunner> {
  const end = new AbortController();
  const running = new Map<number, Promise<void>>();
  /** The next look; `at` as the process counts, which no change of the clock moves. */
  let alarm: { readonly at: number; readonly timer: ReturnType<typeof setTimeout> } | null = null;
  let claiming: Promise<void> | null = null;
  let again = false;
  let closed = false;

  const notReached =
    (event: string) =>
    (error: unknown): void =>
      core.log.warn(event, { message: error instanceof Error ? error.message : String(error) });
  const run = async (job: Job): Promise<void> => {
    try {
      await handlers[job.kind](core, job, end.signal);
    } catch (error) {
      core.log.error('job-failed', error, { kind: job.kind, subject: job.subject, attempts: job.attempts });
      // Where this fails, too, its lease runs out, and whoever is there takes it again.
      await giveBack(core, job).catch(notReached('job-not-given-back'));
    }
  };

  const claim = async (): Promise<void> => {
    while (again && !closed) {
      again = false;
      const room = AT_ONCE - running.size;
      if (room === 0) return;
      try {
        const { jobs, nextAt } = await claimJobs(core, room, [...running.keys()]);
        for (const job of jobs) {
          const work = run(job).finally(() => {
            running.delete(job.id);
            wake();
          });
          running.set(job.id, work);
        }
        if (nextAt !== null) wakeAt(nextAt);
      } catch (error) {
        notReached('jobs-not-claimed')(error);
        wakeAt(core.clock() + core.timings.retryBaseMs);
      }
    }
  };
  const wake = (): void => {
    if (closed) return;
    again = true;
    claiming ??= claim().finally(() => {
      claiming = null;
      if (again && running.size < AT_ONCE) wake();
    });
  };

  /** Looks at this time, and from there on to the next: a timer may fire early, and a clock may go slower than it. */
  const wakeAt = (time: number): void => {
    const wait = time - core.clock();
    if (!(wait > 0)) {
      wake();
      return;
    }
    // What is due later than the next look is found by looking.
    const at = performance.now() + wait;
    if (closed || wait > core.timings.jobPollMs || (alarm !== null && alarm.at <= at)) return;
    clearTimeout(alarm?.timer);
    const timer = setTimeout(() => {
      alarm = null;
      wake();
    }, wait);
    alarm = { at, timer };
  };
  const stop = await core.database.listen('inlay_jobs', (dueAt) => {
    wakeAt(Number(dueAt ?? 0));
  });
  // For whatever was not told: a clock that was moved, a connection that is dead without saying so.
  const poll = setInterval(wake, core.timings.jobPollMs);
  const renewal = setInterval(() => {
    if (running.size > 0) renewLeases(core, [...running.keys()]).catch(notReached('leases-not-renewed'));
  }, core.timings.jobLeaseMs / 3);
  wake();

  return {
    close: async () => {
      closed = true;
      clearInterval(poll);
      clearTimeout(alarm?.timer);
      await stop();
      await claiming;
      const patience = setTimeout(() => end.abort(), core.timings.stopMs);
      await Promise.all(running.values());
      clearInterval(renewal);
      clearTimeout(patience);
    },
  };
}

/** What a look has found: jobs that are this process's now, and when to look next, null where nothing is to come or all room is taken. */
interface Claimed {
  readonly jobs: readonly Job[];
  readonly nextAt: number | null;
}

/**
 * Takes due jobs for as long as a lease; the oldest of each line only, so that a line keeps its order. None that this process is
 * doing: it may have slept through the end of a lease.
 */
async function claimJobs(core: Core, most: number, doing: readonly number[]): Promise<Claimed> {
  const now = core.clock();
  return core.database.asSystem(async (transaction) => {
    const rows = await transaction.query<JobRow>(
      `WITH due AS (
         SELECT j.id, j.attempt_open FROM job j
         WHERE j.due_at <= $1 AND (j.leased_until IS NULL OR j.leased_until <= $1) AND j.id <> ALL ($5) AND ${FIRST_OF_LINE}
         ORDER BY j.due_at, j.id LIMIT $2 FOR UPDATE SKIP LOCKED)
       UPDATE job SET leased_until = $3, leased_by = $4, attempts = attempts + 1, attempt_open = true
       FROM due WHERE job.id = due.id
       RETURNING job.id, organisation_id, kind, subject, attempts, made_at, due.attempt_open AS was_open`,
      [now, most, now + core.timings.jobLeaseMs, core.processId, doing],
    );
    const jobs = rows.map((row) => ({
      id: row.id,
      organisationId: row.organisation_id,
      kind: row.kind,
      subject: row.subject,
      attempts: row.attempts,
      madeAt: row.made_at,
      wasOpen: row.was_open,
    }));
    if (jobs.length === most) return { jobs, nextAt: null };
    const own = [...doing, ...jobs.map(({ id }) => id)];
    return { jobs, nextAt: await nextLookAt(transaction, now, own) };
  });
}

/** Nothing before it in its line: `j` waits for whoever does that, who looks again afterwards. */
const FIRST_OF_LINE = `NOT EXISTS (SELECT 1 FROM job e
  WHERE e.organisation_id = j.organisation_id AND e.line = j.line AND e.id < j.id)`;

/**
 * When the next job comes due, or one that is due comes free: another process may have died with it, or whoever was changing it may
 * have left it as it was. Null where there is none.
 */
async function nextLookAt(
  transaction: Transaction,
  now: number,
  own: readonly number[],
): Promise<number | null> {
  const [next] = await transaction.query<{ due_at: number | null; free_at: number | null }>(
    `SELECT (SELECT due_at FROM job WHERE due_at > $1 ORDER BY due_at LIMIT 1) AS due_at,
       (SELECT min(greatest(j.leased_until, $2)) FROM job j WHERE j.due_at <= $1 AND j.id <> ALL ($3) AND ${FIRST_OF_LINE}) AS free_at`,
    [now, now + IN_CHANGE_MS, own],
  );
  const times = [next?.due_at, next?.free_at].filter((time) => typeof time === 'number');
  return times.length === 0 ? null : Math.min(...times);
}

/** A job whose attempt failed is free again after a wait; that nobody knows how the attempt ended stays written down. */
async function giveBack(core: Core, job: Job): Promise<void> {
  await core.database.asSystem((transaction) =>
    transaction.query(
      `WITH given AS (UPDATE job SET due_at = $2, leased_until = NULL, leased_by = NULL
         WHERE id = $1 AND leased_by = $3 RETURNING due_at)
       SELECT pg_notify('inlay_jobs', due_at::text) FROM given`,
      [job.id, nextAttemptAt(core, job, core.clock()), core.processId],
    ),
  );
}

/** What this process is still doing stays its own. */
async function renewLeases(core: Core, doing: readonly number[]): Promise<void> {
  await core.database.asSystem((transaction) =>
    transaction.query('UPDATE job SET leased_until = $1 WHERE id = ANY ($2) AND leased_by = $3', [
      core.clock() + core.timings.jobLeaseMs,
      doing,
      core.processId,
    ]),
  );
}
