import { createStore } from 'zustand/vanilla';
import { latePart } from '../model/late-part.ts';
import { Engine } from './engine.ts';
import { initialState } from './initial-state.ts';
import { createList } from './list-slice.ts';
import type { AppStoreOptions } from './options.ts';
import { keepPreferences, scopeOf } from './preferences.ts';
import { createSessionControl } from './session-slice.ts';
import type { AppActions, AppState, AppStore } from './state.ts';
import { createThreads } from './threads-slice.ts';
import { createTypingActions } from './typing.ts';
import type { Writing } from './writing.ts';

export type { AppStoreOptions } from './options.ts';

/** Builds the store of one panel. Nothing is asked of the backend before `actions.start()`. */
export function createAppStore(options: AppStoreOptions): AppStore {
  const { host, lifecycle, storage = own('indexedDB'), preferences = own('localStorage') } = options;
  const store = createStore<AppState>(() => initialState(host.context));
  const engine = new Engine(store, options);

  let writing: Writing | null = null;
  /** What the hand did in a composer before there was anything to keep it. */
  const early = new Set<string>();
  const loadWriting = async (): Promise<Writing> => {
    // It may not come over the network at once; what is typed meanwhile is shown, and kept as soon as it is there.
    const { createWriting } = await latePart(
      () => import('./writing.ts'),
      () => engine.pause(2_000).then(() => !engine.hasEnded),
    );
    writing = createWriting(engine, {
      databases: storage,
      quickStorage: preferences,
      translator: options.translator,
      onSignedOut: () => void leave(),
      onHeldChanged: () => session.rereadSoon(),
    });
    return writing;
  };
  const loading = loadWriting();
  loading.catch(() => undefined);
  /** Loaded, and where the session is known, with what is kept at hand. */
  let ready = loading;

  /** What needs nothing of what is kept. */
  const later =
    <K extends LaterAction>(name: K) =>
    async (...args: Parameters<AppActions[K]>): Promise<void> => {
      const { actions } = await loading;
      await (actions[name] as (...args: Parameters<AppActions[K]>) => Promise<void>)(...args);
    };

  /** At once where it can be: what is typed after Send was pressed is not part of what is sent. */
  const withWriting = async <T>(work: (writing: Writing) => Promise<T>): Promise<T> =>
    writing !== null && engine.keep !== null ? work(writing) : work(await ready);

  const threads = createThreads(engine);
  const list = createList(engine);
  const session = createSessionControl(engine, {
    list,
    threads,
    preferences,
    onSession: async (value) => {
      ready = loading.then(async (loaded) => {
        await loaded.open(value);
        return loaded;
      });
      const { changed } = await ready;
      for (const id of early) changed(id);
      early.clear();
    },
    onLive: () => writing?.drainAll(),
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
    lifecycle?.on('hide', () => writing?.flush()),
    lifecycle?.on('show', () => writing?.resume()),
    lifecycle?.on('online', () => writing?.drainAll()),
  ];

  const end = (): void => {
    engine.end();
    session.end();
    for (const stop of unfollow) stop?.();
  };
  /** Removes what this browser keeps of the agent, then ends. */
  const leave = async (): Promise<void> => {
    if (engine.hasEnded) return;
    const { value } = engine.state.session;
    if (value !== null) keepPreferences(preferences, scopeOf(value), null);
    const loaded = await loading;
    const cleared = loaded.clear();
    end();
    store.setState(initialState(host.context), true);
    await cleared;
    loaded.close();
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
      assign: later('assign'),
      setStatus: later('setStatus'),
      undoStatus: later('undoStatus'),
      acceptOffer: later('acceptOffer'),
      declineOffer: later('declineOffer'),
      searchDirectory: later('searchDirectory'),
      ...createTypingActions(engine, (id) => {
        if (writing === null || engine.keep === null) early.add(id);
        else writing.changed(id);
      }),
      attach: (...args) => withWriting(({ actions }) => actions.attach(...args)),
      retryUpload: (...args) => withWriting(({ actions }) => actions.retryUpload(...args)),
      removeAttachment: (...args) => writing?.actions.removeAttachment(...args),
      dismissRefused: (...args) => writing?.actions.dismissRefused(...args),
      send: (...args) => withWriting(({ actions }) => actions.send(...args)),
      sendAnyway: (...args) => withWriting(({ actions }) => actions.sendAnyway(...args)),
      resend: (...args) => withWriting(({ actions }) => actions.resend(...args)),
      editAnswer: (...args) => withWriting(({ actions }) => actions.editAnswer(...args)),
      act: (...args) => withWriting(({ actions }) => actions.act(...args)),
      dismissAction: (...args) => withWriting(({ actions }) => actions.dismissAction(...args)),
      removeFromMessage: (...args) => withWriting(({ actions }) => actions.removeFromMessage(...args)),
      changeTags: (...args) => withWriting(({ actions }) => actions.changeTags(...args)),
      writeNote: (...args) => writing?.actions.writeNote(...args),
      addNote: (...args) => withWriting(({ actions }) => actions.addNote(...args)),
      editNote: (...args) => withWriting(({ actions }) => actions.editNote(...args)),
      deleteNote: (...args) => withWriting(({ actions }) => actions.deleteNote(...args)),
      dismissPending: (...args) => withWriting(({ actions }) => actions.dismissPending(...args)),
      loadNotes: (...args) => withWriting(({ actions }) => actions.loadNotes(...args)),
      mute: (...args) => withWriting(({ actions }) => actions.mute(...args)),
      withdraw: (...args) => withWriting(({ actions }) => actions.withdraw(...args)),
      loadTranslation: async (...args) => (await loading).actions.loadTranslation(...args),
      translationChoice: async (...args) => (await loading).actions.translationChoice(...args),
      translationSupport: async (...args) => (await loading).actions.translationSupport(...args),
      setTranslation: async (...args) => (await loading).actions.setTranslation(...args),
      translateMessage: (...args) => writing?.actions.translateMessage(...args),
      translateReply: (...args) => writing?.actions.translateReply(...args),
      leaveReply: (...args) => writing?.actions.leaveReply(...args),
      sendTranscript: async (...args) => (await loading).actions.sendTranscript(...args),
      loadQuickReplies: () => withWriting(({ actions }) => actions.loadQuickReplies()),
      saveQuickReply: (...args) => withWriting(({ actions }) => actions.saveQuickReply(...args)),
      deleteQuickReply: (...args) => withWriting(({ actions }) => actions.deleteQuickReply(...args)),
      toggleFavourite: (...args) => writing?.actions.toggleFavourite(...args),
      loadTemplates: (...args) => withWriting(({ actions }) => actions.loadTemplates(...args)),
      keepTemplateDraft: (...args) => writing?.actions.keepTemplateDraft(...args),
      uploadTemplateFile: (...args) => withWriting(({ actions }) => actions.uploadTemplateFile(...args)),
      sendTemplate: (...args) => withWriting(({ actions }) => actions.sendTemplate(...args)),
      dismissNotice: () => {
        engine.commit((change) => {
          change.patch({ notice: null });
        });
      },
      signOut: leave,
    },
    now: () => engine.now(),
    destroy: () => {
      if (engine.hasEnded) return;
      writing?.flush();
      end();
      writing?.close();
    },
  };
}

type LaterAction = 'assign' | 'setStatus' | 'undoStatus' | 'acceptOffer' | 'declineOffer' | 'searchDirectory';

/** Something of the browser's that it may lack, or deny in a page of another site. */
function own<K extends 'indexedDB' | 'localStorage'>(name: K): (typeof globalThis)[K] | null {
  try {
    return (globalThis as Partial<typeof globalThis>)[name] ?? null;
  } catch {
    return null;
  }
}
