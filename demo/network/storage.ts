import type { NetworkState } from './state.ts';

/** Where the network keeps what it has, so that a restart loses nothing. Files apart, as they never change. */
export interface NetworkStorage {
  /** What was saved last; undefined when there is nothing, or nothing that can be read. */
  load(): Promise<NetworkState | undefined>;
  /** Resolves when the state would survive a crash. Never called twice at once. */
  save(state: NetworkState): Promise<void>;
  loadFile(id: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  saveFile(id: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
}

/** Keeps everything as long as the page or process lives. */
export function memoryStorage(): NetworkStorage {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  let kept: string | undefined;
  return {
    load: () => Promise.resolve(kept === undefined ? undefined : (JSON.parse(kept) as NetworkState)),
    save: (state) => {
      kept = JSON.stringify(state);
      return Promise.resolve();
    },
    loadFile: (id) => Promise.resolve(files.get(id)),
    saveFile: (id, bytes) => {
      files.set(id, bytes);
      return Promise.resolve();
    },
  };
}

/** Saves one state at a time; whoever waits is answered when a save that began after their change has ended. */
export class Saver {
  readonly #save: () => Promise<void>;
  #running: Promise<void> | null = null;
  #next: Promise<void> | null = null;

  constructor(save: () => Promise<void>) {
    this.#save = save;
  }

  /** Resolves when everything changed before this call is saved; rejects when it can't be. */
  flush(): Promise<void> {
    if (this.#next !== null) return this.#next;
    const begin = async () => {
      await this.#running?.catch(() => undefined);
      this.#next = null;
      this.#running = this.#save();
      await this.#running;
    };
    this.#next = begin();
    return this.#next;
  }
}
