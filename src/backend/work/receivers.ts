import { agentTakerObstacle, teamTakerObstacle } from '../../model/assignment.ts';
import type { DirectoryPurpose } from '../../model/directory.ts';
import {
  agentReceiverObstacle,
  queueReceiverObstacle,
  type ReceiverObstacle,
  type ReceivingQueue,
} from '../../model/transfer.ts';
import type { Transaction } from '../database/database.ts';
import type { takenFrom } from '../rows/interaction-row.ts';
import { loadHoldingAgents } from './holdings.ts';

type Obstacles = ReadonlyMap<string, ReceiverObstacle | null>;

/** What an agent may be given, for what, and by whom; who has been seen since then is signed in. */
export interface AgentGiving {
  readonly interaction: ReturnType<typeof takenFrom>;
  readonly purpose: DirectoryPurpose;
  readonly giverId: string;
  readonly since: number;
}

/** Why each of these agents can't be given an interaction, by id; who is not there is left out. */
export async function loadAgentObstacles(
  transaction: Transaction,
  agentIds: readonly string[],
  { interaction, purpose, giverId, since }: AgentGiving,
): Promise<Obstacles> {
  if (agentIds.length === 0) return new Map();
  const agents = await loadHoldingAgents(transaction, { presentSince: since, agentIds });
  return new Map(
    agents.map((agent) => [
      agent.id,
      purpose === 'transfer'
        ? agentReceiverObstacle(agent, interaction, giverId)
        : agentTakerObstacle(agent, interaction),
    ]),
  );
}

/** Likewise for skills or teams. */
export async function loadQueueObstacles(
  transaction: Transaction,
  ids: readonly string[],
  given: {
    readonly kind: 'skill' | 'team';
    readonly channelId: string;
    readonly purpose: DirectoryPurpose;
  },
): Promise<Obstacles> {
  if (ids.length === 0) return new Map();
  const { kind, channelId, purpose } = given;
  const queues = await loadQueues(transaction, kind, ids, channelId);
  return new Map(
    [...queues].map(([id, queue]) => [
      id,
      purpose === 'transfer'
        ? queueReceiverObstacle(queue, channelId)
        : teamTakerObstacle(queue.channelIds, channelId),
    ]),
  );
}

/** These skills or teams by id, each with how many agents of it may accept work of a channel; who is no more is left out. */
async function loadQueues(
  transaction: Transaction,
  kind: 'skill' | 'team',
  ids: readonly string[],
  channelId: string,
): Promise<ReadonlyMap<string, ReceivingQueue>> {
  const [members, column, channels] =
    kind === 'skill'
      ? ['agent_skill', 'skill_id', 'skill_channel']
      : ['team_member', 'team_id', 'team_channel'];
  const rows = await transaction.query<{ id: string; channel_ids: string[]; able: number }>(
    `SELECT q.id, ARRAY(SELECT qc.channel_id::text FROM ${channels} qc
         WHERE qc.organisation_id = q.organisation_id AND qc.${column} = q.id) AS channel_ids,
       (SELECT count(*)::int FROM ${members} m
         JOIN agent a ON a.organisation_id = m.organisation_id AND a.id = m.agent_id AND a.active
           AND 'conversation.message.accept' = ANY(a.permissions)
         WHERE m.organisation_id = q.organisation_id AND m.${column} = q.id
           AND EXISTS (SELECT 1 FROM team_member tm
             JOIN team t ON t.organisation_id = tm.organisation_id AND t.id = tm.team_id AND t.active
             JOIN team_channel tc ON tc.organisation_id = tm.organisation_id AND tc.team_id = tm.team_id
             WHERE tm.organisation_id = m.organisation_id AND tm.agent_id = m.agent_id AND tc.channel_id = $2)) AS able
     FROM ${kind} q WHERE q.active AND q.id = ANY($1::text[])`,
    [ids, channelId],
  );
  return new Map(rows.map(({ id, channel_ids, able }) => [id, { channelIds: channel_ids, able }]));
}
