import type { Selector } from './selectors.ts';
import type { MessageTranslation, TranslationSlice } from './state.ts';

/** What is translated in an interaction; null where that is not known, or nothing translates. */
export const selectTranslation =
  (interactionId: string | null): Selector<TranslationSlice | null> =>
  (state) =>
    interactionId === null ? null : (state.translations[interactionId] ?? null);

/** One message of the contact in the agent's language; null where it is not to be. */
export const selectMessageTranslation =
  (interactionId: string, messageId: string): Selector<MessageTranslation | null> =>
  (state) =>
    state.translations[interactionId]?.messages[messageId] ?? null;

/** Whether the contact's messages are translated here. */
export const selectTranslatesMessages =
  (interactionId: string): Selector<boolean> =>
  (state) =>
    state.translations[interactionId]?.settings?.contactMessages === true;
