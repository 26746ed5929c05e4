import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import type { Timers } from '../../src/store/options.ts';
import type { Tabs } from '../../src/store/tabs.ts';

/** One tab: its port to the others, and its end. */
export interface FakeTab extends Tabs {
  /** The tab goes without a word: its locks are free, nothing reaches it any more. */
  crash(): void;
}

interface Waiting {
  readonly tab: FakeTab;
  begin(): void;
}

/** One partition of a browser: databases, locks and channels that its tabs share. */
export class FakeBrowser {
  /** Outlives its tabs, as a browser's do. */
  readonly databases = new IDBFactory();
  /** Off, every tab goes ahead: the control. */
  locksHold = true;
  readonly #locks = new Map<string, { holder: FakeTab; readonly queue: Waiting[] }>();
  readonly #channels = new Set<{
    readonly name: string;
    readonly tab: FakeTab;
    hear(value: unknown): void;
  }>();

  tab(): FakeTab {
    const dead = new Set<FakeTab>();
    const tab: FakeTab = {
      exclusive: <T>(name: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> => {
        if (!this.locksHold) return work();
        return new Promise<T>((resolve, reject) => {
          if (signal.aborted) {
            reject(signal.reason as Error);
            return;
          }
          const waiting: Waiting = {
            tab,
            begin: () => {
              signal.removeEventListener('abort', giveUp);
              work()
                .then(resolve, reject)
                .finally(() => {
                  this.#release(name, tab);
                });
            },
          };
          const giveUp = (): void => {
            const queue = this.#locks.get(name)?.queue;
            const at = queue?.indexOf(waiting) ?? -1;
            if (at < 0) return;
            queue?.splice(at, 1);
            reject(signal.reason as Error);
          };
          signal.addEventListener('abort', giveUp, { once: true });
          const held = this.#locks.get(name);
          if (held !== undefined) {
            held.queue.push(waiting);
            return;
          }
          this.#locks.set(name, { holder: tab, queue: [] });
          waiting.begin();
        });
      },
      channel: (name, onMessage) => {
        const line = {
          name,
          tab,
          hear: (value: unknown) => {
            if (!dead.has(tab)) onMessage(value);
          },
        };
        this.#channels.add(line);
        return {
          post: (value) => {
            const copy = structuredClone(value);
            for (const other of this.#channels) {
              if (other !== line && other.name === name)
                queueMicrotask(() => {
                  other.hear(copy);
                });
            }
          },
          close: () => this.#channels.delete(line),
        };
      },
      crash: () => {
        dead.add(tab);
        for (const line of this.#channels) if (line.tab === tab) this.#channels.delete(line);
        for (const [name, { holder, queue }] of this.#locks) {
          for (const waiting of [...queue]) if (waiting.tab === tab) queue.splice(queue.indexOf(waiting), 1);
          if (holder === tab) this.#release(name, tab);
        }
      },
    };
    return tab;
  }

  #release(name: string, tab: FakeTab): void {
    const held = this.#locks.get(name);
    if (held?.holder !== tab) return;
    const next = held.queue.shift();
    if (next === undefined) {
      this.#locks.delete(name);
      return;
    }
    held.holder = next.tab;
    next.begin();
  }

  /** Everything in the databases as one text, to look for what must not be there. */
  async dump(): Promise<string> {
    const parts: unknown[] = [];
    for (const { name = '' } of await this.databases.databases()) {
      const db = await answered(this.databases.open(name));
      for (const table of db.objectStoreNames)
        parts.push(await answered(db.transaction(table).objectStore(table).getAll()));
      db.close();
    }
    return JSON.stringify(parts);
  }
}

/** Time that passes only when a test says so. */
export class VirtualTime implements Timers {
  #now: number;
  #timers = new Map<number, { readonly at: number; readonly callback: () => void }>();
  #next = 1;

  constructor(now = 1_000_000) {
    this.#now = now;
  }

  readonly now = (): number => this.#now;

  /** How many timers are set. */
  get pending(): number {
    return this.#timers.size;
  }

  setTimeout(callback: () => void, ms: number): number {
    const handle = this.#next++;
    this.#timers.set(handle, { at: this.#now + ms, callback });
    return handle;
  }

  clearTimeout(handle: unknown): void {
    this.#timers.delete(handle as number);
  }

  /** Lets so many milliseconds pass, and everything settle after each timer. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      await settle();
      const due = [...this.#timers].filter(([, { at }]) => at <= end).sort((a, b) => a[1].at - b[1].at)[0];
      if (due === undefined) break;
      this.#timers.delete(due[0]);
      this.#now = Math.max(this.#now, due[1].at);
      due[1].callback();
    }
    this.#now = end;
    await settle();
  }
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('the database failed'));
    };
  });
}

/** Lets everything that is under way without a timer come to its end, the fake databases' work included. */
export async function settle(rounds = 25): Promise<void> {
  for (let round = 0; round < rounds; round += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Resolves when the condition holds; fails with its words once not even a slow and busy machine would need longer. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what = condition.toString(),
): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`still waiting for: ${what}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
