import type { NetworkTimeline } from './api.ts';
import type { NetworkClock } from './clock.ts';
import { entriesOf, nextSequence, publicEntry, type NetworkState } from './state.ts';

/** For how long a "writes now" shows when nothing follows it. */
const TYPING_MS = 6000;

/** What pages see of accounts, and how they wait for changes. */
export class Timelines {
  readonly #state: NetworkState;
  readonly #clock: NetworkClock;
  /** Made anew at each start: a page that knows an older one gets everything again. */
  readonly #epoch = crypto.randomUUID().slice(0, 8);
  readonly #waiting = new Set<() => void>();
  readonly #typing = new Map<string, { accountId: string; until: number; sequence: number }>();

  constructor(state: NetworkState, clock: NetworkClock) {
    this.#state = state;
    this.#clock = clock;
  }

  /** Wakes the pages that wait. */
  changed(): void {
    for (const wake of [...this.#waiting]) wake();
  }

  /** The company is writing in a thread. */
  typing(accountId: string, threadId: string): void {
    this.#typing.set(threadId, {
      accountId,
      until: this.#clock.now() + TYPING_MS,
      sequence: nextSequence(this.#state),
    });
    this.changed();
  }

  /** What the account shows, or what has changed since `after`; waits up to `waitMs` for a change. */
  async read(
    accountId: string,
    after: string | undefined,
    limit: number,
    waitMs: number,
    signal: AbortSignal,
  ): Promise<NetworkTimeline> {
    const since = this.#since(after);
    if (since === null) return this.#answer(accountId, 0, limit, true);
    if (waitMs > 0 && !this.#hasNews(accountId, since)) await this.#news(accountId, since, waitMs, signal);
    return this.#answer(accountId, since, Infinity, false);
  }

  #since(after: string | undefined): number | null {
    const [epoch, sequence] = (after ?? '').split('.');
    if (epoch !== this.#epoch || !/^\d{1,15}$/.test(sequence ?? '')) return null;
    return Number(sequence);
  }

  #hasNews(accountId: string, since: number): boolean {
    const isNews = (each: { accountId: string; sequence: number }) =>
      each.accountId === accountId && each.sequence > since;
    return Object.values(this.#state.entries).some(isNews) || [...this.#typing.values()].some(isNews);
  }

  #news(accountId: string, since: number, waitMs: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        cancel();
        this.#waiting.delete(look);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const look = () => {
        if (this.#hasNews(accountId, since)) done();
      };
      const cancel = this.#clock.after(waitMs, done);
      this.#waiting.add(look);
      signal.addEventListener('abort', done);
    });
  }

  #answer(accountId: string, since: number, limit: number, reset: boolean): NetworkTimeline {
    const changed = entriesOf(this.#state, accountId).filter((entry) => entry.sequence > since);
    const entries = limit < changed.length ? changed.slice(-limit) : changed;
    const threadIds = new Set(entries.map((entry) => entry.threadId));
    const now = this.#clock.now();
    return {
      cursor: `${this.#epoch}.${String(this.#state.sequence)}`,
      reset,
      threads: [...threadIds].flatMap((threadId) => {
        const thread = this.#state.threads[threadId];
        if (thread === undefined) return [];
        const { sequence: _counted, ...shown } = thread;
        return [shown];
      }),
      entries: entries.map(publicEntry),
      typing: [...this.#typing].flatMap(([threadId, typing]) =>
        typing.accountId === accountId && typing.until > now ? [{ threadId, until: typing.until }] : [],
      ),
    };
  }
}
