import type { JobKind } from '../change.ts';
import type { Core } from '../core.ts';
import type { Job, JobHandler } from './job.ts';

/** So many jobs run at once in a process: they mostly wait for networks. */
const AT_ONCE = 16;

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
  const timers = new Set<ReturnType<typeof setTimeout>>();
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
      // Its lease runs out, and whoever is there takes it again.
      core.log.error('job-failed', error, { kind: job.kind, subject: job.subject, attempts: job.attempts });
    }
  };

  const claim = async (): Promise<void> => {
    while (again && !closed) {
      again = false;
      const room = AT_ONCE - running.size;
      if (room === 0) return;
      try {
        for (const job of await claimJobs(core, room, [...running.keys()])) {
          const work = run(job).finally(() => {
            running.delete(job.id);
            wake();
          });
          running.set(job.id, work);
        }
      } catch (error) {
        notReached('jobs-not-claimed')(error);
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

  const wakeAt = (dueAt: number): void => {
    const wait = dueAt - core.clock();
    if (!(wait > 0)) {
      wake();
      return;
    }
    // What is due later than the next look is found by looking.
    if (wait > core.timings.jobPollMs) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      wake();
    }, wait);
    timers.add(timer);
  };
  /** Looks for what is due, and for when the next one will be, so that it waits for its time and not for the next look. */
  const look = (): void => {
    wake();
    nextDueAt(core)
      .then((dueAt) => {
        if (dueAt !== null && !closed) wakeAt(dueAt);
      })
      .catch(notReached('jobs-not-looked-for'));
  };
  const stop = await core.database.listen('inlay_jobs', (dueAt) => {
    wakeAt(Number(dueAt ?? 0));
  });
  const poll = setInterval(look, core.timings.jobPollMs);
  const renewal = setInterval(() => {
    if (running.size > 0) renewLeases(core, [...running.keys()]).catch(notReached('leases-not-renewed'));
  }, core.timings.jobLeaseMs / 3);
  look();

  return {
    close: async () => {
      closed = true;
      clearInterval(poll);
      for (const timer of timers) clearTimeout(timer);
      await stop();
      await claiming;
      const patience = setTimeout(() => end.abort(), core.timings.stopMs);
      await Promise.all(running.values());
      clearInterval(renewal);
      clearTimeout(patience);
    },
  };
}

/**
 * Takes due jobs for as long as a lease; the oldest of each line only, so that a line keeps its order. None that this process is
 * doing: it may have slept through the end of a lease.
 */
async function claimJobs(core: Core, most: number, doing: readonly number[]): Promise<Job[]> {
  const now = core.clock();
  const rows = await core.database.asSystem((transaction) =>
    transaction.query<JobRow>(
      `WITH due AS (
         SELECT j.id, j.attempt_open FROM job j
         WHERE j.due_at <= $1 AND (j.leased_until IS NULL OR j.leased_until < $1) AND j.id <> ALL ($5)
           AND NOT EXISTS (SELECT 1 FROM job e
             WHERE e.organisation_id = j.organisation_id AND e.line = j.line AND e.id < j.id)
         ORDER BY j.due_at, j.id LIMIT $2 FOR UPDATE SKIP LOCKED)
       UPDATE job SET leased_until = $3, leased_by = $4, attempts = attempts + 1, attempt_open = true
       FROM due WHERE job.id = due.id
       RETURNING job.id, organisation_id, kind, subject, attempts, made_at, due.attempt_open AS was_open`,
      [now, most, now + core.timings.jobLeaseMs, core.processId, doing],
    ),
  );
  return rows.map((row) => ({
    id: row.id,
    organisationId: row.organisation_id,
    kind: row.kind,
    subject: row.subject,
    attempts: row.attempts,
    madeAt: row.made_at,
    wasOpen: row.was_open,
  }));
}

/** When the next job comes due that is not due yet; null where there is none. */
async function nextDueAt(core: Core): Promise<number | null> {
  const [next] = await core.database.asSystem((transaction) =>
    transaction.query<{ due_at: number }>(
      'SELECT due_at FROM job WHERE due_at > $1 ORDER BY due_at LIMIT 1',
      [core.clock()],
    ),
  );
  return next?.due_at ?? null;
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
