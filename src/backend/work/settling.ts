import { addWorkingTime, type BusinessHours } from '../../model/business-hours.ts';
import { nextDue, standingAfter, type Standing } from '../../model/standing.ts';
import { slaDueAt, SOON } from '../../model/wait.ts';
import { DEFAULT_WORK_SETTINGS, type WorkSettings } from '../../model/work-rules.ts';
import type { Transaction } from '../database/database.ts';
import type { InteractionRow } from '../rows/interaction-row.ts';

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
  const settled = rows.flatMap((row) => settledRow(row, change.now) ?? []);
  if (settled.length === 0) return;
  const { transaction, organisationId, now } = change;
  await transaction.query(
    `UPDATE interaction i SET version = i.version + 1, holder_id = s.holder_id, held_since = s.held_since, timer = s.timer,
       returns_at = s.returns_at, returns_to = s.returns_to, done_since = s.done_since, timer_due_at = s.timer_due_at,
       sla_due_at = s.sla_due_at, sla_soon_at = s.sla_soon_at
     FROM jsonb_to_recordset($1::jsonb) AS s (id text, holder_id text, held_since bigint, timer jsonb, returns_at bigint,
       returns_to text, done_since bigint, timer_due_at bigint, sla_due_at bigint, sla_soon_at bigint)
     WHERE i.id = s.id`,
    [JSON.stringify(settled)],
  );
  const moved = settled.filter(({ id, timer_due_at }) =>
    rows.some((row) => row.id === id && row.timer_due_at !== timer_due_at),
  );
  const over = moved.filter(({ timer_due_at }) => timer_due_at === null);
  const due = moved.filter(({ timer_due_at }) => timer_due_at !== null);
  if (over.length > 0)
    await transaction.query("DELETE FROM job WHERE kind = 'timer' AND subject = ANY($1::text[])", [
      over.map(({ id }) => id),
    ]);
  if (due.length > 0)
    await transaction.query(
      `WITH due AS (
         INSERT INTO job (organisation_id, kind, subject, line, due_at, made_at)
         -- A line of its own: what is sent to the network does not wait for it.
         SELECT $1, 'timer', s.id, 'timer ' || s.id, s.timer_due_at, $3
         FROM jsonb_to_recordset($2::jsonb) AS s (id text, timer_due_at bigint)
         ON CONFLICT (organisation_id, kind, subject) DO UPDATE SET due_at = EXCLUDED.due_at, attempts = 0,
           attempt_open = false, leased_until = NULL, leased_by = NULL
         RETURNING due_at)
       SELECT pg_notify('inlay_jobs', min(due_at)::text) FROM due`,
      [organisationId, JSON.stringify(due), now],
    );
}

/** The columns of an interaction that has to be brought in line; null where it is. */
type SettledRow = Pick<
  InteractionRow,
  | 'id'
  | 'holder_id'
  | 'held_since'
  | 'timer'
  | 'returns_at'
  | 'returns_to'
  | 'done_since'
  | 'timer_due_at'
  | 'sla_due_at'
  | 'sla_soon_at'
>;

function settledRow(row: Settling, now: number): SettledRow | null {
  const settings = { ...DEFAULT_WORK_SETTINGS, ...row.settings };
  const before = standingOf(row);
  const after = isTimed(row, settings) ? standingAfter(before, workOf(row), { settings, now }) : before;
  const dueAt = nextDue(after, settings)?.at ?? null;
  const promise = promiseOf(row);
  const isSame =
    JSON.stringify([before, row.timer_due_at, row.sla_due_at, row.sla_soon_at]) ===
    JSON.stringify([after, dueAt, promise.dueAt, promise.soonAt]);
  if (isSame) return null;
  return {
    id: row.id,
    holder_id: after.holderId,
    held_since: after.heldSince,
    timer: after.timer,
    returns_at: after.returnsAt,
    returns_to: after.returnsTo,
    done_since: after.doneSince,
    timer_due_at: dueAt,
    sla_due_at: promise.dueAt,
    sla_soon_at: promise.soonAt,
  };
}

/** Whether there is anything to count: where nobody times anything, nothing is written. */
function isTimed(row: Settling, settings: WorkSettings): boolean {
  const { agentTimerMinutes, contactTimerMinutes, detachAfterMinutes } = settings;
  return (
    [agentTimerMinutes, contactTimerMinutes, detachAfterMinutes].some((minutes) => minutes !== null) ||
    [row.timer, row.returns_at, row.returns_to, row.timer_due_at].some((value) => value !== null)
  );
}

/** What is kept of an interaction for its timers. */
export function standingOf(row: InteractionRow): Standing {
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
    isEmpty: last === null,
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
