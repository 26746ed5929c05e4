import { changeIn } from '../change.ts';
import { endJob, type JobHandler } from './job.ts';

/** Routes once more: those who did not take something may be asked for it again. */
export const routeAgain: JobHandler = (core, job) =>
  changeIn(core, job.organisationId, async (change) => {
    change.wantRouting();
    await endJob(change.transaction, job);
  });
