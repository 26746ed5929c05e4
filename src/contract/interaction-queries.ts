import * as v from 'valibot';
import { ASSIGNMENTS, SORTS } from '../model/interaction-list.ts';
import { QUEUES } from '../model/status.ts';
import { platformId, visibility } from './channel.ts';
import { status } from './interaction.ts';
import { cursor, id, label } from './scalars.ts';

/** In a query each of these may stand several times; one standing once is a list of one. */
const manyWith = <TSchema extends v.GenericSchema>(schema: TSchema) =>
  v.pipe(v.array(schema), v.maxLength(50));

/** What narrows a list, by name. */
export const filterEntries = {
  queue: v.optional(v.picklist(QUEUES)),
  assignment: v.optional(v.picklist(ASSIGNMENTS)),
  channelIds: v.optional(manyWith(id)),
  platforms: v.optional(manyWith(platformId)),
  topics: v.optional(manyWith(label)),
  tags: v.optional(manyWith(label)),
  contactGroups: v.optional(manyWith(label)),
  visibility: v.optional(visibility),
  statuses: v.optional(manyWith(status)),
  search: v.optional(v.pipe(v.string(), v.maxLength(200))),
};
export const countsQuery = v.strictObject(filterEntries);
export const interactionsQuery = v.strictObject({
  ...filterEntries,
  sort: v.optional(v.picklist(SORTS), 'waiting'),
  cursor: v.optional(cursor),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)), 50),
});
