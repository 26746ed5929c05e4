import { changeIn } from '../change.ts';
import { endDueAfterWork } from '../work/ending.ts';
import { endJob, type JobHandler } from './job.ts';

/** After-contact work is over at its time, whether or not a panel is there to say so (O8). */
export const endAfterWork: JobHandler = (core, job) =>
  changeIn(core, job.organisationId, async (change) => {
    await endDueAfterWork(change, job.subject);
    await endJob(change.transaction, job);
  });
