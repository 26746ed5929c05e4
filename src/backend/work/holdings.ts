import type { Permission } from '../../model/agent.ts';
import type { RoutableAgent } from '../../model/routing.ts';
import type { Transaction } from '../database/database.ts';
import { HELD_STATUSES } from '../rows/interaction-row.ts';

/**
 * Makes this transaction the only one of the organisation that gives work to anybody, until it ends: whoever counts what an agent
 * holds and then adds to it does so alone. To be taken before any interaction is locked, as everybody does.
 */
export async function lockHoldings(transaction: Transaction, organisationId: string): Promise<void> {
  await transaction.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7269153))', [organisationId]);
}

/** An agent as routing sees them, with the teams they are in and the skills they have. */
export interface HoldingAgent extends RoutableAgent {
  readonly teamIds: readonly string[];
  readonly skillIds: readonly string[];
}

/** The agents of the bound organisation, or these of them, with what they hold and may; `presentSince` decides who is connected. */
export async function loadHoldingAgents(
  transaction: Transaction,
  options: { readonly presentSince: number; readonly agentIds?: readonly string[] },
): Promise<HoldingAgent[]> {
  const rows = await transaction.query<{
    id: string;
    permissions: Permission[];
    capacity: number;
    last_given_at: number;
    available: boolean;
    connected: boolean;
    team_ids: string[];
    skill_ids: string[];
    channel_ids: string[];
    held: number;
    offered: boolean;
  }>(
    `SELECT a.id, a.permissions, a.capacity, a.last_given_at, v.kind = 'available' AS available,
       EXISTS (SELECT 1 FROM presence p
         WHERE p.organisation_id = a.organisation_id AND p.agent_id = a.id AND p.seen_at > $1) AS connected,
       ARRAY(SELECT m.team_id::text FROM team_member m
         JOIN team t ON t.organisation_id = m.organisation_id AND t.id = m.team_id AND t.active
         WHERE m.organisation_id = a.organisation_id AND m.agent_id = a.id) AS team_ids,
       ARRAY(SELECT s.skill_id::text FROM agent_skill s
         WHERE s.organisation_id = a.organisation_id AND s.agent_id = a.id) AS skill_ids,
       ARRAY(SELECT DISTINCT c.id::text FROM team_member m
         JOIN team t ON t.organisation_id = m.organisation_id AND t.id = m.team_id AND t.active
         JOIN team_channel tc ON tc.organisation_id = m.organisation_id AND tc.team_id = m.team_id
         JOIN channel c ON c.organisation_id = tc.organisation_id AND c.id = tc.channel_id AND c.active
         WHERE m.organisation_id = a.organisation_id AND m.agent_id = a.id) AS channel_ids,
       (SELECT count(*)::int FROM interaction i
         WHERE i.assignee_id = a.id AND i.status IN ${HELD_STATUSES})
       + (SELECT count(*)::int FROM interaction i
         WHERE i.offer_agent_id = a.id AND i.assignee_id IS DISTINCT FROM a.id) AS held,
       EXISTS (SELECT 1 FROM interaction i WHERE i.offer_agent_id = a.id) AS offered
     FROM agent a
     JOIN availability v ON v.organisation_id = a.organisation_id AND v.id = a.availability_id
     WHERE a.active AND ($2::text[] IS NULL OR a.id = ANY($2::text[])) ORDER BY a.id`,
    [options.presentSince, options.agentIds ?? null],
  );
  return rows.map((row) => ({
    id: row.id,
    available: row.available,
    connected: row.connected,
    channelIds: row.channel_ids,
    permissions: row.permissions,
    capacity: row.capacity,
    held: row.held,
    isOffered: row.offered,
    lastGivenAt: row.last_given_at,
    teamIds: row.team_ids,
    skillIds: row.skill_ids,
  }));
}

/** Makes an interaction an agent's, ending whatever offer stands; the holdings are locked and the agent can take it. */
export async function giveTo(
  transaction: Transaction,
  interactionId: string,
  agentId: string,
  now: number,
): Promise<void> {
  await transaction.query(
    `UPDATE interaction SET assignee_id = $2, version = version + 1, declined = '{}',
       offer_id = NULL, offer_agent_id = NULL, offer_made_at = NULL, offer_expires_at = NULL
     WHERE id = $1`,
    [interactionId, agentId],
  );
  await transaction.query('UPDATE agent SET last_given_at = $2 WHERE id = $1', [agentId, now]);
}
