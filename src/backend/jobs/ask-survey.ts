import { changeIn } from '../change.ts';
import { surveyInteraction } from '../work/surveys.ts';
import { endJob, postponeJob, type JobHandler } from './job.ts';

/** Asks the contact of a resolved interaction how satisfied they are, if they may be asked at all (O10). */
export const askSurvey: JobHandler = (core, job) =>
  changeIn(core, job.organisationId, async (change) => {
    const again = await surveyInteraction(core, change, job.subject);
    if (again === null) await endJob(change.transaction, job);
    else await postponeJob(change.transaction, job, again);
  });
