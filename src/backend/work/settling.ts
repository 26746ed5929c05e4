import { addWorkingTime, type BusinessHours } from '../../model/business-hours.ts';
import { nextDue, standingAfter, type Standing } from '../../model/standing.ts';
import { slaDueAt, SOON } from '../../model/wait.ts';
import { DEFAULT_WORK_SETTINGS, type WorkSettings } from '../../model/work-rules.ts';
import type { Transaction } from '../database/database.ts';
import type { InteractionRow } from '../rows/interaction-row.ts';
import { loadWorkSettings } from './work-rules.ts';

interface Settling extends InteractionRow {
  readonly sla_minutes: number | null;
  readonly hours: BusinessHours | null;
  readonly settings: Partial<WorkSettings>;
}

/**
 * Brings timers and promises of interactions in line with what has been done with them, whatever that was, and has the job that works the
 * next of them due at its time. Part of every change of an interaction, in the transaction of the change.
 */
export async function settleTimers(
  change: { readonly transaction: Transaction; readonly organisationId: string; readonly now: number },
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const rows = await change.transaction.query<Settling>(
    `SELECT i.*, ch.sla_minutes, ch.hours, o.settings FROM interaction i
     JOIN channel ch ON ch.organisation_id = i.organisation_id AND ch.id = i.channel_id
     JOIN organisation o ON o.organisation_id = i.organisation_id
     WHERE i.id = ANY($1::text[]) ORDER BY i.id`,
    [ids],
  );
  for (const row of rows) await settle(change, row);
}

async function settle(change: Parameters<typeof settleTimers>[0], row: Settling): Promise<void> {
  const { transaction, organisationId, now } = change;
  const settings = { ...DEFAULT_WORK_SETTINGS, ...row.settings };
  const before = standingOf(row);
  const after = isTimed(row, settings) ? standingAfter(before, workOf(row), { settings, now }) : before;
  const dueAt = nextDue(after, settings)?.at ?? null;
  const promise = promiseOf(row);
  const isSame =
    JSON.stringify([before, row.timer_due_at, row.sla_due_at, row.sla_soon_at]) ===
    JSON.stringify([after, dueAt, promise.dueAt, promise.soonAt]);
  if (isSame) return;
  await transaction.query(
    `UPDATE interaction SET version = version + 1, holder_id = $2, held_since = $3, timer = $4::jsonb, returns_at = $5,
       returns_to = $6, done_since = $7, timer_due_at = $8, sla_due_at = $9, sla_soon_at = $10 WHERE id = $1`,
    [
      row.id,
      after.holderId,
      after.heldSince,
      after.timer && JSON.stringify(after.timer),
      after.returnsAt,
      after.returnsTo,
      after.doneSince,
      dueAt,
      promise.dueAt,
      promise.soonAt,
    ],
  );
  if (dueAt === row.timer_due_at) return;
  if (dueAt === null)
    await transaction.query("DELETE FROM job WHERE kind = 'timer' AND subject = $1", [row.id]);
  else
    await transaction.query(
      `WITH due AS (
         INSERT INTO job (organisation_id, kind, subject, line, due_at, made_at) VALUES ($1, 'timer', $2, $3, $4, $5)
         ON CONFLICT (organisation_id, kind, subject) DO UPDATE SET due_at = EXCLUDED.due_at, attempts = 0,
           attempt_open = false, leased_until = NULL, leased_by = NULL
         RETURNING due_at)
       SELECT pg_notify('inlay_jobs', due_at::text) FROM due`,
      // A line of its own: what is sent to the network does not wait for it.
      [organisationId, row.id, `timer ${row.id}`, dueAt, now],
    );
}

/** Whether there is anything to count: where nobody times anything, nothing is written. */
function isTimed(row: Settling, settings: WorkSettings): boolean {
  const { agentTimerMinutes, contactTimerMinutes, detachAfterMinutes } = settings;
  return (
    [agentTimerMinutes, contactTimerMinutes, detachAfterMinutes].some((minutes) => minutes !== null) ||
    [row.timer, row.returns_at, row.returns_to, row.timer_due_at].some((value) => value !== null)
  );
}

/** What an interaction, which is locked, does next by itself, and when; null for nothing. */
export async function dueOf(
  transaction: Transaction,
  row: InteractionRow,
): Promise<ReturnType<typeof nextDue>> {
  return nextDue(standingOf(row), await loadWorkSettings(transaction));
}

/** What is kept of an interaction for its timers. */
function standingOf(row: InteractionRow): Standing {
  const { timer } = row;
  return {
    holderId: row.holder_id,
    heldSince: row.held_since,
    timer: timer && { kind: timer.kind, since: timer.since, endsAt: timer.endsAt },
    returnsAt: row.returns_at,
    returnsTo: row.returns_to,
    doneSince: row.done_since,
  };
}

function workOf(row: InteractionRow): Parameters<typeof standingAfter>[1] {
  const { last_message: last } = row;
  const isAnswer = last?.direction === 'outbound' && last.kind !== 'system';
  return {
    status: row.status,
    assigneeId: row.assignee_id,
    waitingSince: row.waiting_since,
    answeredAt: isAnswer ? last.at : null,
  };
}

/** Until when an answer is promised, and from when on it is due soon, counted in the hours of the channel. */
function promiseOf({ waiting_since: since, sla_minutes: minutes, hours, ...row }: Settling): {
  readonly dueAt: number | null;
  readonly soonAt: number | null;
} {
  const dueAt = slaDueAt(since, minutes);
  // Without hours it stands as it was told: what an agent takes back brings its promise with it.
  if (dueAt === null || since === null || minutes === null || hours === null)
    return { dueAt: row.sla_due_at, soonAt: null };
  const span = minutes * 60_000;
  return { dueAt: addWorkingTime(hours, since, span), soonAt: addWorkingTime(hours, since, SOON * span) };
}
