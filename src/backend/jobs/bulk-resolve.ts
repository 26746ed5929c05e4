import { loadAccess } from '../access.ts';
import { changeIn, type Change } from '../change.ts';
import { HELD_STATUSES, type InteractionRow } from '../rows/interaction-row.ts';
import { toWireBulkResolution, type BulkRow } from '../work/bulk-resolutions.ts';
import { endJob, postponeJob, type JobHandler } from './job.ts';

/** So many are resolved in one transaction: others wait for their events to be written. */
const AT_ONCE = 50;
/** Between two transactions the others have their turn: so many milliseconds, or half as long as the last one took. */
const PAUSE_MS = 20;

/**
 * Resolves the next few of what an agent has had selected, each with its entry in the audit trail, and comes again while there are more.
 * One that has changed since it was selected is left out. It ends where the agent has cancelled it, or may not do it any more.
 */
export const bulkResolve: JobHandler = (core, job) =>
  changeIn(core, job.organisationId, async (change) => {
    const { transaction, now } = change;
    const [bulk] = await transaction.query<BulkRow>(
      'SELECT * FROM bulk_resolution WHERE id = $1 FOR UPDATE',
      [job.subject],
    );
    if (bulk?.state !== 'running') return endJob(transaction, job);
    const access = await loadAccess(transaction, bulk.agent_id);
    const may = access?.permissions.includes('conversation.bulkResolve') === true;
    if (bulk.cancel_wanted || !may) return end(change, bulk, 'cancelled', () => endJob(transaction, job));

    const items = await transaction.query<{ interaction_id: string; version: number }>(
      `DELETE FROM bulk_resolution_item WHERE bulk_resolution_id = $1 AND interaction_id IN (
         SELECT interaction_id FROM bulk_resolution_item WHERE bulk_resolution_id = $1 ORDER BY interaction_id LIMIT $2)
       RETURNING interaction_id, version`,
      [bulk.id, AT_ONCE],
    );
    const versions = new Map(items.map(({ interaction_id, version }) => [interaction_id, version]));
    const rows = await transaction.query<InteractionRow>(
      `SELECT * FROM interaction WHERE id = ANY($1::text[]) AND status IN ${HELD_STATUSES} ORDER BY id FOR UPDATE`,
      [[...versions.keys()]],
    );
    const unchanged = rows.filter(
      (row) => versions.get(row.id) === row.version && access.channelIds.includes(row.channel_id),
    );
    await resolveAll(change, unchanged, bulk, access.agentName);
    const [moved] = await transaction.query<BulkRow>(
      'UPDATE bulk_resolution SET resolved = resolved + $2, left_out = left_out + $3 WHERE id = $1 RETURNING *',
      [bulk.id, unchanged.length, items.length - unchanged.length],
    );
    if (moved === undefined) return;
    if (items.length < AT_ONCE) return end(change, moved, 'done', () => endJob(transaction, job));
    tell(change, moved);
    const present = core.clock();
    await postponeJob(transaction, job, present + Math.max(PAUSE_MS, Math.ceil((present - now) / 2)));
  });

/** Moves all of them as an agent moves one: nobody waits any more, and an offer that stands is withdrawn. */
async function resolveAll(
  change: Change,
  rows: readonly InteractionRow[],
  bulk: BulkRow,
  agentName: string,
): Promise<void> {
  if (rows.length === 0) return;
  const { transaction, now, organisationId } = change;
  const offers = rows.map(({ offer_id }) => offer_id).filter((id) => id !== null);
  if (offers.length > 0) {
    await transaction.query(
      "UPDATE offer SET ended_at = $2, outcome = 'withdrawn' WHERE id = ANY($1::text[]) AND ended_at IS NULL",
      [offers, now],
    );
  }
  await transaction.query(
    `UPDATE interaction SET status = 'resolved', version = version + 1, waiting_since = NULL, sla_due_at = NULL,
       offer_id = NULL, offer_agent_id = NULL, offer_made_at = NULL, offer_expires_at = NULL,
       status_move = jsonb_build_object('from', status, 'to', 'resolved', 'agentId', $2::text, 'at', $3::bigint,
         'waitingSince', waiting_since, 'slaDueAt', sla_due_at, 'returnsAt', returns_at)
     WHERE id = ANY($1::text[])`,
    [rows.map(({ id }) => id), bulk.agent_id, now],
  );
  if (bulk.reason !== null) {
    await transaction.query(
      `INSERT INTO outcome (organisation_id, interaction_id, revision, resolution_reason, saved_by, saved_by_name, saved_at)
       SELECT $1, id, 1, $3, $4, $5, $6 FROM unnest($2::text[]) AS id
       ON CONFLICT (organisation_id, interaction_id) DO UPDATE SET revision = outcome.revision + 1,
         resolution_reason = EXCLUDED.resolution_reason, saved_by = EXCLUDED.saved_by,
         saved_by_name = EXCLUDED.saved_by_name, saved_at = EXCLUDED.saved_at`,
      [organisationId, rows.map(({ id }) => id), bulk.reason, bulk.agent_id, agentName, now],
    );
  }
  await change.audit(
    ...rows.map((row) => ({
      interactionId: row.id,
      kind: 'bulk-resolved' as const,
      by: bulk.agent_id,
      detail: { from: row.status, reason: bulk.reason, bulkResolutionId: bulk.id },
    })),
  );
  for (const { id } of rows) change.touchInteraction(id);
  change.wantRouting();
}

async function end(
  change: Change,
  { id }: BulkRow,
  state: 'done' | 'cancelled',
  endTheJob: () => Promise<void>,
): Promise<void> {
  const { transaction, now } = change;
  await transaction.query('DELETE FROM bulk_resolution_item WHERE bulk_resolution_id = $1', [id]);
  const [ended] = await transaction.query<BulkRow>(
    'UPDATE bulk_resolution SET state = $2, ended_at = $3 WHERE id = $1 RETURNING *',
    [id, state, now],
  );
  if (ended !== undefined) tell(change, ended);
  await endTheJob();
}

function tell(change: Change, row: BulkRow): void {
  const bulkResolution = toWireBulkResolution(row);
  change.tell({ type: 'bulk-resolution.changed', bulkResolution }, { agentId: row.agent_id });
}
