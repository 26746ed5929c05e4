import type { LateStrings } from './strings.ts';

/** English: how satisfied a contact was. */
export const enSurvey: Pick<LateStrings, 'survey'> = {
  survey: {
    title: 'Satisfaction',
    score: (rating) => `${String(rating)} of 5`,
    open: (rating) => `Satisfaction: ${String(rating)} of 5`,
    comment: 'What the contact said',
    asked: (time) => `Asked ${time}`,
    answered: (time) => `Answered ${time}`,
  },
};
