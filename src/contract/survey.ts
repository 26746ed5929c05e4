import * as v from 'valibot';
import { RATINGS, SURVEY_COMMENT_UNITS } from '../model/survey.ts';
import { time } from './scalars.ts';

const survey = v.object({
  askedAt: time,
  rating: v.nullable(v.picklist(RATINGS)),
  answeredAt: v.nullable(time),
  comment: v.nullable(v.pipe(v.string(), v.maxLength(SURVEY_COMMENT_UNITS))),
});
export const surveyAnswer = v.object({ survey: v.nullable(survey) });
export type WireSurveyAnswer = v.InferOutput<typeof surveyAnswer>;
