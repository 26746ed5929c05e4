import type { WireInteraction } from '../../contract/interaction.ts';
import type { WireOutcome } from '../../contract/outcome.ts';
import type { AuditDetails } from '../../model/audit.ts';
import { isDone, type OutcomeField, type OutcomeValues } from '../../model/outcome.ts';
import { isSameOutcome, OUTCOME_FIELDS } from '../../model/outcome-merge.ts';
import type { Status } from '../../model/status.ts';
import { trimTag, withTags } from '../../model/tag.ts';
import type { Access } from '../access.ts';
import { changeIn, type Change } from '../change.ts';
import { readIn, type Core } from '../core.ts';
import type { Transaction } from '../database/database.ts';
import { storableText } from '../gateways/webhook-body.ts';
import type { AgentCall } from '../http/call.ts';
import { Problem } from '../problem.ts';
import type { InteractionRow, StoredStatusMove } from '../rows/interaction-row.ts';
import { loadOutcome, toWireOutcome, valuesOf, type OutcomeRow } from '../rows/outcome-row.ts';
import { asKnown, makeTags } from './message-tags.ts';
import { withdrawOffer } from './offers.ts';
import { loadOutcomeRules, requireAssignee, requireOutcome } from './outcome-rules.ts';
import { lockToReopen, requireRoom } from './reopening.ts';
import { requireAccess, requireInteraction, requireLocked } from './require.ts';

/** An interaction and what it has come to. */
export interface OutcomeAnswer {
  readonly interaction: WireInteraction;
  readonly outcome: WireOutcome;
}

/** What an interaction that the agent may see has come to. */
export function getOutcome(core: Core, { caller, params }: AgentCall<'getOutcome'>): Promise<WireOutcome> {
  return readIn(core, caller.organisationId, async (transaction) => {
    const access = await requireAccess(transaction, caller);
    const row = await requireInteraction(transaction, access, params.interactionId);
    return toWireOutcome(row, await loadOutcome(transaction, row.id));
  });
}

/** Saves all of an outcome or nothing; the same again changes nothing (O1). */
export function saveOutcome(
  core: Core,
  { caller, params, body, version }: AgentCall<'saveOutcome'>,
): Promise<OutcomeAnswer> {
  return changeIn(core, caller.organisationId, async (change) => {
    const { transaction } = change;
    const access = await requireAccess(transaction, caller);
    await lockToReopen(change, params.interactionId);
    const row = await requireLocked(transaction, access, params.interactionId);
    requireAssignee(row, access);
    const outcome = await loadOutcome(transaction, row.id);
    const rules = await loadOutcomeRules(transaction, access, row);
    const before = valuesOf(row, outcome);
    const given = tidied(body, [...row.tags, ...rules.tags]);
    if (row.version !== version || outcome.revision !== body.revision) {
      // What was saved already, and of which the answer got lost, is no conflict.
      if (isSameOutcome(given, before)) return answer(change, row, outcome);
      throw new Problem('stale-version', { current: await answer(change, row, outcome) });
    }
    requireOutcome(given, before, rules);
    if (isSameOutcome(given, before)) return answer(change, row, outcome);

    await makeTags(
      change,
      access,
      given.tags.filter((tag) => !rules.tags.includes(tag) && !row.tags.includes(tag)),
    );
    const disposition =
      rules.skill?.dispositions.find(({ id }) => id === given.dispositionId) ??
      (given.dispositionId === outcome.disposition?.id ? outcome.disposition : null);
    await keepOutcome(change, row, access, {
      disposition,
      resolution_reason: given.resolutionReason,
      notes: given.notes,
    });
    await transaction.query(
      'UPDATE interaction SET version = version + 1, topics = $2, tags = $3 WHERE id = $1',
      [row.id, given.topics, given.tags],
    );
    if (given.status !== before.status) await moveStatus(change, row, given.status, access.agentId);
    const after = { ...given, disposition: disposition?.label ?? null };
    await change.audit({
      interactionId: row.id,
      kind: 'outcome',
      by: access.agentId,
      detail: auditDetail(before, after),
    });
    change.touchInteraction(row.id);
    return tell(change, row);
  });
}

/** Keeps an outcome as the next of its interaction, by this agent; both are told by who calls. */
export async function keepOutcome(
  { transaction, organisationId, now }: Change,
  row: InteractionRow,
  access: Access,
  { disposition, resolution_reason, notes }: Pick<OutcomeRow, 'disposition' | 'resolution_reason' | 'notes'>,
): Promise<void> {
  await transaction.query(
    `INSERT INTO outcome (organisation_id, interaction_id, revision, disposition, resolution_reason, notes, saved_by,
       saved_by_name, saved_at)
     VALUES ($1, $2, 1, $3::jsonb, $4, $5, $6, $7, $8)
     ON CONFLICT (organisation_id, interaction_id) DO UPDATE SET revision = outcome.revision + 1,
       disposition = EXCLUDED.disposition, resolution_reason = EXCLUDED.resolution_reason, notes = EXCLUDED.notes,
       saved_by = EXCLUDED.saved_by, saved_by_name = EXCLUDED.saved_by_name, saved_at = EXCLUDED.saved_at`,
    [
      organisationId,
      row.id,
      disposition === null ? null : JSON.stringify(disposition),
      resolution_reason,
      notes,
      access.agentId,
      access.agentName,
      now,
    ],
  );
}

/** Moves the status of a locked interaction by an agent's hand; the rules have been asked but for that of room, and the move is told by who calls. */
export async function moveStatus(
  change: Change,
  row: InteractionRow,
  status: Status,
  agentId: string,
): Promise<void> {
  const { transaction, now } = change;
  await requireRoom(change, agentId, row.status, status);
  // Once an agent has said what comes next, nobody waits for the company.
  const waits = status === 'open';
  const move: StoredStatusMove = {
    from: row.status,
    to: status,
    agentId,
    at: now,
    waitingSince: row.waiting_since,
    slaDueAt: row.sla_due_at,
    returnsAt: row.returns_at,
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
}

/** Tells that a CRM has taken the outcome, once for each activity. */
export function confirmActivity(
  core: Core,
  { caller, params, body }: AgentCall<'confirmActivity'>,
): Promise<void> {
  return changeIn(core, caller.organisationId, async (change) => {
    const { transaction } = change;
    const access = await requireAccess(transaction, caller);
    const row = await requireLocked(transaction, access, params.interactionId);
    if (!(await hasSettled(transaction, row, access))) throw new Problem('not-assignee');
    const changed = await transaction.query(
      `INSERT INTO outcome (organisation_id, interaction_id, activity_id) VALUES ($1, $2, $3)
       ON CONFLICT (organisation_id, interaction_id) DO UPDATE SET activity_id = EXCLUDED.activity_id
       WHERE outcome.activity_id IS DISTINCT FROM EXCLUDED.activity_id RETURNING 1`,
      [change.organisationId, row.id, storableText(body.activityId)],
    );
    if (changed.length === 0) return;
    await change.audit({ interactionId: row.id, kind: 'activity-logged', by: access.agentId });
    await transaction.query('UPDATE interaction SET version = version + 1 WHERE id = $1', [row.id]);
    change.touchInteraction(row.id);
  });
}

/** Whether what an interaction has come to is this agent's doing, or theirs to do: by the trail, as others may have it since. */
async function hasSettled(transaction: Transaction, row: InteractionRow, access: Access): Promise<boolean> {
  if (row.assignee_id === access.agentId) return true;
  const [own] = await transaction.query(
    `SELECT 1 FROM audit WHERE interaction_id = $1 AND agent_id = $2 AND kind IN ('outcome', 'status', 'bulk-resolved') LIMIT 1`,
    [row.id, access.agentId],
  );
  return own !== undefined;
}

/** Tells what the interaction has come to by now, and answers with it; nothing is changed about it afterwards. */
export async function tell(change: Change, row: InteractionRow): Promise<OutcomeAnswer> {
  const present = await answer(change, row, await loadOutcome(change.transaction, row.id));
  change.tell({ type: 'outcome.changed', outcome: present.outcome }, { channelId: row.channel_id });
  return present;
}

/** Both as they stand. */
export async function answer(
  change: Change,
  row: InteractionRow,
  outcome: OutcomeRow,
): Promise<OutcomeAnswer> {
  return { interaction: await change.present(row.id), outcome: toWireOutcome(row, outcome) };
}

/** As it is kept: notes without white space around them, topics and tags once each, tags as the catalogue writes them. */
function tidied(
  { revision: _seen, ...body }: AgentCall<'saveOutcome'>['body'],
  known: readonly string[],
): OutcomeValues {
  return {
    ...body,
    topics: [...new Set(body.topics)],
    notes: storableText(body.notes).trim(),
    tags: withTags([], { add: body.tags.map((tag) => asKnown(known, trimTag(tag))), remove: [] }),
  };
}

/** What was changed; of notes only that they were, as nothing of a text stands in the trail. */
function auditDetail(
  before: OutcomeValues,
  after: OutcomeValues & { readonly disposition: string | null },
): AuditDetails['outcome'] {
  const changed = OUTCOME_FIELDS.filter(
    (field) => !isSameOutcome({ ...before, [field]: after[field] }, before),
  );
  const has = (field: OutcomeField): boolean => changed.includes(field);
  return {
    changed: [...changed],
    ...(has('status') ? { from: before.status, to: after.status } : {}),
    ...(has('dispositionId') ? { disposition: after.disposition } : {}),
    ...(has('resolutionReason') || isDone(after.status) ? { reason: after.resolutionReason } : {}),
    ...(has('topics') ? { topics: after.topics } : {}),
    ...(has('tags') ? { tags: after.tags } : {}),
  };
}
