import * as v from 'valibot';
import { TAKER_OBSTACLES } from '../model/assignment.ts';
import { count, id, label } from './scalars.ts';
import { availability } from './session.ts';

export const directoryEntry = v.object({
  kind: v.picklist(['agent', 'team']),
  id,
  name: label,
  availability: v.nullable(availability),
  held: count,
  offered: v.optional(count, 0),
  capacity: v.nullable(count),
  obstacle: v.optional(v.nullable(v.picklist(TAKER_OBSTACLES)), null),
});
export type WireDirectoryEntry = v.InferOutput<typeof directoryEntry>;
