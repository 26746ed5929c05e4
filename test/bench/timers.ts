import { openPostgres } from '../../src/backend/node/postgres.ts';
import { createDatabase, startPostgres, RUN_VARIABLE } from '../support/postgres.ts';
import { startBackend } from './backend.ts';
import type { Figure } from './figures.ts';

const COUNT = 1000;
/** What a process that died leaves behind is free for others after so long. */
const LEASE_MS = 15_000;

/** A thousand timers that end in the same second, worked by two processes on a real Postgres; and with one of them killed half-way. */
export async function timers(): Promise<readonly Figure[]> {
  const server = await startPostgres();
  if (server === undefined) throw new Error('There is no Postgres.');
  process.env[RUN_VARIABLE] = server.url;
  try {
    const both = await fire(false);
    const one = await fire(true);
    return [
      {
        name: `${COUNT.toLocaleString('en')} timers due at once, two processes: the last is late`,
        value: `${(both.lateMs / 1000).toFixed(1)} s`,
        promise: 'each once',
        holds: both.isOnce,
        note: `by ${String(both.processes)} processes`,
      },
      {
        name: `${COUNT.toLocaleString('en')} timers due at once, one process killed half-way`,
        value: `${(one.lateMs / 1000).toFixed(1)} s`,
        promise: 'each once',
        holds: one.isOnce,
        note: `a lease holds ${String(LEASE_MS / 1000)} s after a death`,
      },
    ];
  } finally {
    await server.stop();
  }
}

async function fire(
  isKilled: boolean,
): Promise<{ readonly lateMs: number; readonly isOnce: boolean; readonly processes: number }> {
  const made = await createDatabase();
  if (made === undefined) throw new Error('There is no Postgres.');
  const setup = { databaseUrl: made.url, agents: 1, isTimed: true };
  const first = await startBackend(setup);
  const second = await startBackend(setup);
  const database = await openPostgres(made.url, { connections: 2 });
  try {
    const dueAt = Date.now() + 3_000;
    await database.asSystem(async (transaction) => {
      await transaction.query(
        `INSERT INTO contact (organisation_id, id, channel_id, network_id, name, folded)
         SELECT 'bench', 'c' || n, 'line', 'n' || n, 'Contact ' || n, '' FROM generate_series(1, $1::int) n`,
        [COUNT],
      );
      await transaction.query(
        `INSERT INTO interaction (organisation_id, id, channel_id, platform, visibility, contact_id, conversation_id, status,
           assignee_id, holder_id, held_since, timer, timer_due_at, last_activity_at, created_at)
         SELECT 'bench', 'i' || n, 'line', 'messenger', 'private', 'c' || n, 'v' || n, 'open', 'agent-0', 'agent-0', $2,
           jsonb_build_object('kind', 'contact', 'since', $2::bigint, 'endsAt', $3::bigint), $3, $2, $2
         FROM generate_series(1, $1::int) n`,
        [COUNT, dueAt - 3_600_000, dueAt],
      );
      await transaction.query(
        `INSERT INTO job (organisation_id, kind, subject, line, due_at, made_at)
         SELECT 'bench', 'timer', 'i' || n, 'timer i' || n, $2, $2 FROM generate_series(1, $1::int) n`,
        [COUNT, dueAt],
      );
      await transaction.query("SELECT pg_notify('inlay_jobs', $1)", [String(dueAt)]);
    });
    const fired = async (): Promise<number> => {
      const [row] = await database.asSystem((transaction) =>
        transaction.query<{ many: number }>(
          "SELECT count(*)::int AS many FROM audit WHERE kind = 'contact-timer-ended'",
        ),
      );
      return row?.many ?? 0;
    };
    let killed = false;
    const end = Date.now() + 120_000;
    for (let many = 0; many < COUNT && Date.now() < end; many = await fired()) {
      if (isKilled && !killed && many >= COUNT / 2) {
        killed = true;
        second.kill();
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const [told] = await database.asSystem((transaction) =>
      transaction.query<{ many: number; different: number; last: number; left: number }>(
        `SELECT count(*)::int AS many, count(DISTINCT interaction_id)::int AS different, max(at) AS last,
           (SELECT count(*)::int FROM interaction WHERE assignee_id IS NOT NULL) AS left
         FROM audit WHERE kind = 'contact-timer-ended'`,
      ),
    );
    return {
      lateMs: (told?.last ?? Infinity) - dueAt,
      isOnce: told?.many === COUNT && told.different === COUNT && told.left === 0,
      processes: 2,
    };
  } finally {
    await database.close();
    await Promise.allSettled([first.stop(), killed(isKilled, second.stop)]);
    await made.drop();
  }
}

/** Who was killed has stopped. */
function killed(isKilled: boolean, stop: () => Promise<void>): Promise<void> {
  return isKilled ? Promise.resolve() : stop();
}
