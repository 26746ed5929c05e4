import {
  compareInteractions,
  matchesFilter,
  type InteractionFilter,
  type InteractionSort,
} from '../model/interaction-list.ts';
import type { Interaction } from '../model/interaction.ts';
import type { StateChange } from './state-change.ts';

/** How far the list has been read: everything up to and with `last` is known; null for the whole. */
export interface ListRange {
  readonly last: Interaction | null;
}

/** Whether a filter searches text, which only the backend can do. */
export function isSearch(filter: InteractionFilter): boolean {
  return filter.search !== undefined && filter.search.trim() !== '';
}

/** Whether an interaction stands in the part of the list that has been read. */
function belongs(
  interaction: Interaction,
  filter: InteractionFilter,
  sort: InteractionSort,
  agentId: string,
  { last }: ListRange,
): boolean {
  return (
    matchesFilter(interaction, filter, agentId) &&
    (last === null || compareInteractions(sort)(interaction, last) <= 0)
  );
}

/** The ids of the list made anew out of all that is known; not for a search, which the backend alone decides. */
export function orderedIds(change: StateChange, range: ListRange): readonly string[] {
  const { interactions, list, session } = change.state;
  const agentId = session.value?.agent.id ?? '';
  return Object.values(interactions)
    .filter((interaction) => belongs(interaction, list.filter, list.sort, agentId, range))
    .sort(compareInteractions(list.sort))
    .map(({ id }) => id);
}

/** The ids of the list after single interactions have moved; the same array where none has. */
export function movedIds(change: StateChange, range: ListRange): readonly string[] {
  const { interactions, list, session } = change.state;
  const agentId = session.value?.agent.id ?? '';
  const compare = compareInteractions(list.sort);
  const search = isSearch(list.filter);
  const gone = (id: string): boolean => {
    const after = change.moves.get(id);
    if (after === undefined) return false;
    return !search || after.after === null || !matchesFilter(after.after, list.filter, agentId);
  };
  const ids = list.ids.filter((id) => !gone(id));
  if (!search) {
    for (const { after } of change.moves.values()) {
      if (after === null || !belongs(after, list.filter, list.sort, agentId, range)) continue;
      let low = 0;
      let high = ids.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        const other = interactions[ids[middle] ?? ''];
        if (other !== undefined && compare(other, after) < 0) low = middle + 1;
        else high = middle;
      }
      ids.splice(low, 0, after.id);
    }
  }
  return ids.length === list.ids.length && ids.every((id, index) => id === list.ids[index]) ? list.ids : ids;
}
