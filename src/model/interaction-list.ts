import type { Interaction } from './interaction.ts';
import type { PlatformId, Visibility } from './platform.ts';
import { queueOf, type Queue, type Status } from './status.ts';

/** Whose interactions: the agent's own, those of anybody, or nobody's. Absent means all. */
export const ASSIGNMENTS = ['mine', 'assigned', 'unassigned'] as const;
export type AssignmentFilter = (typeof ASSIGNMENTS)[number];

/** What narrows the list (L3). Fields combine by *and*, the values of one field by *or*; an absent or empty field narrows nothing. */
export interface InteractionFilter {
  readonly queue?: Queue;
  readonly assignment?: AssignmentFilter;
  readonly channelIds?: readonly string[];
  readonly platforms?: readonly PlatformId[];
  readonly topics?: readonly string[];
  readonly tags?: readonly string[];
  readonly contactGroups?: readonly string[];
  readonly visibility?: Visibility;
  readonly statuses?: readonly Status[];
  /** Contact, text, tag or identifier (L4); decided by the backend alone. */
  readonly search?: string;
}

/** From so many characters on a search looks at everything; before that, where the backend has no index, at what is newest. */
export const WHOLE_SEARCH = 3;

/** Longest wait first, promise due first, or latest activity first (L5). */
export const SORTS = ['waiting', 'sla', 'activity'] as const;
export type InteractionSort = (typeof SORTS)[number];

/** Counting ends here: so many, or more. */
export const MOST_COUNTED = 1_000;

/** How many interactions each list holds under a filter, its `queue` left aside; at most `MOST_COUNTED` are told. */
export type QueueCounts = Readonly<Record<Queue, number>>;

/**
 * Whether an interaction belongs in a list so narrowed. `search` is left aside: only the backend has all the text.
 * An interaction that is offered to the agent counts as theirs, so that an offer is seen where the agent works (Q3).
 */
export function matchesFilter(interaction: Interaction, filter: InteractionFilter, agentId: string): boolean {
  return (
    (filter.queue === undefined || queueOf(interaction.status) === filter.queue) &&
    matchesAssignment(interaction, filter.assignment, agentId) &&
    isOneOf(filter.channelIds, interaction.channelId) &&
    isOneOf(filter.platforms, interaction.platform) &&
    isOneOf(filter.statuses, interaction.status) &&
    sharesOne(filter.topics, interaction.topics) &&
    sharesOne(filter.tags, [...interaction.tags, ...interaction.messageTags]) &&
    sharesOne(filter.contactGroups, interaction.contact.groups) &&
    (filter.visibility === undefined || interaction.visibility === filter.visibility)
  );
}

function matchesAssignment(
  interaction: Interaction,
  assignment: AssignmentFilter | undefined,
  agentId: string,
): boolean {
  if (assignment === undefined) return true;
  if (assignment === 'mine')
    return interaction.assignee?.id === agentId || interaction.offer?.agentId === agentId;
  return (interaction.assignee !== null) === (assignment === 'assigned');
}

function isOneOf<T>(allowed: readonly T[] | undefined, value: T): boolean {
  return allowed === undefined || allowed.length === 0 || allowed.includes(value);
}

function sharesOne(allowed: readonly string[] | undefined, values: readonly string[]): boolean {
  return allowed === undefined || allowed.length === 0 || values.some((value) => allowed.includes(value));
}

/**
 * The number by which a list is sorted, smallest first; ties go by id. Who waits comes before who does not, and who has no
 * promise comes after who has one. The backend sorts by the same number, so a cursor and a live insertion agree.
 */
export function sortKey(interaction: Interaction, sort: InteractionSort): number {
  switch (sort) {
    case 'waiting':
      return interaction.waitingSince ?? NOT_WAITING - interaction.lastActivityAt;
    case 'sla':
      return interaction.slaDueAt ?? NOT_WAITING - interaction.lastActivityAt;
    case 'activity':
      return -interaction.lastActivityAt;
  }
}

/** Larger than any time minus any other, so that those who don't wait follow, latest activity first. */
export const NOT_WAITING = 8_640_000_000_000_000;

/** The order of a list. */
export function compareInteractions(sort: InteractionSort): (a: Interaction, b: Interaction) => number {
  return (a, b) => sortKey(a, sort) - sortKey(b, sort) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
