import * as v from 'valibot';
import { DEFAULT_WORK_SETTINGS } from '../model/work-rules.ts';
import { id, label } from './scalars.ts';

const minutes = v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(60 * 24 * 365)));
const rating = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5));
const word = v.pipe(label, v.minLength(1));
const survey = v.nullable(
  v.strictObject({
    followUpRatings: v.optional(v.array(rating), []),
    language: v.optional(v.picklist(['en', 'fr']), 'en'),
  }),
);
const byDefault = DEFAULT_WORK_SETTINGS;

/** What an administrator may say in a setup, and what a panel is told; what is left out is as `DEFAULT_WORK_SETTINGS` has it. */
export const workSettings = v.strictObject({
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
  survey: v.optional(survey, byDefault.survey),
});

/** A skill as a setup and an answer have it. */
export const skill = v.strictObject({
  id,
  name: word,
  channelIds: v.optional(v.array(id), []),
  dispositions: v.optional(v.array(v.strictObject({ id, label: word })), []),
  dispositionRequired: v.optional(v.boolean(), false),
  afterWorkSeconds: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))), null),
});

/** Newer backends may tell more than this panel knows. */
export const workRules = v.object({
  settings: v.object(workSettings.entries),
  skills: v.array(v.object(skill.entries)),
  ownSkillIds: v.array(id),
});
export type WireWorkRules = v.InferOutput<typeof workRules>;
