import type { Session } from './agent.ts';
import type { InteractionFilter } from './interaction-list.ts';
import { filterChoices } from './kept-filter.ts';

/** A value of a filter that there is no such of any more. */
export interface GoneValue {
  readonly field: keyof InteractionFilter;
  readonly value: string;
}

/** The fields whose values come and go. */
const FIELDS = ['channelIds', 'platforms', 'topics', 'tags', 'contactGroups'] as const;

/** What a value that was kept as a filter names and is not there any more, once each. */
export function goneFromFilter(
  kept: unknown,
  session: Pick<Session, 'channels' | 'catalogue'>,
): readonly GoneValue[] {
  const choices = filterChoices(session);
  return FIELDS.flatMap((field) => {
    const values = (kept as Record<string, unknown> | null | undefined)?.[field];
    return [...new Set<unknown>(Array.isArray(values) ? values : [])].flatMap((value) =>
      typeof value === 'string' && choices[field]?.includes(value) !== true ? [{ field, value }] : [],
    );
  });
}
