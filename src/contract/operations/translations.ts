import {
  detectAnswer,
  detectBody,
  languagesAnswer,
  translateBody,
  translationAnswer,
  translationSettings,
  translationSettingsAnswer,
} from '../translation.ts';
import type { Operation } from '../operation.ts';

/** Translation of what is read and written. */
export const TRANSLATION_OPERATIONS = {
  getTranslationSettings: {
    method: 'GET',
    path: '/interactions/{interactionId}/translation',
    summary: 'What the agent has asked to be translated in an interaction',
    access: 'agent',
    answer: { status: 200, schema: translationSettingsAnswer },
    problems: ['not-found', 'feature-off'],
  },
  setTranslationSettings: {
    method: 'PUT',
    path: '/interactions/{interactionId}/translation',
    summary: 'Keeps what the agent asks to be translated in an interaction',
    access: 'agent',
    body: translationSettings,
    answer: { status: 200, schema: translationSettingsAnswer },
    problems: ['malformed-body', 'invalid-field', 'not-found', 'feature-off'],
  },
  translateText: {
    method: 'POST',
    path: '/translations',
    summary: 'Translates a text by the service that is set up; nothing of it is kept',
    access: 'agent',
    body: translateBody,
    answer: { status: 200, schema: translationAnswer },
    problems: [
      'malformed-body',
      'invalid-field',
      'feature-off',
      'not-set-up',
      'pair-not-supported',
      'translation-refused',
    ],
  },
  detectLanguage: {
    method: 'POST',
    path: '/translations/detection',
    summary: 'Finds out which language a text is in; nothing of it is kept',
    access: 'agent',
    body: detectBody,
    answer: { status: 200, schema: detectAnswer },
    problems: ['malformed-body', 'invalid-field', 'feature-off', 'not-set-up', 'translation-refused'],
  },
  listLanguages: {
    method: 'GET',
    path: '/translations/languages',
    summary: 'Languages that the service knows, each with those into which it translates it',
    access: 'agent',
    answer: { status: 200, schema: languagesAnswer },
    problems: ['feature-off', 'not-set-up', 'translation-refused'],
  },
} as const satisfies Record<string, Operation>;
