import type { Availability } from './agent.ts';

/** The host's word for each availability, by its id; for those that are left out, their own name is the word. */
export type PresenceTable = Readonly<Record<string, string>>;

/** The host's word for an availability. */
export function presenceFor(table: PresenceTable, { id, kind, label }: Availability): string {
  return table[id] ?? label ?? (kind === 'available' ? 'Available' : 'Away');
}

/**
 * The availability that a host's word stands for; null for none. Where several have the same word, `present` is kept if it is one of
 * them, so that a word that came back changes nothing.
 */
export function availabilityFor(
  table: PresenceTable,
  availabilities: readonly Availability[],
  presence: string,
  present: Availability,
): Availability | null {
  const meant = presence.trim().toLowerCase();
  const means = (one: Availability): boolean => presenceFor(table, one).toLowerCase() === meant;
  return means(present) ? present : (availabilities.find(means) ?? null);
}

/** Tells what the host changed by itself from what it says because it was told. */
export interface PresenceEcho {
  /** Notes that the host is about to be told; false where it has that already, so that nothing need be said. */
  say(presence: string): boolean;
  /** Whether what the host says is news. */
  hear(presence: string): boolean;
  /** Takes back that it was said: the host did not take it. */
  forget(presence: string): void;
}

/**
 * Remembers what was said and has not come back: each of it is awaited once, and not taken for the agent's doing. What the host said last
 * holds: after news nothing is awaited any more, as what was said before it and comes after it is what the host has come to.
 */
export function createPresenceEcho(): PresenceEcho {
  let last: string | null = null;
  let awaited: readonly string[] = [];
  return {
    say(presence) {
      if (presence === last) return false;
      last = presence;
      // A host that answers nothing must not make this grow.
      awaited = [...awaited, presence].slice(-20);
      return true;
    },
    hear(presence) {
      const at = awaited.indexOf(presence);
      if (at >= 0) {
        // What was said before it will not come any more.
        awaited = awaited.slice(at + 1);
        return false;
      }
      awaited = [];
      if (presence === last) return false;
      last = presence;
      return true;
    },
    forget(presence) {
      awaited = awaited.filter((each) => each !== presence);
      if (last === presence) last = null;
    },
  };
}
