import type { WireInteraction } from '../../contract/interaction.ts';
import { MOST_COUNTED, type InteractionSort } from '../../model/interaction-list.ts';
import { QUEUES, type Queue } from '../../model/status.ts';
import { canMoveStatus, canUndoStatus } from '../../model/status-moves.ts';
import { changeIn, type Change } from '../change.ts';
import { readIn, type Core } from '../core.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import type { AgentCall } from '../http/call.ts';
import { invalidField, Problem } from '../problem.ts';
import {
  loadInteractions,
  SELECT_INTERACTION,
  toWireInteraction,
  type InteractionRow,
  type InteractionView,
  type StoredStatusMove,
} from '../rows/interaction-row.ts';
import { filterCondition } from './interaction-filter.ts';
import { withdrawOffer } from './offers.ts';
import { requireAccess, requireInteraction, requireLocked } from './require.ts';

/** `sortKey` of the model as a column; the schema has an index on each. */
const SORT_KEYS: Readonly<Record<InteractionSort, string>> = {
  waiting: 'i.waiting_key',
  sla: 'i.sla_key',
  activity: 'i.activity_key',
};

/** A page of the interactions that the agent may see; the next one goes on after the last item's place in the order. */
export async function listInteractions(
  core: Core,
  { caller, query }: AgentCall<'listInteractions'>,
): Promise<{ items: WireInteraction[]; next: string | null }> {
  const { sort, cursor, limit, ...filter } = query;
  const list = `interactions ${caller.organisationId} ${caller.agentId} ${sort} ${JSON.stringify(
    Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1)),
  )}`;
  const after = cursor === undefined ? null : await readCursor(core.signer, list, cursor);
  const rows = await readIn(core, caller.organisationId, async (transaction) => {
    const access = await requireAccess(transaction, caller);
    const { sql, parameters, from } = await filterCondition(transaction, filter, access);
    const key = SORT_KEYS[sort];
    const at = parameters.length;
    return transaction.query<InteractionView & { sort_key: number }>(
      `WITH page AS (SELECT i.id, ${key} AS sort_key FROM ${from} WHERE ${sql}
         ${after === null ? '' : `AND (${key}, i.id) > ($${String(at + 2)}::bigint, $${String(at + 3)})`}
         ORDER BY ${key}, i.id LIMIT $${String(at + 1)})
       ${SELECT_INTERACTION.replace('i.*,', 'i.*, page.sort_key,')} JOIN page ON page.id = i.id
       ORDER BY page.sort_key, i.id`,
      [...parameters, limit + 1, ...(after === null ? [] : [after.key, after.id])],
    );
  });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map(toWireInteraction),
    next:
      last === undefined ? null : await writeCursor(core.signer, list, { key: last.sort_key, id: last.id }),
  };
}

/** How many interactions each queue holds under a filter whose own queue is left aside; `MOST_COUNTED` for so many or more. */
export function countInteractions(
  core: Core,
  { caller, query }: AgentCall<'countInteractions'>,
): Promise<Record<Queue, number>> {
  return readIn(core, caller.organisationId, async (transaction) => {
    const access = await requireAccess(transaction, caller);
    const { queue: _aside, ...filter } = query;
    const { sql, parameters, from } = await filterCondition(transaction, filter, access);
    const rows = await transaction.query<{ queue: Queue; many: number }>(
      QUEUES.map(
        (queue) => `SELECT '${queue}' AS queue, count(*)::int AS many
          FROM (SELECT 1 FROM ${from} WHERE i.queue = '${queue}' AND ${sql}
            ORDER BY i.waiting_key LIMIT ${String(MOST_COUNTED)}) AS few`,
      ).join(' UNION ALL '),
      parameters,
    );
    return Object.fromEntries(rows.map(({ queue, many }) => [queue, many])) as Record<Queue, number>;
  });
}

/** One interaction that the agent may see. */
export function getInteraction(
  core: Core,
  { caller, params }: AgentCall<'getInteraction'>,
): Promise<WireInteraction> {
  return readIn(core, caller.organisationId, async (transaction) => {
    const access = await requireAccess(transaction, caller);
    await requireInteraction(transaction, access, params.interactionId);
    const [interaction] = await loadInteractions(transaction, [params.interactionId]);
    if (interaction === undefined) throw new Problem('not-found');
    return interaction;
  });
}

/** Moves the status along the table of the model, or takes the last move back; the same status again changes nothing. */
export function changeInteraction(
  core: Core,
  { caller, params, body, version }: AgentCall<'changeInteraction'>,
): Promise<WireInteraction> {
  return changeIn(core, caller.organisationId, async (change) => {
    const { transaction, now } = change;
    const access = await requireAccess(transaction, caller);
    const row = await requireLocked(transaction, access, params.interactionId);
    if (row.version !== version)
      throw new Problem('stale-version', { current: await change.present(row.id) });
    const { status, undo } = body;
    if (undo === true) {
      if (status !== undefined) throw invalidField('undo', 'alone, without a status');
      await undoStatus(change, row, access.agentId);
      return change.present(row.id);
    }
    if (status === undefined || status === row.status) return change.present(row.id);
    if (!canMoveStatus(row.status, status, 'agent'))
      throw new Problem('illegal-status', { detail: `From ${row.status} to ${status} is no move` });
    // Once an agent has said what comes next, nobody waits for the company.
    const waits = status === 'open';
    const move: StoredStatusMove = {
      from: row.status,
      to: status,
      agentId: access.agentId,
      at: now,
      waitingSince: row.waiting_since,
      slaDueAt: row.sla_due_at,
    };
    await transaction.query(
      `UPDATE interaction SET status = $2, version = version + 1, status_move = $4::jsonb,
         waiting_since = CASE WHEN $3 THEN waiting_since END, sla_due_at = CASE WHEN $3 THEN sla_due_at END
       WHERE id = $1`,
      [row.id, status, waits, JSON.stringify(move)],
    );
    if (!waits) await withdrawOffer(transaction, row, 'withdrawn', now);
    change.touchInteraction(row.id);
    change.wantRouting();
    return change.present(row.id);
  });
}

/** Puts the status back where the agent's own last move took it from, and the wait that the move ended. */
async function undoStatus(change: Change, row: InteractionRow, agentId: string): Promise<void> {
  const { transaction, now } = change;
  const last = row.status_move;
  if (last === null || !canUndoStatus(last, row.status, { agentId, now }))
    throw new Problem('illegal-status', { detail: 'There is no change of the status to take back' });
  await transaction.query(
    `UPDATE interaction SET status = $2, version = version + 1, status_move = NULL, resolved_activity_at = NULL,
       waiting_since = LEAST(waiting_since, $3::bigint), sla_due_at = LEAST(sla_due_at, $4::bigint)
     WHERE id = $1`,
    [row.id, last.from, last.waitingSince, last.slaDueAt],
  );
  change.touchInteraction(row.id);
  change.wantRouting();
}
