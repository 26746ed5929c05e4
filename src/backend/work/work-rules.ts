import type { WireWorkRules } from '../../contract/work-rules.ts';
import { DEFAULT_WORK_SETTINGS, type WorkSettings } from '../../model/work-rules.ts';
import { readIn, type Core } from '../core.ts';
import type { Transaction } from '../database/database.ts';
import type { AgentCall } from '../http/call.ts';
import { requireAccess } from './require.ts';

/** Skills and settings of the caller's organisation. */
export function getWorkRules(core: Core, { caller }: AgentCall<'getWorkRules'>): Promise<WireWorkRules> {
  return readIn(core, caller.organisationId, async (transaction) => {
    const access = await requireAccess(transaction, caller);
    const own = await transaction.query<{ id: string }>(
      'SELECT skill_id AS id FROM agent_skill WHERE agent_id = $1 ORDER BY skill_id',
      [access.agentId],
    );
    return {
      // Readonly in the model, plain on the wire.
      settings: (await loadWorkSettings(transaction)) as WireWorkRules['settings'],
      skills: await loadSkills(transaction),
      ownSkillIds: own.map(({ id }) => id),
    };
  });
}

/** What the administrator of the bound organisation has decided about work. */
export async function loadWorkSettings(transaction: Transaction): Promise<WorkSettings> {
  const [row] = await transaction.query<{ settings: Partial<WorkSettings> }>(
    'SELECT settings FROM organisation',
  );
  return { ...DEFAULT_WORK_SETTINGS, ...row?.settings };
}

/** The skills of the bound organisation that are in use, in the setup's order; or these of them. */
export async function loadSkills(
  transaction: Transaction,
  ids: readonly string[] | null = null,
): Promise<WireWorkRules['skills']> {
  const rows = await transaction.query<{
    id: string;
    name: string;
    channel_ids: string[];
    dispositions: { id: string; label: string }[];
    disposition_required: boolean;
    after_work_seconds: number | null;
  }>(
    `SELECT s.*, ARRAY(SELECT sc.channel_id::text FROM skill_channel sc
       JOIN channel c ON c.organisation_id = sc.organisation_id AND c.id = sc.channel_id AND c.active
       WHERE sc.organisation_id = s.organisation_id AND sc.skill_id = s.id ORDER BY 1) AS channel_ids
     FROM skill s WHERE s.active AND ($1::text[] IS NULL OR s.id = ANY($1::text[])) ORDER BY s.ordinal, s.id`,
    [ids],
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    channelIds: row.channel_ids,
    dispositions: row.dispositions,
    dispositionRequired: row.disposition_required,
    afterWorkSeconds: row.after_work_seconds,
  }));
}
