import type { WireBulkResolution } from '../../contract/bulk-resolution.ts';
import { reasonProblem, type BulkCount } from '../../model/bulk-resolution.ts';
import type { Access } from '../access.ts';
import { changeIn, type Change } from '../change.ts';
import { readIn, type Core } from '../core.ts';
import type { Transaction } from '../database/database.ts';
import type { AgentCall } from '../http/call.ts';
import { invalidField, Problem } from '../problem.ts';
import { toTime, toTimeOrNull } from '../rows/times.ts';
import { hashOf } from './idempotency.ts';
import { filterCondition, type Condition } from './interaction-filter.ts';
import { requireAccess, requirePermission } from './require.ts';
import { loadWorkSettings } from './work-rules.ts';

/** As the database has it. */
export interface BulkRow {
  readonly id: string;
  readonly agent_id: string;
  readonly request_hash: string;
  readonly state: WireBulkResolution['state'];
  readonly cancel_wanted: boolean;
  readonly reason: string | null;
  readonly total: number;
  readonly resolved: number;
  readonly left_out: number;
  readonly started_at: number;
  readonly ended_at: number | null;
}

type Selection = AgentCall<'countBulkResolution'>['body'];

const SHOWN = 10;

/** Whether an interaction has the disposition that its skill asks for of what is resolved, as `outcomeProblems` of the model has it. */
const HAS_DISPOSITION = `NOT EXISTS (SELECT 1 FROM skill s
  WHERE s.organisation_id = i.organisation_id AND s.id = i.skill_id AND s.active AND s.disposition_required
    AND jsonb_array_length(s.dispositions) > 0
    AND NOT EXISTS (SELECT 1 FROM outcome o
      WHERE o.organisation_id = i.organisation_id AND o.interaction_id = i.id AND o.disposition IS NOT NULL))`;

/** How many a selection comes to. */
export function countBulkResolution(
  core: Core,
  { caller, body }: AgentCall<'countBulkResolution'>,
): Promise<BulkCount> {
  return readIn(core, caller.organisationId, async (transaction) => {
    const access = await requireBulkAccess(transaction, caller);
    await requireKnown(transaction, access, body.filter);
    const { topicRequired } = await loadWorkSettings(transaction);
    const { sql, parameters, from } = await selected(transaction, body, access, core.clock());
    const hasTopic = `($${String(parameters.length + 1)}::boolean = false OR cardinality(i.topics) > 0)`;
    const [row] = await transaction.query<BulkCount>(
      `SELECT count(*) FILTER (WHERE ${hasTopic} AND ${HAS_DISPOSITION})::int AS count,
         count(*) FILTER (WHERE NOT ${hasTopic})::int AS "withoutTopic",
         count(*) FILTER (WHERE ${hasTopic} AND NOT ${HAS_DISPOSITION})::int AS "withoutDisposition"
       FROM ${from} WHERE ${sql}`,
      [...parameters, topicRequired],
    );
    return row ?? { count: 0, withoutTopic: 0, withoutDisposition: 0 };
  });
}

/** Writes down what is to be resolved, with the version that each has now; a job does it. The same call again finds what it has begun. */
export async function startBulkResolution(
  core: Core,
  { caller, body, key }: AgentCall<'startBulkResolution'>,
): Promise<WireBulkResolution> {
  const hash = await hashOf(JSON.stringify(body));
  return changeIn(core, caller.organisationId, async (change) => {
    const { transaction, now } = change;
    const access = await requireBulkAccess(transaction, caller);
    const before = await begunBy(transaction, access, { key, hash });
    if (before !== null) return toWireBulkResolution(before);
    await requireKnown(transaction, access, body.filter);
    const settings = await loadWorkSettings(transaction);
    if (reasonProblem(body.reason, settings) !== null)
      throw invalidField('reason', 'one of the organisation’s resolution reasons, or none where it has none');
    if (!(await insertRunning(change, access, { key, hash, reason: body.reason }))) {
      // Begun meanwhile, by the same call or another.
      const first = await begunBy(transaction, access, { key, hash });
      if (first === null) throw new Problem('already-running');
      return toWireBulkResolution(first);
    }
    const { sql, parameters, from } = await selected(transaction, body, access, now);
    const at = parameters.length;
    const [counted] = await transaction.query<BulkRow>(
      `WITH item AS (INSERT INTO bulk_resolution_item (organisation_id, bulk_resolution_id, interaction_id, version)
         SELECT i.organisation_id, $${String(at + 1)}, i.id, i.version FROM ${from}
         WHERE ${sql} AND ($${String(at + 2)}::boolean = false OR cardinality(i.topics) > 0)
           AND ${HAS_DISPOSITION} RETURNING 1)
       UPDATE bulk_resolution SET total = (SELECT count(*) FROM item) WHERE id = $${String(at + 1)} RETURNING *`,
      [...parameters, key, settings.topicRequired],
    );
    if (counted === undefined || counted.total === 0) throw new Problem('nothing-to-resolve');
    await change.addJob({ kind: 'bulk-resolve', subject: key, line: key, dueAt: now });
    const begun = toWireBulkResolution(counted);
    change.tell({ type: 'bulk-resolution.changed', bulkResolution: begun }, { agentId: access.agentId });
    return begun;
  });
}

/** What the caller has had resolved together, the newest first. */
export function listBulkResolutions(
  core: Core,
  { caller }: AgentCall<'listBulkResolutions'>,
): Promise<{ items: WireBulkResolution[] }> {
  return readIn(core, caller.organisationId, async (transaction) => {
    const { agentId } = await requireAccess(transaction, caller);
    const rows = await transaction.query<BulkRow>(
      'SELECT * FROM bulk_resolution WHERE agent_id = $1 ORDER BY started_at DESC, id DESC LIMIT $2',
      [agentId, SHOWN],
    );
    return { items: rows.map(toWireBulkResolution) };
  });
}

/** Says that no more shall be resolved; the job sees it before it goes on. */
export function cancelBulkResolution(
  core: Core,
  { caller, params }: AgentCall<'cancelBulkResolution'>,
): Promise<WireBulkResolution> {
  return readIn(core, caller.organisationId, async (transaction) => {
    const { agentId } = await requireAccess(transaction, caller);
    const [row] = await transaction.query<BulkRow>(
      `UPDATE bulk_resolution SET cancel_wanted = cancel_wanted OR state = 'running'
       WHERE id = $1 AND agent_id = $2 RETURNING *`,
      [params.bulkResolutionId, agentId],
    );
    if (row === undefined) throw new Problem('not-found');
    return toWireBulkResolution(row);
  });
}

/** As it crosses the wire. */
export function toWireBulkResolution(row: BulkRow): WireBulkResolution {
  return {
    id: row.id,
    state: row.state,
    total: row.total,
    resolved: row.resolved,
    leftOut: row.left_out,
    reason: row.reason,
    startedAt: toTime(row.started_at),
    endedAt: toTimeOrNull(row.ended_at),
  };
}

/** What this key has begun before; null for nothing. Refuses a key that was used for something else. */
async function begunBy(
  transaction: Transaction,
  { agentId }: Access,
  { key, hash }: { readonly key: string; readonly hash: string },
): Promise<BulkRow | null> {
  const [before] = await transaction.query<BulkRow>('SELECT * FROM bulk_resolution WHERE id = $1', [key]);
  if (before === undefined) return null;
  if (before.agent_id !== agentId || before.request_hash !== hash)
    throw new Problem('idempotency-key-reused');
  return before;
}

/** False where one of this key is there, or another one of the agent's is running. Whoever comes at the same time waits here. */
async function insertRunning(
  { transaction, organisationId, now }: Change,
  { agentId }: Access,
  { key, hash, reason }: { readonly key: string; readonly hash: string; readonly reason: string | null },
): Promise<boolean> {
  const inserted = await transaction.query(
    `INSERT INTO bulk_resolution (organisation_id, id, agent_id, request_hash, state, reason, total, started_at)
     VALUES ($1, $2, $3, $4, 'running', $5, 0, $6) ON CONFLICT DO NOTHING RETURNING 1`,
    [organisationId, key, agentId, hash, reason, now],
  );
  return inserted.length > 0;
}

async function requireBulkAccess(
  transaction: Transaction,
  caller: Parameters<typeof requireAccess>[1],
): Promise<Access> {
  const access = await requireAccess(transaction, caller);
  requirePermission(access, 'conversation.bulkResolve');
  return access;
}

/** The condition of a list, and `isOldEnough` of the model. */
async function selected(
  transaction: Transaction,
  { filter, olderThanMinutes }: Selection,
  access: Access,
  now: number,
): Promise<Condition> {
  const { sql, parameters, from } = await filterCondition(transaction, filter, access);
  return {
    from,
    sql: `${sql} AND i.last_activity_at < $${String(parameters.length + 1)}::bigint
      AND (i.resolved_activity_at IS NULL OR i.last_activity_at > i.resolved_activity_at)`,
    parameters: [...parameters, now - olderThanMinutes * 60_000],
  };
}

/** Refuses a filter by what is there no more: what it meant to leave out would be a guess. */
async function requireKnown(
  transaction: Transaction,
  access: Access,
  filter: Selection['filter'],
): Promise<void> {
  const words = await transaction.query<{ kind: string; label: string }>('SELECT kind, label FROM word');
  const labels = (kind: string): string[] =>
    words.filter((word) => word.kind === kind).map(({ label }) => label);
  const known = [
    ['channelIds', access.channelIds, 'a channel that you may handle'],
    ['topics', labels('topic'), 'a topic of the organisation'],
    ['tags', labels('tag'), 'a tag of the organisation'],
    ['contactGroups', labels('contact-group'), 'a contact group of the organisation'],
  ] as const;
  for (const [field, values, expected] of known) {
    const at = (filter[field] ?? []).findIndex((value) => !values.includes(value));
    if (at >= 0) throw invalidField(`filter.${field}.${String(at)}`, expected);
  }
}
