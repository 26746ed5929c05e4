import { cutText } from '../../model/excerpt.ts';
import { changeIn, type Change } from '../change.ts';
import { gatewayAccount, readIn, type Core } from '../core.ts';
import type { FetchedFile } from '../gateways/gateway.ts';
import { storableText } from '../gateways/webhook-body.ts';
import { foundType } from '../work/file-kind.ts';
import { describePicture, fillFile } from '../work/stored-files.ts';
import { endJob, nextAttemptAt, postponeJob, type Job, type JobHandler } from './job.ts';

interface Wanted {
  /** Null for a file of the post under which an interaction stands. */
  readonly message_id: string | null;
  readonly reference: string;
  readonly name: string;
  readonly type: string;
  readonly gateway_id: string;
  readonly account_network_id: string;
}

/** Fetches a file that a network named. Its message has long been shown; the file follows it. */
export const fetchFile: JobHandler = async (core, job, signal) => {
  const wanted = await loadWanted(core, job);
  if (wanted === null) {
    await core.database.inOrganisation(job.organisationId, (transaction) => endJob(transaction, job));
    return;
  }
  const fetched = await attempt(core, wanted, signal);
  if (fetched === null) return giveUpOrPostpone(core, job, wanted);
  const type = await foundType(fetched.bytes, fetched.type ?? wanted.type);
  const picture = await describePicture(core, type, fetched.bytes);
  await changeIn(core, job.organisationId, async (change) => {
    await lockMessage(change, wanted);
    const [wantedStill] = await change.transaction.query(
      'SELECT 1 FROM attachment WHERE id = $1 FOR UPDATE',
      [job.subject],
    );
    // Taken out with its message in the meantime (M5).
    if (wantedStill === undefined) return endJob(change.transaction, job);
    await fillFile(change, job.subject, { bytes: fetched.bytes, type, picture });
    await change.transaction.query(
      `UPDATE attachment SET reference = NULL, name = CASE WHEN name = '' THEN $2 ELSE name END WHERE id = $1`,
      [job.subject, cutText(storableText(fetched.name ?? ''), 200) || nameFor(type)],
    );
    if (wanted.message_id !== null) change.touchMessage(wanted.message_id);
    await endJob(change.transaction, job);
  });
};

async function attempt(core: Core, wanted: Wanted, signal: AbortSignal): Promise<FetchedFile | null> {
  const gateway = core.gateways.get(wanted.gateway_id);
  const account = gatewayAccount(core, wanted.gateway_id, wanted.account_network_id);
  try {
    const deadline = AbortSignal.any([signal, AbortSignal.timeout(core.timings.gatewayMs)]);
    const file = await gateway?.fetchFile?.(wanted.reference, account, deadline);
    if (file === undefined || file.bytes.length === 0 || file.bytes.length > core.limits.uploadBytes)
      return null;
    return file;
  } catch {
    return null;
  }
}

/** A file that can't be had for too long is given up, and its message says that there was something. */
async function giveUpOrPostpone(core: Core, job: Job, wanted: Wanted): Promise<void> {
  await changeIn(core, job.organisationId, async (change) => {
    const { transaction, now, touchMessage } = change;
    const dueAt = nextAttemptAt(core, job, now);
    if (dueAt - job.madeAt <= core.timings.giveUpMs) return postponeJob(transaction, job, dueAt);
    await lockMessage(change, wanted);
    await transaction.query('UPDATE attachment SET failed = true WHERE id = $1', [job.subject]);
    if (wanted.message_id === null) return endJob(transaction, job);
    await transaction.query('UPDATE message SET extra = COALESCE(extra, $2::jsonb) WHERE id = $1', [
      wanted.message_id,
      JSON.stringify({ type: 'unsupported', nativeType: wanted.type || 'file' }),
    ]);
    touchMessage(wanted.message_id);
    await endJob(transaction, job);
  });
}

/** Locks the message first, so that of two files of one message at once the later is told with both. */
async function lockMessage({ transaction }: Change, { message_id }: Wanted): Promise<void> {
  await transaction.query('SELECT 1 FROM message WHERE id = $1 FOR NO KEY UPDATE', [message_id]);
}

function loadWanted(core: Core, job: Job): Promise<Wanted | null> {
  return readIn(core, job.organisationId, async (transaction) => {
    const [row] = await transaction.query<Wanted>(
      `SELECT a.message_id, a.reference, a.name, a.type, ch.gateway_id, ch.account_network_id
       FROM attachment a
       JOIN interaction i ON i.organisation_id = a.organisation_id AND i.id = a.interaction_id
       JOIN channel ch ON ch.organisation_id = i.organisation_id AND ch.id = i.channel_id
       WHERE a.id = $1 AND a.reference IS NOT NULL`,
      [job.subject],
    );
    return row ?? null;
  });
}

/** "image.jpeg" for a picture without a name. */
function nameFor(type: string): string {
  const [family = 'file', kind = ''] = type.split('/');
  return /^[a-z0-9]{2,5}$/.test(kind) ? `${family}.${kind}` : family === 'application' ? 'file' : family;
}
