import type { AgentRef } from '../../model/agent.ts';
import { readIn, type Core } from '../core.ts';
import type { Transaction } from '../database/database.ts';
import type { AgentCall } from '../http/call.ts';
import { Problem } from '../problem.ts';
import { requireAccess, requireInteraction } from './require.ts';
import { tellSignal } from './typing.ts';

/** So many are named; a notification of the database holds 8000 bytes. */
const MOST_NAMED = 8;

type ViewingCall = AgentCall<'setViewing'>;
type ViewingAnswer = { agents: AgentRef[]; leaseSeconds: number };

/**
 * A tab says that it shows an interaction, or has left it (T12). Only when somebody has come or gone is it told to the others;
 * that a tab is still there changes a row and tells nobody. Each answer names who else is there, so that a signal which got lost
 * is made good, and looks after leases that have run out.
 */
export function setViewing(core: Core, { caller, params, body }: ViewingCall): Promise<ViewingAnswer> {
  const { viewingLeaseMs } = core.timings;
  return readIn(core, caller.organisationId, async (transaction) => {
    const access = await requireAccess(transaction, caller);
    const interaction = await requireInteraction(transaction, access, params.interactionId);
    if (!access.features.includes('presence')) throw new Problem('feature-off', { detail: 'presence' });
    const now = core.clock();
    const before = await viewersOf(transaction, interaction.id, 0);
    const place = [interaction.id, access.agentId, body.viewerId];
    if (body.here) {
      await transaction.query(
        `INSERT INTO viewing (organisation_id, interaction_id, agent_id, viewer_id, leased_until)
         VALUES ($4, $1, $2, $3, $5)
         ON CONFLICT (organisation_id, interaction_id, agent_id, viewer_id)
           DO UPDATE SET leased_until = EXCLUDED.leased_until`,
        [...place, caller.organisationId, now + viewingLeaseMs],
      );
    } else {
      await transaction.query(
        'DELETE FROM viewing WHERE interaction_id = $1 AND agent_id = $2 AND viewer_id = $3',
        place,
      );
    }
    await transaction.query('DELETE FROM viewing WHERE interaction_id = $1 AND leased_until < $2', [
      interaction.id,
      now,
    ]);
    const after = await viewersOf(transaction, interaction.id, now);
    if (before.map(({ id }) => id).join() !== after.map(({ id }) => id).join())
      await tellViewers(transaction, caller.organisationId, { ...interaction, agents: after });
    return {
      agents: after.filter(({ id }) => id !== access.agentId),
      leaseSeconds: Math.floor(viewingLeaseMs / 1000),
    };
  });
}

/** An agent without any stream has left everything: closed, crashed, or cut off. */
export async function endViewing(
  transaction: Transaction,
  organisationId: string,
  agentId: string,
): Promise<void> {
  const left = await transaction.query<{ interaction_id: string; channel_id: string }>(
    `WITH gone AS (DELETE FROM viewing WHERE agent_id = $1 RETURNING organisation_id, interaction_id)
     SELECT DISTINCT i.id AS interaction_id, i.channel_id FROM gone g
     JOIN interaction i ON i.organisation_id = g.organisation_id AND i.id = g.interaction_id`,
    [agentId],
  );
  for (const { interaction_id: id, channel_id } of left)
    await tellViewers(transaction, organisationId, {
      id,
      channel_id,
      agents: await viewersOf(transaction, id, 0),
    });
}

/** Everybody who looks at it, each agent once however many tabs they have, by name. */
function viewersOf(transaction: Transaction, interactionId: string, now: number): Promise<AgentRef[]> {
  return transaction.query<{ id: string; name: string }>(
    `SELECT a.id, a.name FROM agent a WHERE a.active AND EXISTS (
       SELECT 1 FROM viewing v WHERE v.organisation_id = a.organisation_id AND v.agent_id = a.id
         AND v.interaction_id = $1 AND v.leased_until >= $2) ORDER BY a.name, a.id LIMIT $3`,
    [interactionId, now, MOST_NAMED],
  );
}

function tellViewers(
  transaction: Transaction,
  organisationId: string,
  place: { readonly id: string; readonly channel_id: string; readonly agents: readonly AgentRef[] },
): Promise<void> {
  return tellSignal(transaction, organisationId, place.channel_id, {
    type: 'viewing',
    interactionId: place.id,
    agents: place.agents,
  });
}
