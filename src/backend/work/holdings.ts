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

/** Those of them who can be given something now: available, in no after-contact work, connected, and below their capacity. */
export async function loadTakers(transaction: Transaction, presentSince: number): Promise<RoutableAgent[]> {
  const agents = await loadAgents(transaction, presentSince, {
    condition: `v.kind = 'available' AND $2::text IS NULL AND EXISTS (SELECT 1 FROM presence p
      WHERE p.organisation_id = a.organisation_id AND p.agent_id = a.id AND p.seen_at > $1)`,
    value: null,
  });
  return agents.filter(({ available, held, capacity }) => available && held < capacity);
}

/**
 * Everything is counted and gathered once for all of them, as there may be hundreds. Each statement is plain enough to be planned well
 * on tables of which the server knows nothing yet; one for all of it took a hundred times as long there.
 */
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
  }>(
    `SELECT a.id, a.permissions, a.capacity, a.last_given_at, v.kind = 'available' AND NOT EXISTS (SELECT 1 FROM outcome w
         WHERE w.organisation_id = a.organisation_id AND w.after_work_agent_id = a.id) AS available,
       EXISTS (SELECT 1 FROM presence p
         WHERE p.organisation_id = a.organisation_id AND p.agent_id = a.id AND p.seen_at > $1) AS connected
     FROM agent a JOIN availability v ON v.organisation_id = a.organisation_id AND v.id = a.availability_id
     WHERE a.active AND ${who.condition} ORDER BY a.id`,
    [presentSince, who.value],
  );
  const ids = rows.map(({ id }) => id);
  const lists = async (
    statement: string,
    of: readonly string[],
  ): Promise<ReadonlyMap<string, readonly string[]>> => {
    const found = await transaction.query<{ id: string; ids: string[] }>(statement, [of]);
    return new Map(found.map((row) => [row.id, row.ids]));
  };
  const teamsOf = await lists(
    `SELECT m.agent_id AS id, array_agg(m.team_id::text) AS ids FROM team_member m
     JOIN team t ON t.organisation_id = m.organisation_id AND t.id = m.team_id AND t.active
     WHERE m.agent_id = ANY($1::text[]) GROUP BY 1`,
    ids,
  );
  const skillsOf = await lists(
    `SELECT s.agent_id AS id, array_agg(s.skill_id::text) AS ids FROM agent_skill s
     WHERE s.agent_id = ANY($1::text[]) GROUP BY 1`,
    ids,
  );
  const channelsOf = await lists(
    `SELECT tc.team_id AS id, array_agg(c.id::text) AS ids FROM team_channel tc
     JOIN channel c ON c.organisation_id = tc.organisation_id AND c.id = tc.channel_id AND c.active
     WHERE tc.team_id = ANY($1::text[]) GROUP BY 1`,
    [...new Set([...teamsOf.values()].flat())],
  );
  // One statement, so that what is accepted meanwhile is counted once: as an offer, or as held.
  const loads = await transaction.query<{ id: string; held: number; offered: number; others: number }>(
    `SELECT id, sum(held)::int AS held, sum(offered)::int AS offered, sum(others)::int AS others FROM (
       SELECT i.assignee_id AS id, 1 AS held, 0 AS offered, 0 AS others FROM interaction i
       WHERE i.assignee_id = ANY($1::text[]) AND i.status IN ${HELD_STATUSES}
       UNION ALL
       SELECT i.offer_agent_id, 0, 1, (i.assignee_id IS DISTINCT FROM i.offer_agent_id)::int FROM interaction i
       WHERE i.offer_agent_id = ANY($1::text[])) AS load GROUP BY id`,
    [ids],
  );
  const loadOf = new Map(loads.map((load) => [load.id, load]));
  return rows.map((row) => {
    const teamIds = teamsOf.get(row.id) ?? [];
    return {
      id: row.id,
      available: row.available,
      connected: row.connected,
      channelIds: [...new Set(teamIds.flatMap((teamId) => channelsOf.get(teamId) ?? []))],
      permissions: row.permissions,
      capacity: row.capacity,
      held: (loadOf.get(row.id)?.held ?? 0) + (loadOf.get(row.id)?.others ?? 0),
      isOffered: (loadOf.get(row.id)?.offered ?? 0) > 0,
      lastGivenAt: row.last_given_at,
      teamIds,
      skillIds: skillsOf.get(row.id) ?? [],
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
