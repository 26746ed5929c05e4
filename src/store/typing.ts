import { composerIn, isKeptPrivate, patchComposer } from './composers.ts';
import type { Engine } from './engine.ts';
import { selectHasFeature } from './selectors.ts';
import type { AppActions } from './state.ts';

/** So often the others are told that this agent writes, at most. */
const TELL_MS = 4_000;

/** What a hand does in a composer, shown at once. `onChanged` hears which is to be kept. */
export function createTypingActions(
  engine: Engine,
  onChanged: (interactionId: string) => void,
): Pick<AppActions, 'setText' | 'replyTo'> {
  const told = new Map<string, number>();

  const tell = (id: string): void => {
    const now = engine.machineNow();
    if (!selectHasFeature('typing')(engine.state) || now - (told.get(id) ?? -TELL_MS) < TELL_MS) return;
    told.set(id, now);
    void engine.client.typing(id, engine.signal);
  };

  return {
    setText: (id, text) => {
      if (composerIn(engine, id).text === text) return;
      engine.commit((change) => {
        patchComposer(change, id, { text });
      });
      onChanged(id);
      if (text.trim() !== '') tell(id);
    },
    replyTo: (id, messageId, as) => {
      engine.commit((change) => {
        const before = composerIn(change, id);
        // Who edits no more has not written the answer that is there.
        const text = before.as === 'edit' && as === undefined ? { text: '' } : {};
        const answered = change.state.threads[id]?.messages.find(({ message }) => message.id === messageId);
        // A quotation is public; what was begun in private does not become one, and answers the message in private.
        if (as === 'quote') {
          patchComposer(
            change,
            id,
            isKeptPrivate(before)
              ? { inReplyToId: messageId, as: undefined }
              : { inReplyToId: messageId, as, visibility: 'public', ...text },
          );
          return;
        }
        // What was said in private is answered in private.
        const form = answered?.message.visibility === 'private' ? { visibility: 'private' as const } : {};
        patchComposer(change, id, { inReplyToId: messageId, as, ...text, ...form });
      });
      onChanged(id);
    },
  };
}
