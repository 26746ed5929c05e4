import type { WireDirectoryEntry } from '../../contract/directory.ts';
import type { AvailabilityKind } from '../../model/agent.ts';
import { agentTakerObstacle, teamTakerObstacle, type TakerObstacle } from '../../model/assignment.ts';
import { readIn, type Core } from '../core.ts';
import type { Transaction } from '../database/database.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { storableText } from '../gateways/webhook-body.ts';
import type { AgentCall } from '../http/call.ts';
import { Problem } from '../problem.ts';
import { HELD_STATUSES, takenFrom } from '../rows/interaction-row.ts';
import { loadTeamChannels } from './assignment.ts';
import { loadHoldingAgents } from './holdings.ts';
import { requireAccess, requireInteraction } from './require.ts';
import { containing } from './search-text.ts';

const PAGE = 50;

interface DirectoryRow {
  readonly kind: 'agent' | 'team';
  readonly id: string;
  readonly name: string;
  readonly held: number;
  readonly offered: number;
  readonly capacity: number | null;
  readonly availability_id: string | null;
  readonly availability_kind: AvailabilityKind | null;
  readonly availability_label: string | null;
}

const HELD = `(SELECT count(*)::int FROM interaction i
  WHERE i.organisation_id = a.organisation_id AND i.assignee_id = a.id AND i.status IN ${HELD_STATUSES})`;

const OFFERED = `(SELECT count(*)::int FROM interaction i
  WHERE i.organisation_id = a.organisation_id AND i.offer_agent_id = a.id AND i.assignee_id IS DISTINCT FROM a.id)`;

const ENTRIES = `
  SELECT 'agent' AS kind, a.id::text COLLATE "C" AS id, a.name, ${HELD} AS held, ${OFFERED} AS offered, a.capacity,
    v.id::text AS availability_id, v.kind AS availability_kind, v.label AS availability_label
  FROM agent a JOIN availability v ON v.organisation_id = a.organisation_id AND v.id = a.availability_id
  WHERE a.active
  UNION ALL
  SELECT 'team', t.id::text COLLATE "C", t.name,
    (SELECT COALESCE(sum(${HELD}), 0)::int FROM team_member m
      JOIN agent a ON a.organisation_id = m.organisation_id AND a.id = m.agent_id AND a.active
      WHERE m.organisation_id = t.organisation_id AND m.team_id = t.id), 0, NULL, NULL, NULL, NULL
  FROM team t WHERE t.active`;

/** Agents and teams by name, a page at a time; with an interaction, why each of them can't be given it. */
export async function listDirectory(
  core: Core,
  { caller, query }: AgentCall<'listDirectory'>,
): Promise<{ items: WireDirectoryEntry[]; next: string | null }> {
  const search = storableText(query.search ?? '').trim();
  const list = `directory ${caller.organisationId} ${JSON.stringify([search, query.kind ?? null])}`;
  const after = query.cursor === undefined ? null : await readCursor(core.signer, list, query.cursor);
  const { rows, obstacles } = await readIn(core, caller.organisationId, async (transaction) => {
    const access = await requireAccess(transaction, caller);
    if (!access.features.includes('directory')) throw new Problem('feature-off');
    // The cursor names the last entry, as a name may be too long for it.
    const taken =
      query.interactionId === undefined
        ? null
        : takenFrom(await requireInteraction(transaction, access, query.interactionId));
    const rows = await transaction.query<DirectoryRow>(
      `WITH entry AS (${ENTRIES}),
         found AS (SELECT *, lower(name) COLLATE "C" AS rank FROM entry
           WHERE ($1::text IS NULL OR kind = $1) AND ($2::text IS NULL OR name ILIKE $2)),
         place AS (SELECT rank, kind, id FROM found WHERE kind = $3 AND id = $4)
       SELECT * FROM found
       WHERE $3::text IS NULL OR (rank, kind, id) > (SELECT rank, kind, id FROM place)
       ORDER BY rank, kind, id LIMIT $5`,
      [
        query.kind ?? null,
        search === '' ? null : containing(search),
        after?.key ?? null,
        after?.id ?? null,
        PAGE + 1,
      ],
    );
    return {
      rows,
      obstacles: taken === null ? NO_OBSTACLES : await loadObstacles(transaction, core.clock(), rows, taken),
    };
  });
  const page = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? page.at(-1) : undefined;
  return {
    items: page.map((row) => toEntry(row, obstacles.get(`${row.kind} ${row.id}`) ?? null)),
    next: last === undefined ? null : await writeCursor(core.signer, list, { key: last.kind, id: last.id }),
  };
}

const NO_OBSTACLES: ReadonlyMap<string, TakerObstacle | null> = new Map();

/** By the rules of assigning: why each entry can't be given an interaction, by its kind and id. */
async function loadObstacles(
  transaction: Transaction,
  now: number,
  rows: readonly DirectoryRow[],
  taken: ReturnType<typeof takenFrom>,
): Promise<ReadonlyMap<string, TakerObstacle | null>> {
  const idsOf = (kind: DirectoryRow['kind']): string[] =>
    rows.filter((row) => row.kind === kind).map(({ id }) => id);
  const agents = await loadHoldingAgents(transaction, { presentSince: now, agentIds: idsOf('agent') });
  const teams = await loadTeamChannels(transaction, idsOf('team'));
  return new Map([
    ...agents.map((agent) => [`agent ${agent.id}`, agentTakerObstacle(agent, taken)] as const),
    ...[...teams].map(
      ([id, channelIds]) => [`team ${id}`, teamTakerObstacle(channelIds, taken.channelId)] as const,
    ),
  ]);
}

function toEntry(row: DirectoryRow, obstacle: TakerObstacle | null): WireDirectoryEntry {
  return {
    kind: row.kind,
    id: row.id,
    name: row.name,
    held: row.held,
    offered: row.offered,
    obstacle,
    capacity: row.capacity,
    availability:
      row.availability_id === null || row.availability_kind === null
        ? null
        : { id: row.availability_id, kind: row.availability_kind, label: row.availability_label },
  };
}
