import type { Session } from './agent.ts';
import { ASSIGNMENTS, type InteractionFilter } from './interaction-list.ts';
import { VISIBILITIES } from './platform.ts';
import { QUEUES, STATUSES } from './status.ts';

/** A value of a filter that there is no such of any more. */
export interface GoneValue {
  readonly field: keyof InteractionFilter;
  readonly value: string;
}

const SINGLE: Readonly<Record<string, readonly unknown[]>> = {
  queue: QUEUES,
  assignment: ASSIGNMENTS,
  visibility: VISIBILITIES,
};

/**
 * What of a value that was kept as a filter is one for this agent now: fields and values that were never any are left out, and so are
 * channels, networks, topics, tags and groups that are not there any more; `gone` names those. A search is not kept.
 */
export function keptFilter(
  kept: unknown,
  { channels, catalogue }: Pick<Session, 'channels' | 'catalogue'>,
): { readonly filter: InteractionFilter; readonly gone: readonly GoneValue[] } {
  const { topics, tags, contactGroups } = catalogue;
  const several: Readonly<Record<string, readonly unknown[]>> = {
    statuses: STATUSES,
    channelIds: channels.map(({ id }) => id),
    platforms: channels.map(({ platform }) => platform),
    topics,
    tags,
    contactGroups,
  };
  const filter: Record<string, unknown> = {};
  const gone: GoneValue[] = [];
  for (const [name, value] of Object.entries(kept ?? {})) {
    if (Object.hasOwn(SINGLE, name) && SINGLE[name]?.includes(value) === true) filter[name] = value;
    if (!Object.hasOwn(several, name) || !Array.isArray(value)) continue;
    const [there, others] = [[] as unknown[], [] as unknown[]];
    for (const one of new Set<unknown>(value))
      (several[name]?.includes(one) === true ? there : others).push(one);
    if (there.length > 0) filter[name] = there;
    for (const one of others)
      if (typeof one === 'string' && name !== 'statuses')
        gone.push({ field: name as keyof InteractionFilter, value: one });
  }
  return { filter, gone };
}
