import type { Session } from '../model/agent.ts';
import { SORTS } from '../model/interaction-list.ts';
import { keptFilter, type GoneValue } from '../model/kept-filter.ts';
import { DEFAULT_PREFERENCES } from './initial-state.ts';
import type { Preferences } from './state.ts';

/** A small storage that answers at once, such as the browser's `localStorage`. */
export type PreferenceStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const PREFIX = 'inlay:preferences:';

/**
 * What an agent chose here before, as far as it is still something that can be chosen; the defaults for what is missing, unknown or not
 * to be had. `gone` is what their filter named and is not there any more.
 */
export function readPreferences(
  storage: PreferenceStorage | null,
  session: Session,
): { readonly preferences: Preferences; readonly gone: readonly GoneValue[] } {
  try {
    const kept = JSON.parse(storage?.getItem(PREFIX + scopeOf(session)) ?? '{}') as Record<string, unknown>;
    const { filter, gone } = keptFilter(kept['filter'], session);
    const sort = SORTS.find((one) => one === kept['sort']);
    return {
      preferences: {
        filter: { ...DEFAULT_PREFERENCES.filter, ...filter },
        sort: sort ?? DEFAULT_PREFERENCES.sort,
        listCollapsed: kept['listCollapsed'] === true,
        cardCollapsed: kept['cardCollapsed'] === true || undefined,
      },
      gone,
    };
  } catch {
    return { preferences: DEFAULT_PREFERENCES, gone: [] };
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
