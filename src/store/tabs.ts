/** A line to the other tabs of the same browser partition. */
export interface TabChannel {
  /** Reaches every other tab that has the channel open, never this one. `value` is structured-cloned. */
  post(value: unknown): void;
  close(): void;
}

/** The port to the other tabs: one at a time, and a word to all. */
export interface Tabs {
  /**
   * Runs `work` while no other tab runs any under the same name, and resolves to what it returned. Rejects with the
   * signal's reason where that fires before the lock is had; the lock goes with the tab however it ends.
   */
  exclusive<T>(name: string, signal: AbortSignal, work: () => Promise<T>): Promise<T>;
  channel(name: string, onMessage: (value: unknown) => void): TabChannel;
}

/** The browser's tabs. Without Web Locks every tab goes ahead; the backend's idempotency key then is the only guard. */
export function browserTabs(): Tabs {
  return {
    exclusive: async (name, signal, work) => {
      const locks = (globalThis.navigator as Navigator | undefined)?.locks;
      if (locks === undefined) return work();
      let hasBegun = false;
      try {
        return await locks.request(name, { signal }, () => {
          hasBegun = true;
          return work();
        });
      } catch (error) {
        // A page without an origin of its own, such as in a sandbox, is refused the lock itself.
        if (hasBegun || signal.aborted) throw error;
        return work();
      }
    },
    channel: (name, onMessage) => {
      if (typeof BroadcastChannel === 'undefined') return { post: () => undefined, close: () => undefined };
      const channel = new BroadcastChannel(name);
      let isClosed = false;
      channel.onmessage = (event: MessageEvent<unknown>) => onMessage(event.data);
      return {
        post: (value) => {
          if (!isClosed) channel.postMessage(value);
        },
        close: () => {
          isClosed = true;
          channel.onmessage = null;
          channel.close();
        },
      };
    },
  };
}
