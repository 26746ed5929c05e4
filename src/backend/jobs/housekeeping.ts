import type { Core } from '../core.ts';

/** How often old things are looked for, in milliseconds. */
const EVERY_MS = 10 * 60_000;

/** Forgets what is older than it is kept: events, keys, uploads that were never sent, receipts without a message, sessions. */
export function createHousekeeping(core: Core): { close(): Promise<void> } {
  let running: Promise<void> | null = null;
  const run = (): void => {
    running ??= forgetOld(core)
      .catch((error: unknown) => core.log.error('housekeeping-failed', error))
      .finally(() => {
        running = null;
      });
  };
  const timer = setInterval(run, EVERY_MS);
  return {
    close: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

/** Each step is a transaction of its own, so that nobody waits long for it. */
export async function forgetOld(core: Core): Promise<void> {
  const { eventsKeptMs, keysKeptMs, leftoversKeptMs } = core.timings;
  const now = core.clock();
  const steps: readonly (readonly [string, number])[] = [
    // Who stands before what is gone is told so, and nobody reads half of it: the mark and the removal are one.
    [
      `WITH old AS (SELECT organisation_id, max(seq) AS last FROM event WHERE at < $1 GROUP BY organisation_id),
         marked AS (UPDATE event_counter c SET trimmed_to = old.last FROM old
           WHERE c.organisation_id = old.organisation_id AND c.trimmed_to < old.last
           RETURNING c.organisation_id, old.last)
       DELETE FROM event e USING marked m WHERE e.organisation_id = m.organisation_id AND e.seq <= m.last`,
      now - eventsKeptMs,
    ],
    ['DELETE FROM idempotency WHERE at < $1', now - keysKeptMs],
    ['DELETE FROM early_receipt WHERE heard_at < $1', now - leftoversKeptMs],
    [
      'DELETE FROM attachment WHERE message_id IS NULL AND NOT of_post AND created_at < $1',
      now - leftoversKeptMs,
    ],
    ['DELETE FROM transcript WHERE at < $1', now - leftoversKeptMs],
    ['DELETE FROM sign_in_answer WHERE expires_at < $1', now],
    ['DELETE FROM agent_session WHERE used_at < $1', now - core.timings.sessionIdleMs],
    ['DELETE FROM viewing WHERE leased_until < $1', now],
    ['DELETE FROM presence WHERE seen_at < $1', now - 100 * core.timings.heartbeatMs],
  ];
  for (const [statement, before] of steps)
    await core.database.asSystem((transaction) => transaction.query(statement, [before]));
}
