import { nextDue } from '../../model/standing.ts';
import { changeIn } from '../change.ts';
import { lockInteraction, type InteractionRow } from '../rows/interaction-row.ts';
import { bringBack } from '../work/boomerang.ts';
import { lockHoldings } from '../work/holdings.ts';
import { endContactTimer, detach } from '../work/letting-go.ts';
import { standingOf } from '../work/settling.ts';
import { loadWorkSettings } from '../work/work-rules.ts';
import { endJob, postponeJob, type JobHandler } from './job.ts';

/**
 * Does what has come due of an interaction's timers. What is due is read from the interaction itself, which is locked: a timer that
 * was moved or ended meanwhile, and a job that is done a second time, do nothing.
 */
export const workTimer: JobHandler = (core, job) =>
  changeIn(core, job.organisationId, async (change) => {
    const { transaction, now } = change;
    const [seen] = await transaction.query<InteractionRow>('SELECT * FROM interaction WHERE id = $1', [
      job.subject,
    ]);
    // Who may be given something is settled alone, and that lock comes before the interaction's.
    const mayGive = seen !== undefined && seen.returns_at !== null;
    if (mayGive) await lockHoldings(transaction, job.organisationId);
    const row = await lockInteraction(transaction, job.subject);
    const due = row === null ? null : nextDue(standingOf(row), await loadWorkSettings(transaction));
    if (row === null || due === null) return endJob(transaction, job);
    const isDue = due.at <= now && (mayGive || due.what !== 'boomerang');
    if (!isDue) return postponeJob(transaction, job, due.at);
    // The change of the interaction brings the job to its next time, or ends it.
    switch (due.what) {
      case 'contact-timer':
        return endContactTimer(change, row);
      case 'boomerang':
        return bringBack(core, change, row);
      case 'detach':
        return detach(change, row);
    }
  });
