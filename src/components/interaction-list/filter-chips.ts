import { isWhole, type FirstStrings } from '../../i18n/strings.ts';
import type { Session } from '../../model/agent.ts';
import type { InteractionFilter } from '../../model/interaction-list.ts';
import { showHidden } from '../../model/safe-text.ts';

/** One active filter: what it says, and the filter without it. */
export interface FilterChip {
  readonly key: string;
  readonly label: string;
  readonly without: InteractionFilter;
}

type ManyField = 'channelIds' | 'platforms' | 'topics' | 'tags' | 'contactGroups' | 'statuses';

/** The fields in which a filter holds several values. */
const MANY: readonly ManyField[] = ['statuses', 'channelIds', 'platforms', 'topics', 'tags', 'contactGroups'];

/** Everything that narrows the list besides its queue and the search, one by one, in words. */
export function filterChips(
  filter: InteractionFilter,
  session: Session | null,
  strings: FirstStrings,
): FilterChip[] {
  const chips: FilterChip[] = [];
  const { assignment, visibility, ...rest } = filter;
  if (assignment !== undefined) {
    const without = { ...rest, ...(visibility === undefined ? {} : { visibility }) };
    chips.push({ key: 'assignment', label: strings.filters[assignment], without });
  }
  if (visibility !== undefined) {
    const without = { ...rest, ...(assignment === undefined ? {} : { assignment }) };
    chips.push({ key: 'visibility', label: strings.everywhere.visibility[visibility], without });
  }
  for (const field of MANY) {
    for (const value of filter[field] ?? []) {
      chips.push({
        key: `${field} ${value}`,
        label: labelOf(field, value, session, strings),
        without: toggleValue(filter, field, value),
      });
    }
  }
  return chips;
}

/** The filter with a value added to a field, or taken out where it was in; a field without values is absent. */
export function toggleValue(filter: InteractionFilter, field: ManyField, value: string): InteractionFilter {
  const values: readonly string[] = filter[field] ?? [];
  const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
  const { [field]: _, ...without } = filter;
  return next.length === 0 ? without : { ...without, [field]: next };
}

/** The filter narrowed by nothing but its queue and the search. */
export function withoutFilters({ queue, search }: InteractionFilter): InteractionFilter {
  return { ...(queue === undefined ? {} : { queue }), ...(search === undefined ? {} : { search }) };
}

/** A filter by what is there no more finds nothing, and says why. */
function labelOf(field: ManyField, value: string, session: Session | null, strings: FirstStrings): string {
  const word = wordFor(field, value, session, strings);
  return isWhole(strings) && isGone(field, value, session) ? strings.filters.gone(word) : word;
}

function isGone(field: ManyField, value: string, session: Session | null): boolean {
  if (session === null || field === 'platforms' || field === 'statuses') return false;
  return field === 'channelIds'
    ? session.channels.every(({ id }) => id !== value)
    : !session.catalogue[field].includes(value);
}

function wordFor(field: ManyField, value: string, session: Session | null, strings: FirstStrings): string {
  switch (field) {
    case 'channelIds':
      return showHidden(session?.channels.find(({ id }) => id === value)?.name ?? value);
    case 'platforms':
      return strings.platforms[value as keyof FirstStrings['platforms']];
    case 'statuses':
      return strings.everywhere.status[value as keyof FirstStrings['everywhere']['status']];
    default:
      return showHidden(value);
  }
}
