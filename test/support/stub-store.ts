import type { NoteDraft, NotePlace } from '../../src/store/annotation-actions.ts';
import type { CardDraft } from '../../src/store/card-state.ts';
import { composerIn } from '../../src/store/composers.ts';
import { initialState } from '../../src/store/initial-state.ts';
import type { AppActions, AppState, AppStore, ListSlice, ThreadSlice } from '../../src/store/state.ts';
import { NO_CONTEXT } from '../../src/model/host.ts';
import { queueOf } from '../../src/model/status.ts';
import type { Interaction } from '../../src/model/interaction.ts';
import type { Message } from '../../src/model/message.ts';
import { INTERACTIONS, NOW, session } from './sample-data.ts';

/** One call of an action. */
export interface Call {
  readonly action: keyof AppActions;
  readonly args: readonly unknown[];
}

/** A store for element tests: the state is what the test says, actions are written down and do only what a test gives them to do. */
export interface StubStore extends AppStore {
  /** Changes the state and tells who listens. */
  set(change: Partial<AppState> | ((state: AppState) => Partial<AppState>)): void;
  /** The server's clock that `now()` gives. */
  time: number;
  readonly calls: readonly Call[];
  /** The arguments of each call of one action. */
  callsOf(action: keyof AppActions): readonly (readonly unknown[])[];
  /** How many listen now; 0 once every element is gone. */
  readonly listeners: number;
}

export interface StubOptions {
  readonly state?: Partial<AppState>;
  /** What actions do besides being written down. */
  readonly actions?: Partial<{
    [K in keyof AppActions]: (store: StubStore, ...args: Parameters<AppActions[K]>) => unknown;
  }>;
}

/** A store whose state is a morning's work, with `options.state` laid over it slice by slice. */
export function createStubStore(options: StubOptions = {}): StubStore {
  let state: AppState = { ...morning(), ...options.state };
  const initial = state;
  const listeners = new Set<(state: AppState, previous: AppState) => void>();
  const calls: Call[] = [];

  const store: StubStore = {
    time: NOW,
    calls,
    callsOf: (action) => calls.filter((call) => call.action === action).map(({ args }) => args),
    get listeners() {
      return listeners.size;
    },
    set(change) {
      const previous = state;
      state = { ...state, ...(typeof change === 'function' ? change(state) : change) };
      for (const listener of [...listeners]) listener(state, previous);
    },
    getState: () => state,
    getInitialState: () => initial,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    now: () => store.time,
    destroy: () => {
      listeners.clear();
    },
    actions: new Proxy({} as AppActions, {
      get:
        (_target, action: keyof AppActions) =>
        (...args: unknown[]) => {
          calls.push({ action, args });
          const does = options.actions?.[action] as
            ((store: StubStore, ...args: unknown[]) => unknown) | undefined;
          const value = does === undefined ? builtIn(store, action, args) : does(store, ...args);
          return value instanceof Promise ? value : Promise.resolve(value);
        },
    }),
  };
  return store;
}

/** What screens can't be looked at without: a thread opens, what is typed stays, a list collapses, a toast goes. */
function builtIn(store: StubStore, action: keyof AppActions, args: readonly unknown[]): unknown {
  switch (action) {
    case 'open':
      store.set({ openId: args[0] as string | null });
      return undefined;
    case 'setText': {
      const [id, text] = args as [string, string];
      store.set((present) => ({
        composers: { ...present.composers, [id]: { ...composerIn({ state: present }, id), text } },
      }));
      return undefined;
    }
    case 'setListCollapsed':
      store.set(({ preferences }) => ({
        preferences: { ...preferences, listCollapsed: args[0] as boolean },
      }));
      return undefined;
    case 'setCardCollapsed':
      store.set(({ preferences }) => ({
        preferences: { ...preferences, cardCollapsed: args[0] as boolean },
      }));
      return undefined;
    case 'dismissNotice':
      store.set({ notice: null });
      return undefined;
    case 'writeContact': {
      const [id, draft] = args as [string, CardDraft | null];
      store.set(({ cardDrafts: { [id]: _, ...others } }) => ({
        cardDrafts: draft === null ? others : { ...others, [id]: draft },
      }));
      return undefined;
    }
    case 'writeNote': {
      const { interactionId, messageId } = args[0] as NotePlace;
      const key = messageId ?? interactionId;
      store.set(({ noteDrafts: { [key]: _, ...others } }) => ({
        noteDrafts: args[1] === null ? others : { ...others, [key]: args[1] as NoteDraft },
      }));
      return undefined;
    }
    case 'send':
    case 'sendAnyway':
      return true;
    default:
      return undefined;
  }
}

/** The state of a panel that has started: session there, list read, stream live. */
export function morning(interactions: readonly Interaction[] = INTERACTIONS): AppState {
  const start = initialState(NO_CONTEXT);
  return {
    ...start,
    session: { status: 'ready', value: session(), error: null, skewMs: 0 },
    connection: { stream: { kind: 'live' }, storage: 'durable' },
    keeps: true,
    interactions: Object.fromEntries(interactions.map((interaction) => [interaction.id, interaction])),
    list: listOf(interactions, { filter: start.list.filter, sort: start.list.sort }),
  };
}

/** A list that has been read and holds these, in their order. */
export function listOf(interactions: readonly Interaction[], given: Partial<ListSlice> = {}): ListSlice {
  const count = (queue: string): number =>
    interactions.filter(({ status }) => queueOf(status) === queue).length;
  return {
    filter: { queue: 'new' },
    sort: 'waiting',
    ids: interactions.map(({ id }) => id),
    status: 'ready',
    error: null,
    hasMore: false,
    loadingMore: false,
    counts: { new: count('new'), pending: count('pending'), resolved: count('resolved') },
    ...given,
  };
}

/** A thread that has been read and holds these, in their order. */
export function threadOf(
  interactionId: string,
  messages: readonly Message[],
  given: Partial<ThreadSlice> = {},
): ThreadSlice {
  return {
    interactionId,
    messages: messages.map((message) => ({ key: message.clientId ?? message.id, message })),
    status: 'ready',
    error: null,
    hasOlder: false,
    loadingOlder: false,
    firstUnreadId: null,
    typing: { contact: false, agents: [] },
    viewing: [],
    ...given,
  };
}
