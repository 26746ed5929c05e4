import { expireOffer as expire } from '../work/offers.ts';
import { endJob, type JobHandler } from './job.ts';

/** Takes back an offer that nobody took in time; one that has ended otherwise stays as it is. */
export const expireOffer: JobHandler = async (core, job) => {
  await expire(core, job.organisationId, job.subject);
  await core.database.inOrganisation(job.organisationId, (transaction) => endJob(transaction, job));
};
