import type { WireInteraction } from '../../contract/interaction.ts';
import { MOST_COUNTED, type InteractionSort } from '../../model/interaction-list.ts';
import { QUEUES, type Queue } from '../../model/status.ts';
import { canUndoStatus } from '../../model/status-moves.ts';
import { isDone } from '../../model/outcome.ts';
import { isSameOutcome } from '../../model/outcome-merge.ts';
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
} from '../rows/interaction-row.ts';
import { loadOutcome, valuesOf } from '../rows/outcome-row.ts';
import { filterCondition } from './interaction-filter.ts';
import { loadOutcomeRules, requireAssignee, requireOutcome } from './outcome-rules.ts';
import { keepOutcome, moveStatus, tell } from './outcomes.ts';
import { lockToReopen, requireRoom } from './reopening.ts';
import { requireAccess, requireInteraction, requireCurrent } from './require.ts';

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

/** Moves the status along the table of the model, or takes the last move back; sets topics. Only its holder may; the same again changes nothing. */
export function changeInteraction(
  core: Core,
  { caller, params, body, version }: AgentCall<'changeInteraction'>,
): Promise<WireInteraction> {
  return changeIn(core, caller.organisationId, async (change) => {
    const { transaction } = change;
    const access = await requireAccess(transaction, caller);
    await lockToReopen(change, params.interactionId);
    const row = await requireCurrent(change, access, { id: params.interactionId, version });
    requireAssignee(row, access);
    const { status, undo } = body;
    if (undo === true) {
      if (status !== undefined || body.topics !== undefined)
        throw invalidField('undo', 'alone, without anything else');
      await undoStatus(change, row, access.agentId);
      return change.present(row.id);
    }
    const outcome = await loadOutcome(transaction, row.id);
    const before = valuesOf(row, outcome);
    const values = {
      ...before,
      status: status ?? before.status,
      topics: body.topics === undefined ? before.topics : [...new Set(body.topics)],
    };
    if (isSameOutcome(values, before)) return change.present(row.id);
    requireOutcome(
      values,
      before,
      await loadOutcomeRules(transaction, access, row),
      // What an outcome lacks is asked for where it is done with, and not when a topic is put on it.
      ({ field, kind }) => values.status !== before.status || (field === 'topics' && kind !== 'missing'),
    );
    if (!isSameOutcome({ ...before, topics: values.topics }, before)) {
      await transaction.query('UPDATE interaction SET version = version + 1, topics = $2 WHERE id = $1', [
        row.id,
        values.topics,
      ]);
      const detail = { topics: values.topics };
      await change.audit({ interactionId: row.id, kind: 'topics', by: access.agentId, detail });
      change.touchInteraction(row.id);
    }
    if (values.status !== before.status) {
      await moveStatus(change, row, values.status, access.agentId);
      const detail = { from: before.status, to: values.status };
      await change.audit({ interactionId: row.id, kind: 'status', by: access.agentId, detail });
      if (isDone(values.status)) {
        // What it has come to is the outcome that stands there: with one click it is saved once more.
        await keepOutcome(change, row, access, outcome);
        await tell(change, row);
      }
    }
    return change.present(row.id);
  });
}

/**
 * Puts the status back where the agent's own last move took it from, and the wait or the boomerang that the move ended: one whose time has
 * passed meanwhile comes back at once.
 */
async function undoStatus(change: Change, row: InteractionRow, agentId: string): Promise<void> {
  const { transaction, now } = change;
  const last = row.status_move;
  if (last === null || !canUndoStatus(last, row.status, { agentId, now }))
    throw new Problem('illegal-status', { detail: 'There is no change of the status to take back' });
  await requireRoom(change, agentId, row.status, last.from);
  await transaction.query(
    `UPDATE interaction SET status = $2, version = version + 1, status_move = NULL, resolved_activity_at = NULL,
       waiting_since = LEAST(waiting_since, $3::bigint), sla_due_at = LEAST(sla_due_at, $4::bigint), returns_at = $5
     WHERE id = $1`,
    [row.id, last.from, last.waitingSince, last.slaDueAt, last.returnsAt ?? null],
  );
  const detail = { from: row.status, to: last.from, undo: true } as const;
  await change.audit({ interactionId: row.id, kind: 'status', by: agentId, detail });
  change.touchInteraction(row.id);
  change.wantRouting();
}
