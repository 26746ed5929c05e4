import { createStore } from 'zustand/vanilla';
import { createComposerActions } from './composers-slice.ts';
import { createDirectoryActions } from './directory-slice.ts';
import { createDrafts } from './drafts.ts';
import { Engine } from './engine.ts';
import { initialState } from './initial-state.ts';
import { createInteractionActions } from './interactions-slice.ts';
import type { TabWord } from './keep.ts';
import { createList } from './list-slice.ts';
import type { AppStoreOptions } from './options.ts';
import { createOutbox } from './outbox.ts';
import { createOutboxSender } from './outbox-sender.ts';
import { createSessionControl } from './session-slice.ts';
import type { AppState, AppStore } from './state.ts';
import { reduceThreads } from './thread-messages.ts';
import { createThreads } from './threads-slice.ts';
import { createUploads } from './uploads.ts';

export type { AppStoreOptions } from './options.ts';

/** Builds the store of one panel. Nothing is asked of the backend before `actions.start()`. */
export function createAppStore(options: AppStoreOptions): AppStore {
  const { host, lifecycle } = options;
  const store = createStore<AppState>(() => initialState(host.context));
  const engine = new Engine(store, options);

  const drafts = createDrafts(engine);
  const outbox = createOutbox(engine, drafts);
  const sender = createOutboxSender(engine, outbox);
  const threads = createThreads(engine);
  const list = createList(engine);
  // Last, as threads show what the outbox has become.
  engine.onReduce(reduceThreads);

  const hear = (word: TabWord): void => {
    if (word.type === 'draft') {
      drafts.hear(word.interactionId, word.newer);
    } else if (word.type === 'outbox') {
      const { taken } = word;
      if (taken !== null) {
        engine.commit((change) => {
          change.addMessage(taken);
        });
      }
      // The tab that keeps a message may go before it has sent it; whoever holds the lock sends.
      void outbox.refresh().then(sender.resume);
    } else {
      void leave();
    }
  };
  const session = createSessionControl(engine, {
    databases: options.storage === undefined ? ownDatabases() : options.storage,
    drafts,
    outbox,
    sender,
    list,
    threads,
    onWord: hear,
  });
  const { actions: listActions } = list;

  let badge = 0;
  engine.onCommit(({ state }) => {
    const count = state.list.counts?.new ?? 0;
    if (count === badge || !host.capabilities.has('badge')) return;
    badge = count;
    void host.setBadge(count);
  });
  const unfollow = [
    host.onContext((context) => {
      engine.commit((change) => {
        change.patch({ host: context });
      });
    }),
    lifecycle?.on('hide', drafts.flush),
    lifecycle?.on('show', sender.resume),
    lifecycle?.on('online', sender.drainAll),
  ];

  const destroy = (): void => {
    if (engine.hasEnded) return;
    drafts.flush();
    const { keep } = engine;
    engine.end();
    session.end();
    for (const end of unfollow) end?.();
    void drafts.idle().then(() => keep?.close());
  };

  /** Removes what this browser keeps of the agent, then ends. */
  const leave = async (): Promise<void> => {
    const { keep } = engine;
    const cleared = keep?.storage.clear();
    engine.end();
    store.setState(initialState(host.context), true);
    session.end();
    for (const end of unfollow) end?.();
    await cleared;
    keep?.close();
  };

  return {
    getState: () => store.getState(),
    getInitialState: () => store.getInitialState(),
    subscribe: (listener) => store.subscribe(listener),
    actions: {
      ...session.actions,
      ...threads.actions,
      ...listActions,
      setFilter: (filter) => {
        const { search: _, ...kept } = filter;
        session.prefer({ filter: kept });
        return listActions.setFilter(filter);
      },
      setSort: (sort) => {
        session.prefer({ sort });
        return listActions.setSort(sort);
      },
      ...createInteractionActions(engine, session.rereadSoon),
      ...createUploads(engine, drafts),
      ...createComposerActions(engine, drafts, outbox, sender),
      ...createDirectoryActions(engine),
      dismissNotice: () => {
        engine.commit((change) => {
          change.patch({ notice: null });
        });
      },
      signOut: async () => {
        const { keep } = engine;
        const left = leave();
        keep?.tell({ type: 'signed-out' });
        await left;
      },
    },
    now: () => engine.now(),
    destroy,
  };
}

/** The browser's databases; null where it has none or will not say. */
function ownDatabases(): IDBFactory | null {
  try {
    return globalThis.indexedDB ?? null;
  } catch {
    return null;
  }
}
