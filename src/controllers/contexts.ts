import { createContext } from '@lit/context';
import type { Host } from '../model/host.ts';
import type { AppStore } from '../store/state.ts';

/** The store of the panel that an element stands in. A handle that never changes its state through the context. */
export const storeContext = createContext<AppStore>(Symbol('inlay-store'));

/** The host around the panel, for what an element asks of it directly. */
export const hostContext = createContext<Host>(Symbol('inlay-host'));
