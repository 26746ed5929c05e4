import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { JobKind } from '../../src/backend/change.ts';
import type { Core } from '../../src/backend/core.ts';
import type { Database, Transaction } from '../../src/backend/database/database.ts';
import { migrate } from '../../src/backend/database/migrate.ts';
import { endJob, type JobHandler } from '../../src/backend/jobs/job.ts';
import { createJobRunner, type JobRunner } from '../../src/backend/jobs/job-runner.ts';
import { SILENT_LOG } from '../../src/backend/log.ts';
import { DEFAULT_TIMINGS } from '../../src/backend/options.ts';
import { provision } from '../../src/backend/provision.ts';
import { onEachDatabase } from './support/databases.ts';
import { organisation, startBackend, unique, until } from './support/test-backend.ts';

/** Nothing here may wait for a look: none comes while these tests run. */
const NEVER_MS = 600_000;

onEachDatabase('Jobs, without a look at intervals,', (opened, kind) => {
  const runners: JobRunner[] = [];
  beforeAll(async () => {
    await migrate(opened().database);
    await provision(opened().database, organisation('jobs'));
  }, 60_000);
  afterEach(async () => {
    await Promise.all(runners.splice(0).map((runner) => runner.close()));
    await opened().database.asSystem((transaction) => transaction.query('DELETE FROM job'));
  });

  /** Subjects of the jobs done, in order. */
  const start = async (
    more: Partial<Core> = {},
    work: JobHandler = () => Promise.resolve(),
  ): Promise<string[]> => {
    const done: string[] = [];
    const core: Partial<Core> = {
      database: opened().database,
      clock: Date.now,
      log: SILENT_LOG,
      processId: unique(),
      timings: { ...DEFAULT_TIMINGS, jobPollMs: NEVER_MS, jobLeaseMs: NEVER_MS, retryBaseMs: 20 },
      ...more,
    };
    const handle: JobHandler = async (of, job, signal) => {
      await work(of, job, signal);
      await of.database.asSystem((transaction) => endJob(transaction, job));
      done.push(job.subject);
    };
    const every = new Proxy({}, { get: () => handle }) as Record<JobKind, JobHandler>;
    runners.push(await createJobRunner(core as Core, every));
    return done;
  };
  const add = (transaction: Transaction, subject: string, dueAt: number, line = subject): Promise<object[]> =>
    transaction.query(
      `INSERT INTO job (organisation_id, kind, subject, line, due_at, made_at) VALUES ('jobs', 'timer', $1, $2, $3, $3)`,
      [subject, line, dueAt],
    );
  const put = (subject: string, inMs: number, line = subject): Promise<object[]> =>
    opened().database.asSystem((transaction) => add(transaction, subject, Date.now() + inMs, line));
  const has = (done: readonly string[], ...subjects: readonly string[]): Promise<boolean> =>
    until(`${subjects.join(' and ')} to be done`, () => subjects.every((one) => done.includes(one)));

  it('are each done at their time, however long before it they were made', async () => {
    await put('first', 100);
    await put('second', 200);
    await put('third', 300);
    const done = await start();
    await has(done, 'first', 'second', 'third');
  });

  it('are done by a clock that goes slower than the timers of the process', async () => {
    const began = Date.now();
    await put('slow', 200);
    const done = await start({ clock: () => began + Math.floor((Date.now() - began) * 0.7) });
    await has(done, 'slow');
  });

  it('are done again where one failed, and hold up nobody', async () => {
    let failures = 2;
    const done = await start({}, (_, job) =>
      job.subject === 'failing' && failures-- > 0
        ? Promise.reject(new Error('The connection is lost'))
        : Promise.resolve(),
    );
    await opened().database.asSystem(async (transaction) => {
      await add(transaction, 'failing', 0);
      await add(transaction, 'other', 0);
      await transaction.query("SELECT pg_notify('inlay_jobs', '0')");
    });
    await has(done, 'failing', 'other');
    expect(done).toEqual(['other', 'failing']);
  });

  it('come free with the lease of a process that is gone', async () => {
    await put('left', 0);
    await opened().database.asSystem((transaction) =>
      transaction.query("UPDATE job SET leased_until = $1, leased_by = 'gone'", [Date.now() + 200]),
    );
    await has(await start(), 'left');
  });

  it('wait in their line for one that comes later', async () => {
    await put('early', 150, 'line');
    await put('late', 0, 'line');
    const done = await start();
    await has(done, 'early', 'late');
    expect(done).toEqual(['early', 'late']);
  });

  it('are looked for again where the database was not to be reached', async () => {
    let failures = 3;
    const database: Database = {
      ...opened().database,
      asSystem: (work) =>
        failures-- > 0
          ? Promise.reject(new Error('The connection is lost'))
          : opened().database.asSystem(work),
    };
    await put('unreached', 0);
    await has(await start({ database }), 'unreached');
  });

  describe.skipIf(kind === 'PGlite')('with several connections', () => {
    it('are found where who was changing one has left it as it was', async () => {
      await put('held', 0);
      let letGo = (): void => undefined;
      const free = new Promise<void>((resolve) => (letGo = resolve));
      const held = opened().database.asSystem(async (transaction) => {
        await transaction.query('SELECT 1 FROM job FOR UPDATE');
        const done = await start();
        await put('seen', 0);
        await opened().database.asSystem((other) => other.query("SELECT pg_notify('inlay_jobs', '0')"));
        await has(done, 'seen');
        letGo();
        await free;
        runnersDone = done;
        throw new Error('It is left as it was');
      });
      let runnersDone: readonly string[] = [];
      await expect(held).rejects.toThrow('left as it was');
      await has(runnersDone, 'held');
    });

    it('are found where the connection that hears of them was lost', async () => {
      const done = await start();
      await opened().database.asSystem(async (transaction) => {
        await transaction.query(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'",
        );
      });
      await opened().database.asSystem(async (transaction) => {
        await add(transaction, 'unheard', Date.now() + 100);
        await transaction.query("SELECT pg_notify('inlay_jobs', $1)", [String(Date.now() + 100)]);
      });
      await has(done, 'unheard');
    });
  });

  it('of timers fire where a transaction of one fails', async () => {
    let failures = 0;
    const database: Database = {
      ...opened().database,
      inOrganisation: (id, work) =>
        opened().database.inOrganisation(id, async (transaction) => {
          const value = await work(transaction);
          const rows = await transaction.query("SELECT 1 FROM audit WHERE kind = 'contact-timer-ended'");
          if (rows.length > 0 && (failures += 1) <= 5) throw new Error('The connection is lost');
          return value;
        }),
    };
    const test = await startBackend(database, {
      setup: { settings: { contactTimerMinutes: 30 } },
      timings: { jobPollMs: NEVER_MS, jobLeaseMs: NEVER_MS, tailPollMs: NEVER_MS },
    });
    const one = await test.inbound();
    await test.hold(one.id);
    const sent = await test.send(one.id, { seenMessageId: one.lastMessage?.id ?? null });
    expect(sent.status).toBe(201);
    // Its time is nearly over.
    await database.inOrganisation(test.organisationId, async (transaction) => {
      const soon = Date.now() + 200;
      await transaction.query(
        "UPDATE interaction SET timer = timer || jsonb_build_object('endsAt', $1::bigint), timer_due_at = $1",
        [soon],
      );
      await transaction.query("UPDATE job SET due_at = $1 WHERE kind = 'timer'", [soon]);
      await transaction.query("SELECT pg_notify('inlay_jobs', $1)", [String(soon)]);
    });
    await until('it to leave', async () => {
      const { body } = await test.call('GET', `/interactions/${one.id}`);
      return (body as { assignee: unknown }).assignee === null;
    });
    expect(failures).toBeGreaterThan(5);
    await test.stop();
  });
});
