import type { WireAuditEntry } from '../../contract/outcome.ts';
import type { AuditDetail, AuditKind } from '../../model/audit.ts';
import { readIn, type Core } from '../core.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import type { AgentCall } from '../http/call.ts';
import type { Transaction } from '../database/database.ts';
import { toTime } from '../rows/times.ts';
import { requireAccess, requireInteraction } from './require.ts';

/** A page of what was done with an interaction that the agent may see, the newest first (H1). */
export async function listAudit(
  core: Core,
  { caller, params, query }: AgentCall<'listAudit'>,
): Promise<{ items: WireAuditEntry[]; next: string | null }> {
  const { cursor, limit } = query;
  const list = `audit ${caller.organisationId} ${caller.agentId} ${params.interactionId}`;
  const after = cursor === undefined ? null : await readCursor(core.signer, list, cursor);
  const { rows, names } = await readIn(core, caller.organisationId, async (transaction) => {
    const access = await requireAccess(transaction, caller);
    const { id } = await requireInteraction(transaction, access, params.interactionId);
    const found = await transaction.query<{
      id: string;
      kind: AuditKind;
      agent_id: string | null;
      agent_name: string | null;
      at: number;
      ordinal: number;
      detail: AuditDetail;
    }>(
      `SELECT t.*, a.name AS agent_name FROM audit t
       LEFT JOIN agent a ON a.organisation_id = t.organisation_id AND a.id = t.agent_id
       WHERE t.interaction_id = $1 AND ($3::bigint IS NULL OR t.ordinal < $3)
       ORDER BY t.ordinal DESC LIMIT $2`,
      [id, limit + 1, after?.key ?? null],
    );
    return { rows: found, names: await loadNames(transaction, found) };
  });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map((row) => ({
      id: row.id,
      interactionId: params.interactionId,
      kind: row.kind,
      by: row.agent_id === null ? null : { id: row.agent_id, name: row.agent_name ?? '' },
      at: toTime(row.at),
      // Readonly in the model, plain on the wire.
      detail: withNames(row.detail, names) as WireAuditEntry['detail'],
    })),
    next:
      last === undefined ? null : await writeCursor(core.signer, list, { key: last.ordinal, id: last.id }),
  };
}

/** What an entry may name by its id, and in which table it is called something. */
const NAMED = { agent: 'agent', team: 'team', skill: 'skill', channel: 'channel' } as const;
type Named = keyof typeof NAMED;
type Names = ReadonlyMap<string, string>;

/** What those that the entries name by id are called by now. */
async function loadNames(
  transaction: Transaction,
  entries: readonly { readonly detail: AuditDetail }[],
): Promise<Names> {
  const names = new Map<string, string>();
  for (const named of Object.keys(NAMED) as Named[]) {
    const ids = entries.map(({ detail }) => detail[`${named}Id`]).filter((id) => typeof id === 'string');
    if (ids.length === 0) continue;
    const rows = await transaction.query<{ id: string; name: string }>(
      `SELECT id, name FROM ${NAMED[named]} WHERE id = ANY($1::text[])`,
      [[...new Set(ids)]],
    );
    for (const { id, name } of rows) names.set(`${named} ${id}`, name);
  }
  return names;
}

/** `agentId` with the agent's name as `agent` beside it, and so on. */
function withNames(detail: AuditDetail, names: Names): AuditDetail {
  const named = (Object.keys(NAMED) as Named[]).flatMap((name) => {
    const known = names.get(`${name} ${String(detail[`${name}Id`])}`);
    return known === undefined ? [] : [[name, known] as const];
  });
  return { ...detail, ...Object.fromEntries(named) };
}
