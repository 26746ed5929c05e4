import type { Message } from '../model/message.ts';
import { selectRules } from './select-rules.ts';
import type { Selector } from './selectors.ts';

/**
 * The one answer of a review's interaction, as far as its thread is read: on its way, or on the network and not deleted there; null
 * where there is none, and where the network takes more than one.
 */
export const selectOwnAnswer = (interactionId: string | null): Selector<Message | null> => {
  const rulesFor = selectRules(interactionId);
  return (state) => {
    if (interactionId === null || rulesFor(state)?.singleReply !== true) return null;
    const own = state.threads[interactionId]?.messages.findLast(({ message }) => isAnswer(message));
    return own?.message ?? null;
  };
};

function isAnswer({ direction, visibility, networkState, delivery, editedAt }: Message): boolean {
  if (direction !== 'outbound' || visibility !== 'public' || networkState.deleted) return false;
  // An edit that failed leaves what was there before.
  return editedAt !== null || (delivery?.state !== 'failed' && delivery?.state !== 'cancelled');
}
