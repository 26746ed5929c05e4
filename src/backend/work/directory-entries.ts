import type { WireDirectoryEntry } from '../../contract/directory.ts';
import type { AvailabilityKind } from '../../model/agent.ts';
import type { Transaction } from '../database/database.ts';
import { HELD_STATUSES } from '../rows/interaction-row.ts';

type Entry = Omit<WireDirectoryEntry, 'obstacle'>;

const HELD = `(SELECT count(*)::int FROM interaction i
  WHERE i.organisation_id = a.organisation_id AND i.assignee_id = a.id AND i.status IN ${HELD_STATUSES})`;

const OFFERED = `(SELECT count(*)::int FROM interaction i
  WHERE i.organisation_id = a.organisation_id AND i.offer_agent_id = a.id AND i.assignee_id IS DISTINCT FROM a.id)`;

const CONNECTED = `EXISTS (SELECT 1 FROM presence p
  WHERE p.organisation_id = a.organisation_id AND p.agent_id = a.id AND p.seen_at > $2)`;

/** These agents with their state and load; who has been seen since then is signed in. */
export async function loadAgentEntries(
  transaction: Transaction,
  ids: readonly string[],
  since: number,
): Promise<readonly Entry[]> {
  if (ids.length === 0) return [];
  const rows = await transaction.query<{
    id: string;
    name: string;
    held: number;
    offered: number;
    capacity: number;
    connected: boolean;
    availability_id: string;
    availability_kind: AvailabilityKind;
    availability_label: string | null;
  }>(
    `SELECT a.id, a.name, ${HELD} AS held, ${OFFERED} AS offered, a.capacity, ${CONNECTED} AS connected,
       v.id AS availability_id, v.kind AS availability_kind, v.label AS availability_label
     FROM agent a JOIN availability v ON v.organisation_id = a.organisation_id AND v.id = a.availability_id
     WHERE a.id = ANY($1::text[])`,
    [ids, since],
  );
  return rows.map((row) => ({
    kind: 'agent',
    id: row.id,
    name: row.name,
    availability: { id: row.availability_id, kind: row.availability_kind, label: row.availability_label },
    held: row.held,
    offered: row.offered,
    capacity: row.capacity,
    connected: row.connected,
  }));
}

/** Who has a skill, and who is in a team. */
const MEMBERS = {
  skill: { table: 'agent_skill', column: 'skill_id' },
  team: { table: 'team_member', column: 'team_id' },
} as const;

/** These skills or teams: how many wait in the queue of each, and how many of its agents take work now. */
export async function loadQueueEntries(
  transaction: Transaction,
  kind: keyof typeof MEMBERS,
  ids: readonly string[],
  since: number,
): Promise<readonly Entry[]> {
  if (ids.length === 0) return [];
  const { table, column } = MEMBERS[kind];
  const members = `FROM ${table} m JOIN agent a ON a.organisation_id = m.organisation_id AND a.id = m.agent_id AND a.active
    JOIN availability v ON v.organisation_id = a.organisation_id AND v.id = a.availability_id
    WHERE m.organisation_id = q.organisation_id AND m.${column} = q.id`;
  const rows = await transaction.query<{
    id: string;
    name: string;
    held: number;
    waiting: number;
    available: number;
  }>(
    `SELECT q.id, q.name, (SELECT COALESCE(sum(${HELD}), 0)::int ${members}) AS held,
       (SELECT count(*)::int ${members} AND v.kind = 'available' AND ${CONNECTED}) AS available,
       (SELECT count(*)::int FROM interaction i WHERE i.organisation_id = q.organisation_id AND i.${column} = q.id
         AND i.assignee_id IS NULL AND i.waiting_since IS NOT NULL AND i.status IN ${HELD_STATUSES}) AS waiting
     FROM ${kind} q WHERE q.id = ANY($1::text[])`,
    [ids, since],
  );
  return rows.map((row) => ({
    kind,
    id: row.id,
    name: row.name,
    availability: null,
    held: row.held,
    offered: 0,
    capacity: null,
    waiting: row.waiting,
    available: row.available,
  }));
}

/** These contacts with the account that they are known on. */
export async function loadContactEntries(
  transaction: Transaction,
  ids: readonly string[],
): Promise<readonly Entry[]> {
  if (ids.length === 0) return [];
  const rows = await transaction.query<{
    id: string;
    name: string;
    handle: string | null;
    channel_id: string;
  }>('SELECT id, name, handle, channel_id FROM contact WHERE id = ANY($1::text[])', [ids]);
  return rows.map((row) => ({
    kind: 'contact',
    id: row.id,
    name: row.name,
    availability: null,
    held: 0,
    offered: 0,
    capacity: null,
    contact: { channelId: row.channel_id, handle: row.handle },
  }));
}
