import { bareLanguage } from '../../model/translation.ts';
import { addressProblem, type TranscriptReason } from '../../model/transcript.ts';
import type { WireTranscript } from '../../contract/transcript.ts';
import { changeIn, type Change } from '../change.ts';
import type { Core } from '../core.ts';
import type { AgentCall } from '../http/call.ts';
import { invalidField, Problem } from '../problem.ts';
import { toTime } from '../rows/times.ts';
import { requireAccess, requireInteraction, requirePermission } from './require.ts';

/** A transcript as the database has it. */
export interface TranscriptRow {
  readonly id: string;
  readonly interaction_id: string;
  readonly agent_id: string;
  readonly address: string | null;
  readonly language: string;
  readonly state: WireTranscript['state'];
  readonly reason: TranscriptReason | null;
  readonly at: number;
}

/** Takes a transcript to be sent, once for each key; what becomes of it is told to its agent alone (O9). */
export function sendTranscript(
  core: Core,
  { caller, params, body, key }: AgentCall<'sendTranscript'>,
): Promise<WireTranscript> {
  return changeIn(core, caller.organisationId, async (change) => {
    const { transaction, now, organisationId } = change;
    const access = await requireAccess(transaction, caller);
    const interaction = await requireInteraction(transaction, access, params.interactionId);
    if (!access.features.includes('transcript')) throw new Problem('feature-off', { detail: 'transcript' });
    requirePermission(access, 'conversation.transcript');
    if (core.mailer === null) throw new Problem('not-set-up', { detail: 'mail' });
    if (addressProblem(body.to) !== null) throw invalidField('to', 'one email address');
    const to = body.to.trim();
    const [before] = await transaction.query<TranscriptRow>('SELECT * FROM transcript WHERE id = $1', [key]);
    if (before !== undefined) {
      const isSame =
        before.agent_id === access.agentId &&
        before.interaction_id === interaction.id &&
        (before.address === null || before.address === to);
      if (!isSame) throw new Problem('idempotency-key-reused');
      return toWireTranscript(before);
    }
    const [row] = await transaction.query<TranscriptRow>(
      `INSERT INTO transcript (organisation_id, id, interaction_id, agent_id, address, language, state, at)
       VALUES ($1, $2, $3, $4, $5, $6, 'sending', $7) RETURNING *`,
      [organisationId, key, interaction.id, access.agentId, to, bareLanguage(body.language), now],
    );
    if (row === undefined) throw new Error('The transcript is not there');
    await change.addJob({
      kind: 'mail-transcript',
      subject: key,
      line: `transcript-${key}`.slice(0, 64),
      dueAt: now,
    });
    core.log.info('transcript-asked-for', {
      transcript: key,
      interaction: interaction.id,
      agent: access.agentId,
    });
    return toWireTranscript(row);
  });
}

/** Moves a transcript on and tells its agent; once it is over, its address is forgotten. */
export async function moveTranscript(
  change: Change,
  row: TranscriptRow,
  to: { readonly state: WireTranscript['state']; readonly reason: TranscriptReason | null },
): Promise<void> {
  if (row.state === to.state && row.reason === to.reason) return;
  const [moved] = await change.transaction.query<TranscriptRow>(
    `UPDATE transcript SET state = $2, reason = $3, at = $4,
       address = CASE WHEN $2 = 'sending' THEN address END WHERE id = $1 RETURNING *`,
    [row.id, to.state, to.reason, change.now],
  );
  if (moved === undefined) return;
  if (to.state === 'sent') {
    await change.audit({ interactionId: row.interaction_id, kind: 'transcript-sent', by: row.agent_id });
    await change.transaction.query('UPDATE interaction SET version = version + 1 WHERE id = $1', [
      row.interaction_id,
    ]);
    change.touchInteraction(row.interaction_id);
  }
  change.tell({ type: 'transcript.changed', transcript: toWireTranscript(moved) }, { agentId: row.agent_id });
}

function toWireTranscript(row: TranscriptRow): WireTranscript {
  return {
    id: row.id,
    interactionId: row.interaction_id,
    state: row.state,
    reason: row.reason,
    at: toTime(row.at),
  };
}
