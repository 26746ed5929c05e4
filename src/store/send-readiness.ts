import type { Selector } from './selectors.ts';

/**
 * Whether something is still being read that decides whether an answer may go, and how: what is kept for the agent, the thread, or what
 * they asked to be translated there. What could not be read decides nothing.
 */
export const selectIsUndecided =
  (interactionId: string | null): Selector<boolean> =>
  ({ keeps, threads, translations }) =>
    interactionId !== null &&
    (keeps !== true ||
      threads[interactionId]?.status === 'loading' ||
      translations[interactionId]?.status === 'loading');
