import type { TranscriptReason } from '../../model/transcript.ts';
import { loadAccess } from '../access.ts';
import { changeIn } from '../change.ts';
import { readIn, type Core } from '../core.ts';
import { composeTranscript } from '../transcript/compose-transcript.ts';
import { loadTranscript } from '../transcript/load-transcript.ts';
import type { Mail, MailOutcome } from '../transcript/mailer.ts';
import { moveTranscript, type TranscriptRow } from '../work/transcripts.ts';
import { endJob, nextAttemptAt, postponeJob, type Job, type JobHandler } from './job.ts';

/**
 * Mails a transcript as the conversation stands at that moment. After a crash in the middle nobody knows whether it has gone, so it
 * is not sent a second time but told to the agent.
 */
export const mailTranscript: JobHandler = async (core, job, signal) => {
  const mail = await loadMail(core, job);
  const outcome = await attempt(core, job, mail, signal);
  await changeIn(core, job.organisationId, async (change) => {
    const { transaction, now } = change;
    const [row] = await transaction.query<TranscriptRow>(
      "SELECT * FROM transcript WHERE id = $1 AND state = 'sending' FOR UPDATE",
      [job.subject],
    );
    if (row === undefined) return endJob(transaction, job);
    const fails = async (reason: TranscriptReason): Promise<void> => {
      await moveTranscript(change, row, { state: 'failed', reason });
      await endJob(transaction, job);
    };
    if (outcome === null) return fails('forbidden');
    switch (outcome.kind) {
      case 'accepted':
        await moveTranscript(change, row, { state: 'sent', reason: null });
        return endJob(transaction, job);
      case 'refused':
        return fails(outcome.reason);
      case 'unknown':
        return fails('not-confirmed');
      case 'later': {
        const dueAt = nextAttemptAt(core, job, now);
        if (dueAt - job.madeAt > core.timings.mailGiveUpMs) return fails('unreachable');
        await moveTranscript(change, row, { state: 'sending', reason: 'unreachable' });
        return postponeJob(transaction, job, dueAt);
      }
    }
  });
  core.log.info('transcript-mailed', {
    transcript: job.subject,
    outcome: outcome?.kind ?? 'gone',
    detail: outcome !== null && 'detail' in outcome ? outcome.detail : null,
  });
};

async function attempt(
  core: Core,
  job: Job,
  mail: Mail | null,
  signal: AbortSignal,
): Promise<MailOutcome | null> {
  if (mail === null) return null;
  if (core.mailer === null) return { kind: 'later', detail: 'no mail server is set up' };
  if (job.wasOpen) return { kind: 'unknown', detail: 'the backend was stopped while it sent this' };
  try {
    const deadline = AbortSignal.any([signal, AbortSignal.timeout(core.timings.mailMs)]);
    return await core.mailer.send(mail, deadline);
  } catch (error) {
    core.log.error('mailer-threw', error, { transcript: job.subject });
    return { kind: 'unknown', detail: 'the mailer failed' };
  }
}

/** The mail; null where the transcript is over, or its agent may no longer see the interaction. */
function loadMail(core: Core, job: Job): Promise<Mail | null> {
  return readIn(core, job.organisationId, async (transaction) => {
    const [row] = await transaction.query<TranscriptRow & { channel_id: string }>(
      `SELECT t.*, i.channel_id FROM transcript t
       JOIN interaction i ON i.organisation_id = t.organisation_id AND i.id = t.interaction_id
       WHERE t.id = $1 AND t.state = 'sending' AND t.address IS NOT NULL`,
      [job.subject],
    );
    if (row === undefined || row.address === null) return null;
    const access = await loadAccess(transaction, row.agent_id);
    if (access?.channelIds.includes(row.channel_id) !== true) return null;
    const source = await loadTranscript(
      transaction,
      { id: row.id, interactionId: row.interaction_id, to: row.address, language: row.language },
      core.timeZone,
    );
    return source === null ? null : composeTranscript(source);
  });
}
