import type { Session } from './agent.ts';
import { ASSIGNMENTS, type InteractionFilter } from './interaction-list.ts';
import { VISIBILITIES } from './platform.ts';
import { QUEUES, STATUSES } from './status.ts';

/** What a filter can be by for an agent now, by field: of one named in the plural any number, of the others one. */
export const filterChoices = ({
  channels,
  catalogue: { topics, tags, contactGroups },
}: Pick<Session, 'channels' | 'catalogue'>): Readonly<Record<string, readonly unknown[]>> => ({
  queue: QUEUES,
  assignment: ASSIGNMENTS,
  visibility: VISIBILITIES,
  statuses: STATUSES,
  channelIds: channels.map(({ id }) => id),
  platforms: channels.map(({ platform }) => platform),
  topics,
  tags,
  contactGroups,
});

/**
 * What of a value that was kept as a filter is one for this agent now: fields and values that were never any are left out, and so are
 * channels, networks, topics, tags and groups that are not there any more. A search is not kept.
 */
export function keptFilter(
  kept: unknown,
  session: Pick<Session, 'channels' | 'catalogue'>,
): InteractionFilter {
  const filter: Record<string, unknown> = {};
  for (const [field, there] of Object.entries(filterChoices(session))) {
    const value = (kept as Record<string, unknown> | null | undefined)?.[field];
    const isMany = field.endsWith('s');
    const left = (Array.isArray(value) === isMany ? [value].flat() : []).filter((one) => there.includes(one));
    if (left.length > 0) filter[field] = isMany ? left : left[0];
  }
  return filter;
}
