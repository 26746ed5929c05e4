import type { PreferenceStorage } from './preferences.ts';
import type { Draft } from './storage/agent-storage.ts';

/** A draft that was on its way to be kept, with the mark of what its writer had before them. */
export interface Unsaved {
  readonly draft: Draft;
  readonly seen: string | null;
  /** What of it was on its way to be kept: where that got there, its writer had it before them, too. Absent for nothing. */
  readonly begun?: Draft | null;
}

const PREFIX = 'inlay:last-words:';

/**
 * What was being written when the page went away. A page that goes has no time for a database: what it has begun may never be
 * done. This storage answers at once, and what lies here is kept properly when the agent is back.
 */
export interface LastWords {
  /** Leaves them, in place of what this tab left before; nothing takes them away. */
  leave(unsaved: readonly Unsaved[]): void;
  /** Takes out what all tabs left. */
  take(): readonly Unsaved[];
  /** Takes away what any tab left of an interaction, as it has been sent since. */
  forget(interactionId: string): void;
  /** Removes everything of this agent. */
  clear(): void;
}

/** `scope` names the agent, `tab` this tab; without a storage nothing is left and nothing found. */
export function createLastWords(storage: PreferenceStorage | null, scope: string, tab: string): LastWords {
  const key = PREFIX + scope;
  const read = (): Record<string, readonly Unsaved[]> => {
    try {
      return JSON.parse(storage?.getItem(key) ?? '{}') as Record<string, readonly Unsaved[]>;
    } catch {
      return {};
    }
  };
  const write = (all: Record<string, readonly Unsaved[]>): void => {
    try {
      if (Object.keys(all).length === 0) storage?.removeItem(key);
      else storage?.setItem(key, JSON.stringify(all));
    } catch {
      // Full or denied: the database may still have been quick enough.
    }
  };
  return {
    leave: (unsaved) => {
      const { [tab]: before, ...others } = read();
      if (unsaved.length > 0) write({ ...others, [tab]: unsaved });
      else if (before !== undefined) write(others);
    },
    take: () => {
      const all = Object.values(read()).flat();
      write({});
      return all;
    },
    forget: (interactionId) => {
      const all = Object.entries(read());
      const left = all.map(([name, unsaved]) => [
        name,
        unsaved.filter(({ draft }) => draft.interactionId !== interactionId),
      ]);
      if (all.length > 0) write(Object.fromEntries(left) as Record<string, readonly Unsaved[]>);
    },
    clear: () => {
      write({});
    },
  };
}
