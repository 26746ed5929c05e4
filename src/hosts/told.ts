/** What is told while nobody listens: no more of it is kept than an agent can have meant. */
const UNHEARD = 20;

/** Tells everybody who listens; what came while nobody did is told to the first who does. */
export class Told<T> {
  readonly #listeners = new Set<(value: T) => void>();
  #unheard: T[] = [];

  /** Returns what ends it. */
  listen(listener: (value: T) => void): () => void {
    this.#listeners.add(listener);
    for (const value of this.#unheard.splice(0)) listener(value);
    return () => this.#listeners.delete(listener);
  }

  tell(value: T): void {
    if (this.#listeners.size === 0) this.#unheard = [...this.#unheard, value].slice(-UNHEARD);
    for (const listener of this.#listeners) listener(value);
  }

  clear(): void {
    this.#listeners.clear();
    this.#unheard = [];
  }
}
