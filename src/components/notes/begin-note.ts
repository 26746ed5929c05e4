import type { AppStore } from '../../store/state.ts';

/** Begins a note on a conversation (K3), or goes on with the one that was begun. */
export function beginNote(interactionId: string, store: AppStore | undefined): void {
  const draft = store?.getState().noteDrafts[interactionId];
  store?.actions.writeNote(
    { interactionId, messageId: null },
    { noteId: null, text: '', ...draft, isFresh: true },
  );
}
