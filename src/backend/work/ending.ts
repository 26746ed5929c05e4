import { canEnd, type ConversationEnd } from '../../model/outcome.ts';
import { changeIn, type Change } from '../change.ts';
import type { Core } from '../core.ts';
import type { ConversationEnded } from '../gateways/gateway.ts';
import type { AgentCall } from '../http/call.ts';
import { Problem } from '../problem.ts';
import type { ChannelRow } from '../rows/channel-row.ts';
import { lockInteraction, type InteractionRow } from '../rows/interaction-row.ts';
import { loadOutcome, toWireOutcome } from '../rows/outcome-row.ts';
import { withdrawOffer } from './offers.ts';
import { requireAssignee } from './outcome-rules.ts';
import { answer, tell, type OutcomeAnswer } from './outcomes.ts';
import { requireAccess, requireLocked } from './require.ts';
import { loadSkills } from './work-rules.ts';

/** Ends a private conversation by its holder's hand: nobody waits any more, and after-contact work begins (O8). */
export function endConversation(
  core: Core,
  { caller, params, version }: AgentCall<'endConversation'>,
): Promise<OutcomeAnswer> {
  return changeIn(core, caller.organisationId, async (change) => {
    const { transaction } = change;
    const access = await requireAccess(transaction, caller);
    const row = await requireLocked(transaction, access, params.interactionId);
    requireAssignee(row, access);
    const outcome = await loadOutcome(transaction, row.id);
    if (row.version !== version)
      throw new Problem('stale-version', { current: await answer(change, row, outcome) });
    if (!canEnd(row, outcome.ended_by)) throw new Problem('cannot-end');
    await end(core, change, row, 'agent');
    return tell(change, row);
  });
}

/** The contact has ended a conversation first; one that is closed, or that is over already, stays as it is. */
export function takeConversationEnd(
  core: Core,
  channel: ChannelRow,
  { conversationId, contactId }: ConversationEnded,
): Promise<void> {
  return changeIn(core, channel.organisation_id, async (change) => {
    const { transaction } = change;
    const rows = await transaction.query<InteractionRow>(
      `SELECT i.* FROM interaction i JOIN contact c ON c.organisation_id = i.organisation_id AND c.id = i.contact_id
       WHERE i.channel_id = $1 AND i.conversation_id = $2 AND c.network_id = $3 AND i.status <> 'closed'
       ORDER BY i.id FOR UPDATE OF i`,
      [channel.id, conversationId, contactId],
    );
    for (const row of rows) {
      if (!canEnd(row, (await loadOutcome(transaction, row.id)).ended_by)) continue;
      await end(core, change, row, 'contact');
      await tell(change, row);
    }
  });
}

/** The contact has written again, so that the conversation goes on; what work there is after it goes on, too. */
export async function resumeConversation(change: Change, row: InteractionRow): Promise<void> {
  const resumed = await change.transaction.query(
    'UPDATE outcome SET ended_by = NULL WHERE interaction_id = $1 AND ended_by IS NOT NULL RETURNING 1',
    [row.id],
  );
  if (resumed.length > 0) await tellOutcome(change, row);
}

/** Ends after-contact work by its agent's hand. */
export function endAfterWork(
  core: Core,
  { caller, params }: AgentCall<'endAfterWork'>,
): Promise<OutcomeAnswer> {
  return changeIn(core, caller.organisationId, async (change) => {
    const { transaction } = change;
    const access = await requireAccess(transaction, caller);
    const row = await requireLocked(transaction, access, params.interactionId);
    const outcome = await loadOutcome(transaction, row.id);
    if (outcome.after_work_id === null) return answer(change, row, outcome);
    if (outcome.after_work_agent_id !== access.agentId) throw new Problem('not-assignee');
    await finish(change, row, { by: access.agentId, agentId: access.agentId });
    return tell(change, row);
  });
}

/** Ends after-contact work whose time is over; work that has ended otherwise is left alone. */
export async function endDueAfterWork(change: Change, afterWorkId: string): Promise<void> {
  const [found] = await change.transaction.query<{ interaction_id: string }>(
    'SELECT interaction_id FROM outcome WHERE after_work_id = $1',
    [afterWorkId],
  );
  if (found === undefined) return;
  const row = await lockInteraction(change.transaction, found.interaction_id);
  const outcome = await loadOutcome(change.transaction, found.interaction_id);
  if (row === null || outcome.after_work_id !== afterWorkId) return;
  await finish(change, row, { by: null, agentId: outcome.after_work_agent_id });
  await tell(change, row);
}

async function end(core: Core, change: Change, row: InteractionRow, by: ConversationEnd): Promise<void> {
  const { transaction, now, organisationId } = change;
  const [skill] = row.skill_id === null ? [] : await loadSkills(transaction, [row.skill_id]);
  const seconds = skill?.afterWorkSeconds ?? null;
  // Who has nothing more to do with it has no work after it.
  const work =
    seconds === null || row.assignee_id === null
      ? null
      : { id: core.newId(), agentId: row.assignee_id, endsAt: now + seconds * 1000 };
  await transaction.query(
    `INSERT INTO outcome (organisation_id, interaction_id, ended_by, after_work_id, after_work_agent_id, after_work_ends_at)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (organisation_id, interaction_id) DO UPDATE SET ended_by = EXCLUDED.ended_by,
       after_work_id = EXCLUDED.after_work_id, after_work_agent_id = EXCLUDED.after_work_agent_id,
       after_work_ends_at = EXCLUDED.after_work_ends_at`,
    [organisationId, row.id, by, work?.id ?? null, work?.agentId ?? null, work?.endsAt ?? null],
  );
  if (work !== null)
    await change.addJob({ kind: 'end-after-work', subject: work.id, line: work.id, dueAt: work.endsAt });
  await transaction.query(
    `UPDATE interaction SET version = version + 1, waiting_since = NULL, sla_due_at = NULL WHERE id = $1`,
    [row.id],
  );
  await withdrawOffer(transaction, row, 'withdrawn', now);
  await change.audit({
    interactionId: row.id,
    kind: by === 'agent' ? 'ended-by-agent' : 'ended-by-contact',
    by: by === 'agent' ? row.assignee_id : null,
    detail: seconds === null || work === null ? {} : { seconds },
  });
  change.touchInteraction(row.id);
}

async function finish(
  change: Change,
  row: InteractionRow,
  { by, agentId }: { readonly by: string | null; readonly agentId: string | null },
): Promise<void> {
  const { transaction } = change;
  await transaction.query(
    `UPDATE outcome SET after_work_id = NULL, after_work_agent_id = NULL, after_work_ends_at = NULL
     WHERE interaction_id = $1`,
    [row.id],
  );
  await transaction.query('UPDATE interaction SET version = version + 1 WHERE id = $1', [row.id]);
  await change.audit({ interactionId: row.id, kind: 'after-contact-work-ended', by, detail: { agentId } });
  change.touchInteraction(row.id);
  // Who has done with one is ready for the next.
  change.wantRouting();
}

/** Tells the outcome alone, where the interaction still changes within the same transaction. */
async function tellOutcome(change: Change, row: InteractionRow): Promise<void> {
  const outcome = toWireOutcome(row, await loadOutcome(change.transaction, row.id));
  change.tell({ type: 'outcome.changed', outcome }, { channelId: row.channel_id });
}
