import * as v from 'valibot';
import { DEFAULT_WORK_SETTINGS } from '../model/work-rules.ts';
import { id, label } from './scalars.ts';

const minutes = v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(60 * 24 * 365)));
const rating = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5));
const word = v.pipe(label, v.minLength(1));
const surveyEntries = {
  followUpRatings: v.optional(v.array(rating), []),
  language: v.optional(v.picklist(['en', 'fr']), 'en'),
};
const byDefault = DEFAULT_WORK_SETTINGS;

/** With what is asked of contacts, which a panel reads less strictly than a setup is read. */
const settingsWith = <TSurvey extends v.GenericSchema>(survey: TSurvey) => ({
  topicRequired: v.optional(v.boolean(), byDefault.topicRequired),
  resolutionReasons: v.optional(v.array(word), []),
  resolutionReasonRequired: v.optional(v.boolean(), byDefault.resolutionReasonRequired),
  resolvedBeforeClosed: v.optional(v.boolean(), byDefault.resolvedBeforeClosed),
  agentTimerMinutes: v.optional(minutes, byDefault.agentTimerMinutes),
  contactTimerMinutes: v.optional(minutes, byDefault.contactTimerMinutes),
  moreTimeMinutes: v.optional(minutes, byDefault.moreTimeMinutes),
  detachAfterMinutes: v.optional(minutes, byDefault.detachAfterMinutes),
  declineStopsOffers: v.optional(v.boolean(), byDefault.declineStopsOffers),
  noticeContent: v.optional(v.boolean(), byDefault.noticeContent),
  survey: v.optional(v.nullable(survey), null),
});
const dispositionEntries = { id, label: word };
const skillWith = <TDisposition extends v.GenericSchema>(disposition: TDisposition) => ({
  id,
  name: word,
  channelIds: v.optional(v.array(id), []),
  dispositionRequired: v.optional(v.boolean(), false),
  afterWorkSeconds: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))), null),
  dispositions: v.optional(v.array(disposition), []),
});

/** What an administrator may say in a setup; what is left out is as `DEFAULT_WORK_SETTINGS` has it. */
export const workSettings = v.strictObject(settingsWith(v.strictObject(surveyEntries)));

/** A skill as a setup has it. */
export const skill = v.strictObject(skillWith(v.strictObject(dispositionEntries)));

/** Newer backends may tell more than this panel knows. */
export const workRules = v.object({
  settings: v.object(settingsWith(v.object(surveyEntries))),
  skills: v.array(v.object(skillWith(v.object(dispositionEntries)))),
  ownSkillIds: v.array(id),
});
export type WireWorkRules = v.InferOutput<typeof workRules>;
