import { networkApp } from './app.ts';
import { systemClock, type NetworkClock } from './clock.ts';
import type { EntryAddress } from './customer-write.ts';
import type { NetworkEvent } from './webhook-events.ts';
import { Receipts } from './receipts.ts';
import { ACCOUNTS, type AccountSeed } from './seed.ts';
import { newState, type NetworkState, type StoredEntry } from './state.ts';
import { Saver, type NetworkStorage } from './storage.ts';
import { Timelines } from './timeline.ts';
import { Webhooks } from './webhooks.ts';

export interface NetworkOptions {
  readonly storage: NetworkStorage;
  /** Carries a webhook to the backend: over HTTP, or by calling it in the same process or page. */
  readonly deliver: (request: Request) => Promise<Response>;
  /** Shared with the gateway: signs webhooks, and is the gateway's bearer token. */
  readonly secret: string;
  /** Where webhooks go; the default suits a `deliver` that looks at the path only. */
  readonly webhookUrl?: string;
  readonly accounts?: readonly AccountSeed[];
  readonly clock?: NetworkClock;
  /** Where a public entry stands, as the agent's *Open on network* opens it. */
  readonly address?: EntryAddress;
}

/** All networks of the demo in one: answers everything under `/network/`. */
export interface Network {
  /** Never rejects; paths that it doesn't know are 404. */
  fetch(request: Request): Promise<Response>;
  /** Ends timers and deliveries and saves what there is. */
  stop(): Promise<void>;
}

/** What the routes work on. */
export interface NetworkParts {
  readonly state: NetworkState;
  readonly accounts: readonly AccountSeed[];
  readonly secret: string;
  readonly clock: NetworkClock;
  readonly storage: NetworkStorage;
  readonly address: EntryAddress;
  readonly receipts: Receipts;
  readonly webhooks: Webhooks;
  readonly timelines: Timelines;
  /** Aborts when the network stops. */
  readonly closing: AbortSignal;
  /** Queues an event for the backend; it goes out with the next `commit`. */
  tell(entry: StoredEntry, event: NetworkEvent): void;
  /** Resolves when the change is saved; then pages see it and webhooks go. */
  commit(): Promise<void>;
}

/** Starts the simulated network on what its storage holds. */
export function createNetwork(options: NetworkOptions): Network {
  const ready = start(options);
  // A failed start is told by every answer; without this it would end the process first.
  ready.catch(() => undefined);
  return {
    fetch: async (request) => {
      const { app } = await ready;
      return app.fetch(request);
    },
    stop: async () => {
      const { parts, close, save } = await ready;
      close();
      parts.receipts.stop();
      parts.webhooks.stop();
      await save();
    },
  };
}

async function start(options: NetworkOptions) {
  const {
    storage,
    secret,
    accounts = ACCOUNTS,
    clock = systemClock,
    address = (account: AccountSeed, threadId: string, entryId: string) =>
      `https://${account.platform}.example/${threadId}/${entryId}`,
  } = options;
  const state = (await storage.load()) ?? newState(accounts, clock.now());
  const saver = new Saver(() => storage.save(state));
  const timelines = new Timelines(state, clock);
  const webhooks = new Webhooks(state, {
    url: options.webhookUrl ?? 'http://backend/api/v1/webhooks/simulated',
    secret,
    deliver: options.deliver,
    clock,
    changed: () => void saver.flush().catch(() => undefined),
  });
  const commit = async () => {
    await saver.flush();
    timelines.changed();
    webhooks.pump();
  };
  const tell = (entry: StoredEntry, event: NetworkEvent) =>
    webhooks.add(entry.accountId, entry.threadId, event);
  const receipts = new Receipts(state, clock, (entry, event) => {
    tell(entry, event);
    void commit().catch(() => undefined);
  });
  const closing = new AbortController();
  const parts: NetworkParts = {
    closing: closing.signal,
    state,
    accounts,
    secret,
    clock,
    storage,
    address,
    receipts,
    webhooks,
    timelines,
    tell,
    commit,
  };
  receipts.resume();
  // Whoever was away may be back.
  for (const webhook of state.webhooks) webhook.dueAt = clock.now();
  webhooks.pump();
  return {
    app: networkApp(parts),
    parts,
    close: () => closing.abort(),
    save: () => saver.flush(),
  };
}
