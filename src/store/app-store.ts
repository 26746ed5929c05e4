import { createStore } from 'zustand/vanilla';
import { initialState } from './initial-state.ts';
import type { AppStoreOptions } from './options.ts';
import type { AppActions, AppState, AppStore } from './state.ts';

export type { AppStoreOptions } from './options.ts';

/** Builds the store of one panel. Nothing is asked of the backend before `actions.start()`. */
export function createAppStore({ host, clock = Date.now }: AppStoreOptions): AppStore {
  const store = createStore<AppState>(() => initialState(host.context));
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    actions: {} as AppActions,
    now: () => clock() + store.getState().session.skewMs,
    destroy: () => undefined,
  };
}
