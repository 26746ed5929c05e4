import * as v from 'valibot';
import { ATTRIBUTE_MAX, ATTRIBUTE_TYPES } from '../model/attribute.ts';
import { platformId } from './channel.ts';
import { count, cursor, id, label } from './scalars.ts';

/** A value as it is sent; whether it is of the attribute's type is the model's to say. */
const value = v.nullable(v.union([v.pipe(v.string(), v.maxLength(ATTRIBUTE_MAX * 2)), v.number()]));

const definitionEntries = {
  id,
  label: v.pipe(label, v.minLength(1)),
  type: v.picklist(ATTRIBUTE_TYPES),
  choices: v.optional(v.array(v.pipe(label, v.minLength(1)))),
};
/** An attribute as an administrator defines it. */
export const attributeDefinition = v.pipe(
  v.strictObject(definitionEntries),
  v.check(
    ({ type, choices = [] }) => (type === 'choice') === choices.length > 0,
    'choices for a choice, and for nothing else',
  ),
);

const recordEntries = {
  type: v.pipe(label, v.minLength(1)),
  id: v.pipe(label, v.minLength(1)),
  url: v.optional(v.pipe(v.string(), v.url(), v.regex(/^https?:/i), v.maxLength(2048))),
};
/** A record of the host's as it is sent. */
export const recordRef = v.strictObject(recordEntries);

/** What is known of the person behind a contact. */
export const contactCard = v.object({
  contact: v.object({
    id,
    name: v.string(),
    handle: v.nullable(v.string()),
    anonymous: v.boolean(),
    groups: v.array(label),
  }),
  version: count,
  identifiers: v.array(
    v.object({ channelId: id, channelName: v.string(), platform: platformId, value: v.string() }),
  ),
  attributes: v.array(v.object({ ...definitionEntries, value })),
  record: v.nullable(v.object(recordEntries)),
});
export type WireContactCard = v.InferOutput<typeof contactCard>;

/** What is changed of it; what is left out stays. */
export const contactChange = v.strictObject({
  attributes: v.optional(v.record(id, value)),
  record: v.optional(v.nullable(recordRef)),
});

export const earlierQuery = v.strictObject({
  cursor: v.optional(cursor),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)), 10),
});
