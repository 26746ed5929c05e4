import { selectHasFeature } from './selectors.ts';
import type { AppState } from './state.ts';
import { newestOf } from './thread-messages.ts';

/** The newest message that a writer has before their eyes; null where the backend is not to look for a newer one. */
export function seenMessageId(state: AppState, interactionId: string): string | null {
  if (!selectHasFeature('newMessageGuard')(state)) return null;
  const thread = state.threads[interactionId];
  return (
    (thread === undefined ? null : newestOf(thread.messages)?.id) ??
    state.interactions[interactionId]?.lastMessage?.id ??
    null
  );
}
