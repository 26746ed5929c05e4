import type { WireInteraction } from '../../contract/interaction.ts';
import type { WireSession } from '../../contract/session.ts';
import { DECLINE_PAUSE_MS, takeObstacle } from '../../model/routing.ts';
import { isHeld } from '../../model/status.ts';
import { changeIn, type Change } from '../change.ts';
import type { Core } from '../core.ts';
import type { Transaction } from '../database/database.ts';
import type { AgentCall } from '../http/call.ts';
import { Problem, signedOut } from '../problem.ts';
import { lockInteraction, type InteractionRow } from '../rows/interaction-row.ts';
import { giveTo, loadHoldingAgents } from './holdings.ts';
import { requireAccess, requireLocked, requirePermission } from './require.ts';
import { loadWorkSettings } from './work-rules.ts';

type WireAvailability = WireSession['agent']['availability'];
type OfferOutcome = 'accepted' | 'declined' | 'expired' | 'withdrawn';

/** An interaction put before an agent, for so many seconds. */
export interface NewOffer {
  readonly interactionId: string;
  readonly agentId: string;
  readonly seconds: number;
}

/** Puts interactions before agents; all of them have been checked, the interactions are locked and so are the holdings. */
export async function makeOffers(core: Core, change: Change, offered: readonly NewOffer[]): Promise<void> {
  if (offered.length === 0) return;
  const { transaction, now, organisationId } = change;
  const offers = offered.map((offer) => ({
    ...offer,
    id: core.newId(),
    expiresAt: now + offer.seconds * 1000,
  }));
  await transaction.query(
    `WITH made AS (
       SELECT * FROM unnest($3::text[], $4::text[], $5::text[], $6::bigint[]) AS made (id, interaction_id, agent_id, expires_at)),
     kept AS (INSERT INTO offer (organisation_id, id, interaction_id, agent_id, made_at, expires_at)
       SELECT $1, id, interaction_id, agent_id, $2, expires_at FROM made),
     given AS (UPDATE agent SET last_given_at = $2 FROM made WHERE agent.id = made.agent_id)
     UPDATE interaction i SET version = version + 1, offer_id = made.id, offer_agent_id = made.agent_id,
       offer_made_at = $2, offer_expires_at = made.expires_at
     FROM made WHERE i.id = made.interaction_id`,
    [
      organisationId,
      now,
      offers.map(({ id }) => id),
      offers.map(({ interactionId }) => interactionId),
      offers.map(({ agentId }) => agentId),
      offers.map(({ expiresAt }) => expiresAt),
    ],
  );
  for (const { interactionId } of offers) change.touchInteraction(interactionId);
  await change.addJob(
    ...offers.map(({ id, expiresAt }) => ({
      kind: 'expire-offer' as const,
      subject: id,
      line: id,
      dueAt: expiresAt,
    })),
  );
  await change.audit(
    ...offers.map(({ interactionId, agentId, seconds }) => ({
      interactionId,
      kind: 'offered' as const,
      by: null,
      detail: { agentId, seconds },
    })),
  );
}

/** Ends the offer that stands on a locked interaction, if one does; that somebody did not take it is written down. */
export async function withdrawOffer(
  transaction: Transaction,
  row: Pick<InteractionRow, 'id' | 'offer_id' | 'offer_agent_id'>,
  outcome: OfferOutcome,
  now: number,
): Promise<void> {
  if (row.offer_id === null) return;
  await transaction.query('UPDATE offer SET ended_at = $2, outcome = $3 WHERE id = $1 AND ended_at IS NULL', [
    row.offer_id,
    now,
    outcome,
  ]);
  const notTaken = outcome === 'declined' || outcome === 'expired';
  await transaction.query(
    `UPDATE interaction SET version = version + 1,
       offer_id = NULL, offer_agent_id = NULL, offer_made_at = NULL, offer_expires_at = NULL,
       declined = CASE WHEN $2 THEN declined || jsonb_build_object($3::text, $4::bigint) ELSE declined END
     WHERE id = $1`,
    [row.id, notTaken, row.offer_agent_id, now],
  );
}

/** Routes now for those who can take what somebody did not, and once more when those who did not may be asked again. */
export async function routeAfterRefusal(core: Core, change: Change): Promise<void> {
  change.wantRouting();
  const subject = core.newId();
  await change.addJob({ kind: 'route-again', subject, line: subject, dueAt: change.now + DECLINE_PAUSE_MS });
}

/** Makes an offered interaction the caller's, if the offer still stands and there is room for it. */
export function acceptOffer(
  core: Core,
  { caller, params }: AgentCall<'acceptOffer'>,
): Promise<WireInteraction> {
  return changeIn(core, caller.organisationId, async (change) => {
    const { transaction, now } = change;
    const access = await requireAccess(transaction, caller);
    // The offer counts among what its agent holds, so nothing is added, and the holdings need no lock.
    const row = await requireOffered(transaction, access, params.offerId, now);
    requirePermission(access, 'conversation.message.accept');
    const [agent] = await loadHoldingAgents(transaction, { presentSince: now, agentIds: [caller.agentId] });
    if (agent === undefined) throw signedOut();
    // The offer itself is among what the agent holds.
    const obstacle = takeObstacle({ ...agent, held: agent.held - 1 }, row.channel_id);
    if (obstacle === 'capacity') throw new Problem('capacity-reached');
    if (obstacle !== null) throw new Problem('forbidden');
    await transaction.query("UPDATE offer SET ended_at = $2, outcome = 'accepted' WHERE id = $1", [
      params.offerId,
      now,
    ]);
    await giveTo(transaction, row.id, caller.agentId, now);
    change.touchInteraction(row.id);
    await change.audit({ interactionId: row.id, kind: 'offer-accepted', by: caller.agentId });
    // Who has decided on one offer is ready for the next.
    change.wantRouting();
    return change.present(row.id);
  });
}

/** Ends the caller's offer; the interaction goes to the next who can take it. */
export function declineOffer(
  core: Core,
  { caller, params }: AgentCall<'declineOffer'>,
): Promise<WireInteraction> {
  return changeIn(core, caller.organisationId, async (change) => {
    const { transaction, now } = change;
    const access = await requireAccess(transaction, caller);
    const row = await requireOffered(transaction, access, params.offerId, now);
    await withdrawOffer(transaction, row, 'declined', now);
    change.touchInteraction(row.id);
    await change.audit({ interactionId: row.id, kind: 'offer-declined', by: caller.agentId });
    const { declineStopsOffers } = await loadWorkSettings(transaction);
    if (declineStopsOffers) await stopOffering(change, caller.agentId);
    await routeAfterRefusal(core, change);
    return change.present(row.id);
  });
}

/** Puts an interaction back whose offer nobody took in time, and its agent into _Not responding_ (Q5). */
export function expireOffer(core: Core, organisationId: string, offerId: string): Promise<void> {
  return changeIn(core, organisationId, async (change) => {
    const { transaction, now } = change;
    const [offer] = await transaction.query<{ interaction_id: string; agent_id: string }>(
      'SELECT interaction_id, agent_id FROM offer WHERE id = $1',
      [offerId],
    );
    const row = offer === undefined ? null : await lockInteraction(transaction, offer.interaction_id);
    if (offer === undefined || row?.offer_id !== offerId) return;
    await withdrawOffer(transaction, row, 'expired', now);
    change.touchInteraction(row.id);
    await change.audit({
      interactionId: row.id,
      kind: 'offer-expired',
      by: null,
      detail: { agentId: offer.agent_id },
    });
    await stopOffering(change, offer.agent_id);
    await routeAfterRefusal(core, change);
  });
}

/** Takes an agent off the queue until they go back by themselves, and tells everybody; who has gone away meanwhile stays away. */
async function stopOffering({ transaction, tell }: Change, agentId: string): Promise<void> {
  const [availability] = await transaction.query<WireAvailability>(
    `UPDATE agent SET availability_id = off.id FROM availability off, availability before
     WHERE agent.id = $1 AND off.organisation_id = agent.organisation_id AND off.kind = 'not-responding'
       AND before.organisation_id = agent.organisation_id AND before.id = agent.availability_id
       AND before.kind = 'available'
     RETURNING off.id, off.kind, off.label`,
    [agentId],
  );
  if (availability !== undefined) tell({ type: 'presence.changed', agentId, availability }, {});
}

/** The locked interaction of an offer that stands and is the caller's. */
async function requireOffered(
  transaction: Transaction,
  access: Parameters<typeof requireLocked>[1],
  offerId: string,
  now: number,
): Promise<InteractionRow> {
  const [offer] = await transaction.query<{ interaction_id: string; agent_id: string }>(
    'SELECT interaction_id, agent_id FROM offer WHERE id = $1',
    [offerId],
  );
  if (offer === undefined) throw new Problem('not-found');
  const row = await requireLocked(transaction, access, offer.interaction_id);
  if (offer.agent_id !== access.agentId)
    throw new Problem('forbidden', { detail: 'Offered to somebody else' });
  const stands = row.offer_id === offerId && now < (row.offer_expires_at ?? 0) && isHeld(row.status);
  if (!stands) throw new Problem('offer-ended');
  return row;
}
