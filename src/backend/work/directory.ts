import type { WireDirectoryEntry } from '../../contract/session.ts';
import type { AvailabilityKind } from '../../model/agent.ts';
import { readIn, type Core } from '../core.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { storableText } from '../gateways/webhook-body.ts';
import type { AgentCall } from '../http/call.ts';
import { Problem } from '../problem.ts';
import { HELD_STATUSES } from '../rows/interaction-row.ts';
import { requireAccess } from './require.ts';
import { containing } from './search-text.ts';

const PAGE = 50;

interface DirectoryRow {
  readonly kind: 'agent' | 'team';
  readonly id: string;
  readonly name: string;
  readonly held: number;
  readonly capacity: number | null;
  readonly availability_id: string | null;
  readonly availability_kind: AvailabilityKind | null;
  readonly availability_label: string | null;
}

const HELD = `(SELECT count(*)::int FROM interaction i
  WHERE i.organisation_id = a.organisation_id AND i.assignee_id = a.id AND i.status IN ${HELD_STATUSES})`;

const ENTRIES = `
  SELECT 'agent' AS kind, a.id::text COLLATE "C" AS id, a.name, ${HELD} AS held, a.capacity,
    v.id::text AS availability_id, v.kind AS availability_kind, v.label AS availability_label
  FROM agent a JOIN availability v ON v.organisation_id = a.organisation_id AND v.id = a.availability_id
  WHERE a.active
  UNION ALL
  SELECT 'team', t.id::text COLLATE "C", t.name,
    (SELECT COALESCE(sum(${HELD}), 0)::int FROM team_member m
      JOIN agent a ON a.organisation_id = m.organisation_id AND a.id = m.agent_id AND a.active
      WHERE m.organisation_id = t.organisation_id AND m.team_id = t.id), NULL, NULL, NULL, NULL
  FROM team t WHERE t.active`;

/** Agents and teams by name, a page at a time. */
export async function listDirectory(
  core: Core,
  { caller, query }: AgentCall<'listDirectory'>,
): Promise<{ items: WireDirectoryEntry[]; next: string | null }> {
  const search = storableText(query.search ?? '').trim();
  const list = `directory ${caller.organisationId} ${JSON.stringify([search, query.kind ?? null])}`;
  const after = query.cursor === undefined ? null : await readCursor(core.signer, list, query.cursor);
  const rows = await readIn(core, caller.organisationId, async (transaction) => {
    const access = await requireAccess(transaction, caller);
    if (!access.features.includes('directory')) throw new Problem('feature-off');
    // The cursor names the last entry, as a name may be too long for it.
    return transaction.query<DirectoryRow>(
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
  });
  const page = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? page.at(-1) : undefined;
  return {
    items: page.map(toEntry),
    next: last === undefined ? null : await writeCursor(core.signer, list, { key: last.kind, id: last.id }),
  };
}

function toEntry(row: DirectoryRow): WireDirectoryEntry {
  return {
    kind: row.kind,
    id: row.id,
    name: row.name,
    held: row.held,
    capacity: row.capacity,
    availability:
      row.availability_id === null || row.availability_kind === null
        ? null
        : { id: row.availability_id, kind: row.availability_kind, label: row.availability_label },
  };
}
