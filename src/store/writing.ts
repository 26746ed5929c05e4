import type { Session } from '../model/agent.ts';
import { createComposerActions, type ComposerActions } from './composers-slice.ts';
import { createDrafts } from './drafts.ts';
import type { Engine } from './engine.ts';
import { openKeep, type TabWord } from './keep.ts';
import { createOutbox } from './outbox.ts';
import { createOutboxSender } from './outbox-sender.ts';
import { createUploads, type UploadActions } from './uploads.ts';

/** Everything about writing and sending: loaded beside the first screen, which can do without. */
export interface Writing {
  readonly actions: ComposerActions & UploadActions;
  /** Opens what is kept for the agent, shows it, and sends what waits. */
  open(session: Session): Promise<void>;
  /** Says that a composer has changed by the agent's hand. */
  readonly changed: (interactionId: string) => void;
  /** Keeps everything now, as the page may go away with the return of this call. */
  flush(): void;
  /** Sends what waits and is due. */
  resume(): void;
  /** Tries everything that waits at once, as the connection is back. */
  drainAll(): void;
  /** Removes what is kept of the agent, here and by word in the other tabs. */
  clear(): Promise<void>;
  /** Lets go of storage and channel once what is on its way has been kept. */
  close(): void;
}

/** `databases`: null keeps in memory alone. `onSignedOut`: the agent has signed out in another tab. */
export function createWriting(
  engine: Engine,
  databases: IDBFactory | null,
  onSignedOut: () => void,
): Writing {
  const drafts = createDrafts(engine);
  const outbox = createOutbox(engine, drafts);
  const sender = createOutboxSender(engine, outbox);

  const onWord = (word: TabWord): void => {
    switch (word.type) {
      case 'draft':
        drafts.hear(word.interactionId, word.newer);
        return;
      case 'outbox': {
        const { taken } = word;
        if (taken !== null) {
          engine.commit((change) => {
            change.addMessage(taken);
          });
        }
        // The tab that keeps a message may go before it has sent it; whoever holds the lock sends.
        void outbox.refresh().then(sender.resume);
        return;
      }
      case 'signed-out':
        onSignedOut();
    }
  };

  return {
    actions: { ...createComposerActions(engine, outbox, sender), ...createUploads(engine, drafts) },
    open: async (session) => {
      const kept = await openKeep(engine, session, { databases, drafts, onWord });
      drafts.begin(kept.drafts);
      outbox.begin(kept.outbox);
      sender.drainAll();
    },
    changed: drafts.changed,
    flush: drafts.flush,
    resume: sender.resume,
    drainAll: sender.drainAll,
    clear: async () => {
      const { keep } = engine;
      const cleared = keep?.storage.clear();
      keep?.tell({ type: 'signed-out' });
      await cleared;
    },
    close: () => {
      const { keep } = engine;
      void drafts.idle().then(() => keep?.close());
    },
  };
}
