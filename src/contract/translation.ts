import * as v from 'valibot';
import { TRANSLATION_MAX } from '../model/translation.ts';
import { languageTag, translation } from './message.ts';

const translatable = v.pipe(v.string(), v.minLength(1), v.maxLength(TRANSLATION_MAX));

export const translateBody = v.strictObject({
  text: translatable,
  from: v.pipe(v.nullable(languageTag), v.description('Null finds it out')),
  to: languageTag,
});
export const translationAnswer = translation;

export const detectBody = v.strictObject({ text: translatable });
export const detectAnswer = v.object({ language: v.nullable(languageTag) });

export const languagesAnswer = v.object({
  items: v.array(v.object({ code: languageTag, targets: v.array(languageTag) })),
});

/** What an agent has asked for in an interaction; null for nothing yet. */
const settingsEntries = {
  contactLanguage: v.pipe(
    v.nullable(languageTag),
    v.description('Null finds it out from what the contact writes'),
  ),
  agentLanguage: languageTag,
  contactMessages: v.boolean(),
  replies: v.boolean(),
};
export const translationSettings = v.strictObject(settingsEntries);
export const translationSettingsAnswer = v.object({ settings: v.nullable(v.object(settingsEntries)) });
