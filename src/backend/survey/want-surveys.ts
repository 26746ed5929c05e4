import type { WireInteraction } from '../../contract/interaction.ts';
import type { Core } from '../core.ts';
import type { Transaction } from '../database/database.ts';

/**
 * Has it looked at later whether the contacts of those that are resolved now are asked how satisfied they are (O10); once for each time
 * that an interaction is resolved, and nothing where the administrator asks nobody.
 */
export async function wantSurveys(
  change: {
    readonly core: Core;
    readonly transaction: Transaction;
    readonly organisationId: string;
    readonly now: number;
  },
  interactions: readonly WireInteraction[],
): Promise<void> {
  const { core, transaction, organisationId, now } = change;
  const resolved = interactions.filter(
    ({ status, visibility }) => status === 'resolved' && visibility === 'private',
  );
  if (resolved.length === 0) return;
  await transaction.query(
    `WITH wanted AS (
       INSERT INTO job (organisation_id, kind, subject, line, due_at, made_at)
       SELECT $1, 'ask-survey', i.id, 'survey ' || i.id, $3::bigint, $4
       FROM interaction i JOIN organisation o ON o.organisation_id = i.organisation_id
       WHERE i.id = ANY($2::text[]) AND jsonb_typeof(o.settings -> 'survey') = 'object'
         AND (i.survey_checked_at IS NULL OR i.survey_checked_at < COALESCE((i.status_move ->> 'at')::bigint, 0))
       ON CONFLICT (organisation_id, kind, subject) DO NOTHING
       RETURNING due_at)
     SELECT pg_notify('inlay_jobs', due_at::text) FROM wanted`,
    [organisationId, resolved.map(({ id }) => id), now + core.timings.surveyAfterMs, now],
  );
}
