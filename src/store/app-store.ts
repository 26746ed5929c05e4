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
      threads,
      databases: storage,
      quickStorage: preferences,
      translator: options.translator,
      onSignedOut: () => void leave(),
      onHeldChanged: () => session.rereadSoon(),
      parts: { ...threads.actions, ...session.actions },
      presence: options.presence,
    });
    return writing;
  };
  const loading = loadWriting();
  loading.catch(() => undefined);
  /** Loaded, and where the session is known, with what is kept at hand. */
  let ready = loading;

  /** At once where it can be: what is typed after Send was pressed is not part of what is sent. */
  const later = (name: keyof Writing['actions'], args: readonly unknown[]): unknown => {
    const run = ({ actions }: Writing): unknown =>
      (actions[name] as (...args: readonly unknown[]) => unknown)(...args);
    return writing !== null && engine.keep !== null ? run(writing) : ready.then(run);
  };

  const threads = createThreads(engine);
  const list = createList(engine);
  const session = createSessionControl(engine, {
    list,
    resyncThreads: async () => (await loading).live.resync(),
    // Who writes before there is what shows it is seen by the next word of it.
    onSignal: (signal) => writing?.live.takeSignal(signal),
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
    onSetupChanged: () => writing?.rereadRules(),
    onLive: () => writing?.drainAll(),
  });
  const { actions: listActions } = list;

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
    options.onLeft?.();
  };

  return {
    getState: () => store.getState(),
    getInitialState: () => store.getInitialState(),
    subscribe: (listener) => store.subscribe(listener),
    actions: withLater(
      {
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
        ...createTypingActions(engine, (id) => {
          if (writing === null || engine.keep === null) early.add(id);
          else writing.changed(id);
        }),
        dismissNotice: () => {
          engine.commit((change) => {
            change.patch({ notice: null });
          });
        },
        signOut: leave,
      },
      later,
    ),
    signIn: options.signIn,
    now: () => engine.now(),
    destroy: () => {
      if (engine.hasEnded) return;
      writing?.flush();
      end();
      writing?.close();
    },
  };
}

/** These actions, and those that load late, whatever they are: none of them has to be named before the first screen. */
function withLater(
  own: Omit<AppActions, keyof Writing['actions']>,
  later: (name: keyof Writing['actions'], args: readonly unknown[]) => unknown,
): AppActions {
  return new Proxy(own, {
    get: (_, name) =>
      name in own || typeof name === 'symbol'
        ? (Reflect.get(own, name) as unknown)
        : (...args: readonly unknown[]) => later(name as keyof Writing['actions'], args),
  }) as typeof own & Writing['actions'];
}

/** Something of the browser's that it may lack, or deny in a page of another site. */
function own<K extends 'indexedDB' | 'localStorage'>(name: K): (typeof globalThis)[K] | null {
  try {
    return (globalThis as Partial<typeof globalThis>)[name] ?? null;
  } catch {
    return null;
  }
}
