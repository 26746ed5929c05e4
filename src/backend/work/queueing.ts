import { queueOf } from '../../model/status.ts';
import { slaDueAt } from '../../model/wait.ts';
import type { Change } from '../change.ts';
import type { InteractionRow } from '../rows/interaction-row.ts';

/**
 * Since when somebody waits for whoever gets a locked interaction next, and until when they are to have an answer: in a queue the wait
 * begins now where nobody waited, as what nobody waits for is given to nobody. What waits for the contact, or is done, stays as it is.
 */
export async function waitInQueue(
  { transaction, now }: Change,
  { status, channel_id, waiting_since, sla_due_at }: InteractionRow,
): Promise<{ readonly waitingSince: number | null; readonly dueAt: number | null }> {
  if (waiting_since !== null || queueOf(status) !== 'new')
    return { waitingSince: waiting_since, dueAt: sla_due_at };
  const [channel] = await transaction.query<{ sla_minutes: number | null }>(
    'SELECT sla_minutes FROM channel WHERE id = $1',
    [channel_id],
  );
  return { waitingSince: now, dueAt: slaDueAt(now, channel?.sla_minutes ?? null) };
}

/** In SQL, the skill that an interaction keeps in a team's queue: a team of which nobody has its skill takes it as work of none. */
export const skillInTeam = (teamId: string): string =>
  `(SELECT s.skill_id FROM agent_skill s
     JOIN team_member m ON m.organisation_id = s.organisation_id AND m.agent_id = s.agent_id AND m.team_id = ${teamId}
     WHERE s.organisation_id = interaction.organisation_id AND s.skill_id = interaction.skill_id LIMIT 1)`;
