/** What came in while a read was under way: newer than, or as new as, what the read brings. */
export interface Recording {
  has(id: string): boolean;
  end(): void;
}

/** Notes the ids of what events and answers bring, for the reads that are under way and no longer. */
export class Arrivals {
  readonly #recordings = new Set<Set<string>>();

  add(id: string): void {
    for (const ids of this.#recordings) ids.add(id);
  }

  record(): Recording {
    const ids = new Set<string>();
    this.#recordings.add(ids);
    return { has: (id) => ids.has(id), end: () => this.#recordings.delete(ids) };
  }
}
