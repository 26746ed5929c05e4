import type { LateStrings } from './strings.ts';

/** French: how satisfied a contact was. */
export const frSurvey: Pick<LateStrings, 'survey'> = {
  survey: {
    title: 'Satisfaction',
    score: (rating) => `${String(rating)} sur 5`,
    open: (rating) => `Satisfaction\u202f: ${String(rating)} sur 5`,
    comment: 'Ce qu’a dit le contact',
    asked: (time) => `Demandé le ${time}`,
    answered: (time) => `Répondu le ${time}`,
  },
};
