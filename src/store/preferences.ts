import type { Session } from '../model/agent.ts';
import { SORTS } from '../model/interaction-list.ts';
import { keptFilter } from '../model/kept-filter.ts';
import { DEFAULT_PREFERENCES } from './initial-state.ts';
import type { Preferences } from './state.ts';

/** A small storage that answers at once, such as the browser's `localStorage`. */
export type PreferenceStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const PREFIX = 'inlay:preferences:';

/** What is kept of them, unchecked; nothing where nothing can be read. */
export function keptPreferences(
  storage: PreferenceStorage | null,
  session: Session,
): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(storage?.getItem(PREFIX + scopeOf(session)) ?? '{}')) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/**
 * What an agent chose here before, as far as it is still something that can be chosen; the defaults for what is missing, unknown or not
 * to be had.
 */
export function readPreferences(storage: PreferenceStorage | null, session: Session): Preferences {
  const kept = keptPreferences(storage, session);
  return {
    filter: { ...DEFAULT_PREFERENCES.filter, ...keptFilter(kept['filter'], session) },
    sort: SORTS.find((one) => one === kept['sort']) ?? DEFAULT_PREFERENCES.sort,
    listCollapsed: kept['listCollapsed'] === true,
    cardCollapsed: kept['cardCollapsed'] === true || undefined,
  };
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
