import type { WireOutcome } from '../../contract/outcome.ts';
import type { ConversationEnd, OutcomeValues } from '../../model/outcome.ts';
import type { Disposition } from '../../model/work-rules.ts';
import type { Transaction } from '../database/database.ts';
import type { InteractionRow } from './interaction-row.ts';
import { toTime, toTimeOrNull } from './times.ts';

/** What an interaction has come to, as the database has it; times are epoch milliseconds. */
export interface OutcomeRow {
  readonly revision: number;
  readonly disposition: Disposition | null;
  readonly resolution_reason: string | null;
  readonly notes: string;
  readonly saved_by: string | null;
  readonly saved_by_name: string | null;
  readonly saved_at: number | null;
  readonly ended_by: ConversationEnd | null;
  readonly activity_id: string | null;
  readonly after_work_id: string | null;
  readonly after_work_agent_id: string | null;
  readonly after_work_ends_at: number | null;
}

/** What holds where nothing was saved and nothing has ended. */
const NOTHING: OutcomeRow = {
  revision: 0,
  disposition: null,
  resolution_reason: null,
  notes: '',
  saved_by: null,
  saved_by_name: null,
  saved_at: null,
  ended_by: null,
  activity_id: null,
  after_work_id: null,
  after_work_agent_id: null,
  after_work_ends_at: null,
};

/** The outcome of an interaction as it stands. Who changes it has the interaction locked. */
export async function loadOutcome(transaction: Transaction, interactionId: string): Promise<OutcomeRow> {
  const [row] = await transaction.query<OutcomeRow>('SELECT * FROM outcome WHERE interaction_id = $1', [
    interactionId,
  ]);
  return row ?? NOTHING;
}

/** What is saved together, as it stands. */
export function valuesOf(
  row: Pick<InteractionRow, 'status' | 'topics' | 'tags'>,
  outcome: OutcomeRow,
): OutcomeValues {
  return {
    status: row.status,
    dispositionId: outcome.disposition?.id ?? null,
    topics: row.topics,
    resolutionReason: outcome.resolution_reason,
    notes: outcome.notes,
    tags: row.tags,
  };
}

/** An outcome as it crosses the wire. */
export function toWireOutcome(
  { id, skill_id, outbound }: Pick<InteractionRow, 'id' | 'skill_id' | 'outbound'>,
  row: OutcomeRow,
): WireOutcome {
  return {
    interactionId: id,
    revision: row.revision,
    skillId: skill_id,
    direction: outbound ? 'outbound' : 'inbound',
    disposition: row.disposition,
    resolutionReason: row.resolution_reason,
    notes: row.notes,
    savedBy: row.saved_by === null ? null : { id: row.saved_by, name: row.saved_by_name ?? '' },
    savedAt: toTimeOrNull(row.saved_at),
    endedBy: row.ended_by,
    afterWork:
      row.after_work_agent_id === null || row.after_work_ends_at === null
        ? null
        : { agentId: row.after_work_agent_id, endsAt: toTime(row.after_work_ends_at) },
  };
}
