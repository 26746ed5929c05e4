import type { WireInteraction } from '../../contract/interaction.ts';
import { mayMarkRead } from '../../model/interaction.ts';
import { changeIn } from '../change.ts';
import type { Core } from '../core.ts';
import type { AgentCall } from '../http/call.ts';
import { invalidField, Problem } from '../problem.ts';
import { requireAccess, requireLocked } from './require.ts';

/** Moves the read mark forward to a message of the thread; backwards it stays where it is. */
export function markRead(
  core: Core,
  { caller, params, body }: AgentCall<'markRead'>,
): Promise<WireInteraction> {
  return changeIn(core, caller.organisationId, async (change) => {
    const { transaction } = change;
    const access = await requireAccess(transaction, caller);
    const row = await requireLocked(transaction, access, params.interactionId);
    const assignee = row.assignee_id === null ? null : { id: row.assignee_id, name: '' };
    if (!mayMarkRead({ assignee }, caller.agentId))
      throw new Problem('forbidden', { detail: 'Only who holds the interaction marks it as read' });
    const [message] = await transaction.query<{ id: string; sent_at: number }>(
      'SELECT id, sent_at FROM message WHERE id = $1 AND interaction_id = $2',
      [body.messageId, row.id],
    );
    if (message === undefined) throw invalidField('messageId', 'a message of this interaction');
    const [moved] = await transaction.query(
      `UPDATE interaction SET version = version + 1, last_read_message_id = $2, last_read_at = $3,
         unread_count = (SELECT count(*)::int FROM message m
           WHERE m.interaction_id = $1 AND m.direction = 'inbound' AND NOT m.muted AND (m.sent_at, m.id) > ($3::bigint, $2))
       WHERE id = $1 AND (last_read_at IS NULL OR (last_read_at, last_read_message_id) < ($3::bigint, $2))
       RETURNING 1`,
      [row.id, message.id, message.sent_at],
    );
    if (moved !== undefined) change.touchInteraction(row.id);
    return change.present(row.id);
  });
}
