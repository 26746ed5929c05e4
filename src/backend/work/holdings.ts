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

/** The agents of the bound organisation, or these of them, with what they hold and may; `presentSince` decides who is connected. */
export function loadHoldingAgents(
  transaction: Transaction,
  options: { readonly presentSince: number; readonly agentIds?: readonly string[] },
): Promise<RoutableAgent[]> {
  return loadAgents(transaction, options.presentSince, {
    condition: '($2::text[] IS NULL OR a.id = ANY($2::text[]))',
    value: options.agentIds ?? null,
  });
}

/** Those of them who can be given something now: available, connected, and below their capacity. */
export async function loadTakers(transaction: Transaction, presentSince: number): Promise<RoutableAgent[]> {
  const agents = await loadAgents(transaction, presentSince, {
    condition: `v.kind = 'available' AND $2::text IS NULL AND EXISTS (SELECT 1 FROM presence p
      WHERE p.organisation_id = a.organisation_id AND p.agent_id = a.id AND p.seen_at > $1)`,
    value: null,
  });
  return agents.filter(({ held, capacity }) => held < capacity);
}

/** Everything is counted and gathered once for all of them, as there may be hundreds. */
async function loadAgents(
  transaction: Transaction,
  presentSince: number,
  who: { readonly condition: string; readonly value: readonly string[] | null },
): Promise<RoutableAgent[]> {
  const rows = await transaction.query<{
    id: string;
    permissions: Permission[];
    capacity: number;
    last_given_at: number;
    available: boolean;
    connected: boolean;
    team_ids: string[] | null;
    skill_ids: string[] | null;
    held: number;
    offered: number;
    offered_others: number;
  }>(
    `WITH who AS MATERIALIZED (
       SELECT a.*, v.kind = 'available' AS available FROM agent a
       JOIN availability v ON v.organisation_id = a.organisation_id AND v.id = a.availability_id
       WHERE a.active AND ${who.condition})
     SELECT who.id, who.permissions, who.capacity, who.last_given_at, who.available,
       EXISTS (SELECT 1 FROM presence p WHERE p.agent_id = who.id AND p.seen_at > $1) AS connected,
       teams.ids AS team_ids, skills.ids AS skill_ids, COALESCE(holding.many, 0) AS held,
       COALESCE(offers.many, 0) AS offered, COALESCE(offers.others, 0) AS offered_others
     FROM who
     LEFT JOIN (SELECT m.agent_id, array_agg(m.team_id::text) AS ids FROM team_member m
       JOIN team t ON t.organisation_id = m.organisation_id AND t.id = m.team_id AND t.active
       WHERE m.agent_id IN (SELECT id FROM who) GROUP BY 1) teams ON teams.agent_id = who.id
     LEFT JOIN (SELECT s.agent_id, array_agg(s.skill_id::text) AS ids FROM agent_skill s
       WHERE s.agent_id IN (SELECT id FROM who) GROUP BY 1) skills ON skills.agent_id = who.id
     LEFT JOIN (SELECT i.assignee_id, count(*)::int AS many FROM interaction i
       WHERE i.assignee_id IN (SELECT id FROM who) AND i.status IN ${HELD_STATUSES} GROUP BY 1)
       holding ON holding.assignee_id = who.id
     LEFT JOIN (SELECT i.offer_agent_id, count(*)::int AS many,
         count(*) FILTER (WHERE i.assignee_id IS DISTINCT FROM i.offer_agent_id)::int AS others
       FROM interaction i WHERE i.offer_agent_id IN (SELECT id FROM who) GROUP BY 1)
       offers ON offers.offer_agent_id = who.id
     ORDER BY who.id`,
    [presentSince, who.value],
  );
  const channels = await transaction.query<{ team_id: string; channel_ids: string[] }>(
    `SELECT tc.team_id, array_agg(c.id::text) AS channel_ids FROM team_channel tc
     JOIN channel c ON c.organisation_id = tc.organisation_id AND c.id = tc.channel_id AND c.active
     WHERE tc.team_id = ANY($1::text[]) GROUP BY 1`,
    [[...new Set(rows.flatMap(({ team_ids }) => team_ids ?? []))]],
  );
  const channelsOf = new Map(channels.map(({ team_id, channel_ids }) => [team_id, channel_ids]));
  return rows.map((row) => {
    const teamIds = row.team_ids ?? [];
    return {
      id: row.id,
      available: row.available,
      connected: row.connected,
      channelIds: [...new Set(teamIds.flatMap((teamId) => channelsOf.get(teamId) ?? []))],
      permissions: row.permissions,
      capacity: row.capacity,
      held: row.held + row.offered_others,
      isOffered: row.offered > 0,
      lastGivenAt: row.last_given_at,
      teamIds,
      skillIds: row.skill_ids ?? [],
    };
  });
}

/** Makes an interaction an agent's, ending whatever offer stands; the holdings are locked and the agent can take it. */
export async function giveTo(
  transaction: Transaction,
  interactionId: string,
  agentId: string,
  now: number,
): Promise<void> {
  await giveAll(transaction, [{ interactionId, agentId }], now);
}

/** As `giveTo`, for several at once; no interaction twice. */
export async function giveAll(
  transaction: Transaction,
  given: readonly { readonly interactionId: string; readonly agentId: string }[],
  now: number,
): Promise<void> {
  if (given.length === 0) return;
  await transaction.query(
    `WITH given AS (SELECT * FROM unnest($1::text[], $2::text[]) AS given (interaction_id, agent_id)),
       told AS (UPDATE agent SET last_given_at = $3 FROM given WHERE agent.id = given.agent_id)
     UPDATE interaction i SET assignee_id = given.agent_id, version = version + 1, declined = '{}',
       offer_id = NULL, offer_agent_id = NULL, offer_made_at = NULL, offer_expires_at = NULL
     FROM given WHERE i.id = given.interaction_id`,
    [given.map(({ interactionId }) => interactionId), given.map(({ agentId }) => agentId), now],
  );
}
