/** Tells everybody who listens; what came while nobody did, the newest `kept` of it, is told to the first who does. */
export class Told<T> {
  readonly #kept: number;
  readonly #listeners = new Set<(value: T) => void>();
  #unheard: T[] = [];

  constructor(kept: number) {
    this.#kept = kept;
  }

  /** Returns what ends it. */
  listen(listener: (value: T) => void): () => void {
    this.#listeners.add(listener);
    this.#unheard.splice(0).forEach((value) => listener(value));
    return () => this.#listeners.delete(listener);
  }

  tell(value: T): void {
    if (this.#listeners.size === 0) this.#unheard = [...this.#unheard, value].slice(-this.#kept);
    this.#listeners.forEach((listener) => listener(value));
  }

  clear(): void {
    this.#listeners.clear();
  }
}

/** What is told while nobody listens: no more events are kept than an agent can have meant. */
export const UNHEARD_EVENTS = 20;
