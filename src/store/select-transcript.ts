import type { Transcript } from '../model/transcript.ts';
import type { Selector } from './selectors.ts';

/** The transcript that was asked for last in an interaction; null for none. */
export const selectTranscript =
  (interactionId: string | null): Selector<Transcript | null> =>
  (state) =>
    interactionId === null ? null : (state.transcripts[interactionId] ?? null);
