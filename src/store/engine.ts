import type { StoreApi } from 'zustand/vanilla';
import type { Client } from '../model/client.ts';
import type { Host } from '../model/host.ts';
import { isPassing, type InlayError, type Result } from '../model/result.ts';
import { Arrivals } from './arrivals.ts';
import type { Keep } from './keep.ts';
import type { AppStoreOptions, Timers } from './options.ts';
import { StateChange } from './state-change.ts';
import type { AppState, Notice } from './state.ts';
import type { Tabs } from './tabs.ts';
import { reduceThreads } from './thread-messages.ts';

/** What the slices of one store share: the ports, the state, time, and one end for all. */
export class Engine {
  readonly client: Client;
  readonly host: Host;
  /** Those handed in, or the browser's once `tabsOf` has been asked for them. */
  tabs: Tabs | undefined;
  readonly makeId: () => string;
  /** From 0 up to but without 1. */
  readonly random: () => number;
  /** This machine's clock, epoch milliseconds. */
  readonly machineNow: () => number;
  /** Where this agent's drafts and messages are kept; null before that is open. */
  keep: Keep | null = null;
  readonly arrivals = new Arrivals();
  readonly #store: StoreApi<AppState>;
  readonly #timers: Timers;
  readonly #running = new Set<unknown>();
  readonly #end = new AbortController();
  readonly #reducers: ((change: StateChange) => void)[] = [];
  readonly #effects: ((change: StateChange) => void)[] = [];
  readonly #sleepers = new Set<() => void>();
  #noticeId = 0;

  constructor(store: StoreApi<AppState>, options: AppStoreOptions) {
    this.#store = store;
    this.client = options.client;
    this.host = options.host;
    this.tabs = options.tabs;
    this.makeId = options.makeId ?? (() => crypto.randomUUID());
    this.random = options.random ?? Math.random;
    this.machineNow = options.clock ?? Date.now;
    this.#timers = options.timers ?? {
      setTimeout: (callback, ms) => setTimeout(callback, ms),
      clearTimeout: (handle) => {
        clearTimeout(handle as ReturnType<typeof setTimeout>);
      },
    };
  }

  /** Fires when the store ends; every request of the store takes it. */
  get signal(): AbortSignal {
    return this.#end.signal;
  }

  get hasEnded(): boolean {
    return this.#end.signal.aborted;
  }

  get state(): AppState {
    return this.#store.getState();
  }

  /** Server's time, epoch milliseconds. */
  now(): number {
    return this.machineNow() + this.state.session.skewMs;
  }

  /** Has a say in every change before it is seen, in the order of registration. */
  onReduce(reducer: (change: StateChange) => void): void {
    this.#reducers.push(reducer);
  }

  /** Hears of every change once it is seen. */
  onCommit(effect: (change: StateChange) => void): void {
    this.#effects.push(effect);
  }

  /** Makes one change, seen as a whole or not at all. Does nothing after the end. */
  commit(recipe: (change: StateChange) => void): void {
    if (this.hasEnded) return;
    const before = this.state;
    const change = new StateChange(before);
    recipe(change);
    for (const reduce of this.#reducers) reduce(change);
    // Last, as threads show what the outbox has become.
    reduceThreads(change);
    if (change.state !== before) this.#store.setState(change.state, true);
    for (const id of change.moves.keys()) this.arrivals.add(id);
    for (const { id } of change.messages) this.arrivals.add(id);
    for (const effect of this.#effects) effect(change);
  }

  /** Says one thing to the agent, in place of what was said before. */
  notify(notice: Omit<Notice, 'id'>): void {
    this.#noticeId += 1;
    const id = this.#noticeId;
    this.commit((change) => {
      change.patch({ notice: { ...notice, id } });
    });
  }

  /** Calls back once after so many milliseconds, unless cancelled or ended before. */
  after(ms: number, callback: () => void): () => void {
    if (this.hasEnded) return () => undefined;
    const handle = this.#timers.setTimeout(() => {
      this.#running.delete(handle);
      if (!this.hasEnded) callback();
    }, ms);
    this.#running.add(handle);
    return () => {
      this.#running.delete(handle);
      this.#timers.clearTimeout(handle);
    };
  }

  /** Resolves after so many milliseconds, or when the store ends. */
  pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#sleepers.delete(wake);
        resolve();
      };
      this.#sleepers.add(wake);
      if (this.hasEnded) wake();
      else this.after(ms, wake);
    });
  }

  /** A call that runs `work` at most once in so many milliseconds, at the end of them, however often it is asked for. */
  throttled(ms: number, work: () => void): () => void {
    let isWaiting = false;
    return () => {
      if (isWaiting) return;
      isWaiting = true;
      this.after(ms, () => {
        isWaiting = false;
        work();
      });
    };
  }

  /** How long to wait after so many attempts: full jitter of half a second, doubling up to thirty; later where the backend named a time. */
  backoff(attempts: number, error: Pick<InlayError, 'retryAfterMs'>): number {
    const jitter = this.random() * Math.min(30_000, 500 * 2 ** Math.min(attempts - 1, 10));
    return error.retryAfterMs === null ? jitter : error.retryAfterMs + this.random() * 1000;
  }

  /** Repeats a call until it succeeds, fails for good, or the store ends. */
  async insist<T>(call: () => Promise<Result<T>>): Promise<Result<T>> {
    for (let attempts = 1; ; attempts += 1) {
      const result = await call();
      if (result.ok || this.hasEnded || !isPassing(result.error.kind)) return result;
      await this.pause(this.backoff(attempts, result.error));
    }
  }

  /** Ends timers and requests. */
  end(): void {
    this.#end.abort(new DOMException('the store has ended', 'AbortError'));
    for (const handle of this.#running) this.#timers.clearTimeout(handle);
    this.#running.clear();
    for (const wake of [...this.#sleepers]) wake();
  }
}
