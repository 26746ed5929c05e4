import type { Client } from '../model/client.ts';
import type { PresenceTable } from '../model/host-presence.ts';
import type { Host } from '../model/host.ts';
import type { SignIn } from '../model/sign-in.ts';
import type { Translator } from '../model/translator.ts';
import type { PreferenceStorage } from './preferences.ts';
import type { Tabs } from './tabs.ts';

/** Timers as the browser has them; a test hands in its own. */
export interface Timers {
  setTimeout(callback: () => void, ms: number): unknown;
  clearTimeout(handle: unknown): void;
}

/**
 * The port to the life of the page. `hide`: it goes to the back or away, and may never run again; `show`: it is in front
 * again; `online`: the network is said to be back.
 */
export interface Lifecycle {
  /** Calls the listener each time; returns what ends it. */
  on(moment: 'hide' | 'show' | 'online', listener: () => void): () => void;
}

/** What a store is built from. Everything but the two ports has a browser's default. */
export interface AppStoreOptions {
  readonly client: Client;
  readonly host: Host;
  /** Where waiting messages and drafts are kept; null keeps them in memory alone. Default: the browser's IndexedDB. */
  readonly storage?: IDBFactory | null;
  /** Where preferences are kept; null keeps them until the end. Default: the browser's `localStorage`. */
  readonly preferences?: PreferenceStorage | null;
  readonly tabs?: Tabs;
  /** This machine's clock, epoch milliseconds. */
  readonly clock?: () => number;
  readonly timers?: Timers;
  /** From 0 up to but without 1, for spreading retries. */
  readonly random?: () => number;
  /** Makes ids that nobody else makes; default: random UUIDs. */
  readonly makeId?: () => string;
  /** Loads what translates; absent: nothing does. */
  readonly translator?: () => Promise<Translator>;
  /** The host's word for each availability, by its id, where the host has a presence. */
  readonly presence?: PresenceTable | undefined;
  /** By which the agent signs in and out here; absent where the host sees to that. */
  readonly signIn?: SignIn;
  /** The agent has signed out, here or in another tab: everything of theirs is gone, and this store has ended. */
  readonly onLeft?: () => void;
  /** Without it nothing is flushed early when the page goes away. */
  readonly lifecycle?: Lifecycle;
}
