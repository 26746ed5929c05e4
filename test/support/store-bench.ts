import type { EventListener } from '../../src/model/client.ts';
import type { Host, HostContext } from '../../src/model/host.ts';
import { createAppStore, type AppStoreOptions } from '../../src/store/app-store.ts';
import type { Lifecycle } from '../../src/store/options.ts';
import type { AppStore } from '../../src/store/state.ts';
import { bareHost } from './bare-host.ts';
import { FakeBrowser, VirtualTime, type FakeTab } from './fake-browser.ts';
import type { FakeBackend } from './fake-client.ts';

/** A host that can do what a test says, and writes down its badges. */
export function fakeHost(capabilities: readonly string[] = []): Host & {
  readonly badges: number[];
  setContext(context: HostContext): void;
} {
  const listeners = new Set<(context: HostContext) => void>();
  const badges: number[] = [];
  return {
    ...bareHost(),
    badges,
    capabilities: new Set(capabilities) as Host['capabilities'],
    onContext: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setContext: (context) => {
      for (const listener of listeners) listener(context);
    },
    setBadge: async (count) => {
      badges.push(count);
      return { ok: true, value: undefined };
    },
  };
}

/** A page's life that a test plays. */
export function fakeLifecycle(): Lifecycle & {
  play(moment: 'hide' | 'show' | 'online'): void;
  readonly listeners: number;
} {
  const listeners = new Set<readonly [string, () => void]>();
  return {
    on: (moment, listener) => {
      const entry = [moment, listener] as const;
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
    play: (moment) => {
      for (const [name, listener] of [...listeners]) if (name === moment) listener();
    },
    get listeners() {
      return listeners.size;
    },
  };
}

export interface OpenTab {
  readonly store: AppStore;
  readonly tab: FakeTab;
  readonly time: VirtualTime;
  readonly lifecycle: ReturnType<typeof fakeLifecycle>;
  /** The tab's process dies: nothing more runs, nothing is flushed, its locks are free. */
  readonly crash: () => void;
}

export interface OpenTabOptions extends Partial<Omit<AppStoreOptions, 'client'>> {
  readonly browser?: FakeBrowser;
  readonly time?: VirtualTime;
  /** Called before the store is started. */
  readonly onStore?: (store: AppStore) => void;
}

let ids = 0;

/** A tab of a fake browser with a store in it, started. */
export async function openTab(backend: FakeBackend, options: OpenTabOptions = {}): Promise<OpenTab> {
  const { browser = new FakeBrowser(), time = new VirtualTime(), onStore, ...rest } = options;
  const tab = browser.tab();
  const lifecycle = fakeLifecycle();
  let isDead = false;
  const client = backend.client();
  const mortal = new Proxy(client, {
    get: (target, name: keyof typeof client) => {
      const call = Reflect.get(target, name) as (...args: unknown[]) => unknown;
      if (name === 'subscribe') {
        return (position: string, listener: EventListener) =>
          target.subscribe(position, {
            onEvent: (event) => {
              if (!isDead) listener.onEvent(event);
            },
            onSignal: (signal) => {
              if (!isDead) listener.onSignal(signal);
            },
            onState: (state) => {
              if (!isDead) listener.onState(state);
            },
            onReset: async () => (isDead ? undefined : listener.onReset()),
          });
      }
      return (...args: unknown[]) => {
        if (isDead) return new Promise(() => undefined);
        const result = call(...args);
        if (!(result instanceof Promise)) return result;
        return new Promise((resolve) => {
          void result.then((value: unknown) => {
            if (!isDead) resolve(value);
          });
        });
      };
    },
  });
  const store = createAppStore({
    client: mortal,
    host: fakeHost(),
    storage: browser.databases,
    tabs: tab,
    clock: () => time.now(),
    timers: {
      setTimeout: (callback, ms) =>
        time.setTimeout(() => {
          if (!isDead) callback();
        }, ms),
      clearTimeout: (handle) => {
        time.clearTimeout(handle);
      },
    },
    random: () => 0.5,
    makeId: () => `id-${++ids}`,
    lifecycle,
    ...rest,
  });
  onStore?.(store);
  await store.actions.start();
  return {
    store,
    tab,
    time,
    lifecycle,
    crash: () => {
      isDead = true;
      tab.crash();
    },
  };
}
