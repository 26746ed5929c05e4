import type { WireInteraction } from '../../contract/interaction.ts';
import { unassignCloseObstacle } from '../../model/closing.ts';
import { moreTimeObstacle } from '../../model/timers.ts';
import type { Status } from '../../model/status.ts';
import { changeIn, type Change } from '../change.ts';
import type { Core } from '../core.ts';
import type { AgentCall } from '../http/call.ts';
import { Problem } from '../problem.ts';
import type { InteractionRow, StoredStatusMove } from '../rows/interaction-row.ts';
import { loadOutcome, valuesOf } from '../rows/outcome-row.ts';
import { withdrawOffer } from './offers.ts';
import { loadOutcomeRules, requireOutcome } from './outcome-rules.ts';
import { requireAccess, requireCurrent } from './require.ts';
import { loadWorkSettings } from './work-rules.ts';

/** The contact has not written in time: the interaction leaves its holder's list, and comes back to them when the contact does (S2). */
export async function endContactTimer(change: Change, row: InteractionRow): Promise<void> {
  await letGo(change, row, { kind: 'contact-timer-ended', status: 'pending', by: null });
}

/** What has long been done leaves its holder's list (O7). */
export async function detach(change: Change, row: InteractionRow): Promise<void> {
  await letGo(change, row, { kind: 'detached', status: row.status, by: null });
}

/** Takes an interaction that is done from the caller's list and closes it (O6). */
export function unassignAndClose(
  core: Core,
  { caller, params, version }: AgentCall<'unassignAndClose'>,
): Promise<WireInteraction> {
  return changeIn(core, caller.organisationId, async (change) => {
    const access = await requireAccess(change.transaction, caller);
    const row = await requireCurrent(change, access, { id: params.interactionId, version });
    const work = { status: row.status, assigneeId: row.assignee_id };
    switch (unassignCloseObstacle(work, access.agentId)) {
      case 'not-mine':
        throw notMine();
      case 'not-done':
        throw new Problem('illegal-status', {
          reason: 'not-done',
          detail: 'Only what is resolved or closed is unassigned and closed',
        });
      case null:
    }
    const by = access.agentId;
    if (row.status !== 'closed') {
      // As wherever else it is closed: nothing that is asked for may be gone round.
      const before = valuesOf(row, await loadOutcome(change.transaction, row.id));
      const rules = await loadOutcomeRules(change.transaction, access, row);
      requireOutcome({ ...before, status: 'closed' }, before, rules);
      await change.audit({
        interactionId: row.id,
        kind: 'status',
        by,
        detail: { from: row.status, to: 'closed' },
      });
    }
    await letGo(change, row, { kind: 'detached', status: 'closed', by });
    return change.present(row.id);
  });
}

/** Gives the contact more time, and the agent the interaction for so long (S2). */
export function addTime(
  core: Core,
  { caller, params, version }: AgentCall<'addTime'>,
): Promise<WireInteraction> {
  return changeIn(core, caller.organisationId, async (change) => {
    const { transaction, now } = change;
    const access = await requireAccess(transaction, caller);
    const row = await requireCurrent(change, access, { id: params.interactionId, version });
    const { moreTimeMinutes } = await loadWorkSettings(transaction);
    const minutes = moreTimeMinutes ?? 0;
    const work = { assigneeId: row.assignee_id, timer: row.timer };
    switch (moreTimeObstacle(work, { agentId: access.agentId, moreTimeMinutes, now })) {
      case 'not-allowed':
        throw new Problem('feature-off', { detail: 'moreTimeMinutes' });
      case 'not-mine':
        throw notMine();
      case 'not-running':
        throw new Problem('timer-ended');
      case null:
    }
    await transaction.query(
      `UPDATE interaction SET version = version + 1,
         timer = jsonb_set(timer, '{endsAt}', to_jsonb((timer->>'endsAt')::bigint + $2::bigint)) WHERE id = $1`,
      [row.id, Math.round(minutes * 60_000)],
    );
    await change.audit({
      interactionId: row.id,
      kind: 'time-added',
      by: access.agentId,
      detail: { minutes },
    });
    change.touchInteraction(row.id);
    return change.present(row.id);
  });
}

/** Takes an interaction from who holds it; it is kept to whom it goes when the contact writes again. */
async function letGo(
  change: Change,
  row: InteractionRow,
  {
    kind,
    status,
    by,
  }: {
    readonly kind: 'contact-timer-ended' | 'detached';
    readonly status: Status;
    readonly by: string | null;
  },
): Promise<void> {
  const { transaction, now } = change;
  await withdrawOffer(transaction, row, 'withdrawn', now);
  // Whence it was closed stays known: nobody takes that back, and it tells what was resolved before.
  const move = status === 'closed' ? closingMove(row, by, now) : null;
  await transaction.query(
    `UPDATE interaction SET version = version + 1, assignee_id = NULL, returns_to = assignee_id, status = $2,
       status_move = $3::jsonb WHERE id = $1`,
    [row.id, status, move === null ? null : JSON.stringify(move)],
  );
  await change.audit({
    interactionId: row.id,
    kind,
    by,
    detail: { agentId: row.assignee_id },
  });
  change.touchInteraction(row.id);
  // Whoever held it has room again.
  change.wantRouting();
}

function closingMove(row: InteractionRow, by: string | null, now: number): StoredStatusMove | null {
  if (row.status === 'closed' || by === null) return row.status_move;
  const { status: from, waiting_since: waitingSince, sla_due_at: slaDueAt, returns_at: returnsAt } = row;
  return { from, to: 'closed', agentId: by, at: now, waitingSince, slaDueAt, returnsAt };
}

/** What an agent is told who does not hold the interaction. */
export function notMine(): Problem {
  return new Problem('forbidden', { reason: 'not-mine', detail: 'Only who holds it may' });
}
