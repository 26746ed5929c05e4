import type { Feature, Permission } from '../model/agent.ts';
import type { Transaction } from './database/database.ts';

/** What an agent may see and do, as it stands in a transaction. */
export interface Access {
  readonly agentId: string;
  readonly agentName: string;
  readonly permissions: readonly Permission[];
  readonly features: readonly Feature[];
  readonly capacity: number;
  readonly availabilityId: string;
  /** The channels that the agent's teams handle. */
  readonly channelIds: readonly string[];
}

/** The access of an agent of the bound organisation; null where there is no such agent, or no more. */
export async function loadAccess(transaction: Transaction, agentId: string): Promise<Access | null> {
  const [row] = await transaction.query<{
    name: string;
    permissions: Permission[];
    features: Feature[];
    capacity: number;
    availability_id: string;
    channel_ids: string[];
  }>(
    `SELECT a.name, a.permissions, a.capacity, a.availability_id, o.features,
       ARRAY(SELECT DISTINCT c.id::text FROM team_member m
         JOIN team t ON t.organisation_id = m.organisation_id AND t.id = m.team_id AND t.active
         JOIN team_channel tc ON tc.organisation_id = m.organisation_id AND tc.team_id = m.team_id
         JOIN channel c ON c.organisation_id = tc.organisation_id AND c.id = tc.channel_id AND c.active
         WHERE m.organisation_id = a.organisation_id AND m.agent_id = a.id ORDER BY 1) AS channel_ids
     FROM agent a JOIN organisation o USING (organisation_id) WHERE a.id = $1 AND a.active`,
    [agentId],
  );
  if (row === undefined) return null;
  return {
    agentId,
    agentName: row.name,
    permissions: row.permissions,
    features: row.features,
    capacity: row.capacity,
    availabilityId: row.availability_id,
    channelIds: row.channel_ids,
  };
}
