import type { Rating } from '../../model/survey.ts';

/** Stands in what an agent sees where the contact gets the address: who holds that answers in the contact's name. */
export const LINK_MARK = '[link]';

/** What a contact reads of a survey. */
export interface SurveyWords {
  readonly language: 'en' | 'fr';
  /** The message, with `LINK_MARK` for the address. */
  readonly message: string;
  readonly title: string;
  readonly question: (company: string) => string;
  readonly ratings: Readonly<Record<Rating, string>>;
  readonly send: string;
  readonly followUp: string;
  readonly comment: string;
  readonly finish: string;
  readonly thanks: string;
  readonly missing: string;
  readonly expired: string;
  readonly unknown: string;
}

const EN: SurveyWords = {
  language: 'en',
  message: `How satisfied are you with our answer? One click is enough: ${LINK_MARK}`,
  title: 'Your opinion',
  question: (company) => `How satisfied are you with the answer from ${company}?`,
  ratings: {
    1: 'Not at all satisfied',
    2: 'Not very satisfied',
    3: 'Neither',
    4: 'Satisfied',
    5: 'Very satisfied',
  },
  send: 'Send',
  followUp: 'What was good, or what could have been better?',
  comment: 'In your words, if you like',
  finish: 'Finish',
  thanks: 'Thank you. Your answer has arrived.',
  missing: 'Choose one of the five.',
  expired: 'This question is no longer open. Thank you all the same.',
  unknown: 'There is no such question.',
};

const FR: SurveyWords = {
  language: 'fr',
  message: `Êtes-vous satisfait de notre réponse ? Un clic suffit : ${LINK_MARK}`,
  title: 'Votre avis',
  question: (company) => `Êtes-vous satisfait de la réponse de ${company} ?`,
  ratings: {
    1: 'Pas du tout satisfait',
    2: 'Peu satisfait',
    3: 'Ni l’un ni l’autre',
    4: 'Satisfait',
    5: 'Très satisfait',
  },
  send: 'Envoyer',
  followUp: 'Qu’est-ce qui vous a plu, ou qu’aurions-nous pu mieux faire ?',
  comment: 'Avec vos mots, si vous le souhaitez',
  finish: 'Terminer',
  thanks: 'Merci. Votre réponse nous est parvenue.',
  missing: 'Choisissez l’une des cinq réponses.',
  expired: 'Cette question n’est plus ouverte. Merci tout de même.',
  unknown: 'Cette question n’existe pas.',
};

/** The words of a language, as BCP 47 or an `Accept-Language` header names it; null where there are none of it. */
export function surveyWords(language: string | null): SurveyWords | null {
  const bare = language?.split(',')[0]?.trim().toLowerCase().split('-')[0];
  return bare === 'fr' ? FR : bare === 'en' ? EN : null;
}
