import * as v from 'valibot';
import { TAKER_OBSTACLES } from '../model/assignment.ts';
import { DIRECTORY_KINDS, DIRECTORY_PURPOSES } from '../model/directory.ts';
import { RECEIVER_OBSTACLES } from '../model/transfer.ts';
import { count, cursor, id, label } from './scalars.ts';
import { availability } from './session.ts';

export const directoryEntry = v.object({
  kind: v.picklist(DIRECTORY_KINDS),
  id,
  name: label,
  availability: v.nullable(availability),
  held: count,
  offered: v.optional(count, 0),
  capacity: v.nullable(count),
  waiting: v.optional(count),
  available: v.optional(count),
  connected: v.optional(v.boolean()),
  contact: v.optional(v.object({ channelId: id, handle: v.nullable(label) })),
  obstacle: v.optional(v.nullable(v.picklist([...TAKER_OBSTACLES, ...RECEIVER_OBSTACLES])), null),
});
export type WireDirectoryEntry = v.InferOutput<typeof directoryEntry>;

export const directoryQuery = v.strictObject({
  search: v.optional(v.pipe(v.string(), v.maxLength(200))),
  kind: v.optional(v.picklist(DIRECTORY_KINDS)),
  purpose: v.optional(v.picklist(DIRECTORY_PURPOSES), 'assign'),
  interactionId: v.optional(id),
  cursor: v.optional(cursor),
});
