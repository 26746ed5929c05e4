import { SORTS } from '../model/interaction-list.ts';
import { DEFAULT_PREFERENCES } from './initial-state.ts';
import type { Preferences } from './state.ts';

/** A small storage that answers at once, such as the browser's `localStorage`. */
export type PreferenceStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const PREFIX = 'inlay:preferences:';

/** What an agent chose here before; the defaults for what is missing, unknown or not to be had. */
export function readPreferences(storage: PreferenceStorage | null, scope: string): Preferences {
  try {
    const kept = JSON.parse(storage?.getItem(PREFIX + scope) ?? '{}') as Partial<Preferences>;
    const { filter, sort, listCollapsed, cardCollapsed } = { ...DEFAULT_PREFERENCES, ...kept };
    return {
      filter: typeof filter === 'object' ? filter : DEFAULT_PREFERENCES.filter,
      sort: SORTS.includes(sort) ? sort : DEFAULT_PREFERENCES.sort,
      listCollapsed,
      cardCollapsed,
    };
  } catch {
    return DEFAULT_PREFERENCES;
  }
}

/** Keeps them, or with null removes them; where the browser keeps nothing they hold until it ends. */
export function keepPreferences(
  storage: PreferenceStorage | null,
  scope: string,
  preferences: Preferences | null,
): void {
  try {
    if (preferences === null) storage?.removeItem(PREFIX + scope);
    else storage?.setItem(PREFIX + scope, JSON.stringify(preferences));
  } catch {
    // Full or denied: nothing that matters is lost.
  }
}

/** Whose things are kept: nobody else's are read, sent or removed. */
export function scopeOf(session: {
  readonly organisation: { readonly id: string };
  readonly agent: { readonly id: string };
}): string {
  return `${session.organisation.id}/${session.agent.id}`;
}
