import * as v from 'valibot';
import { BULK_QUEUES, MAX_BULK_AGE_MINUTES } from '../model/bulk-resolution.ts';
import { filterEntries } from './interaction-queries.ts';
import { count, id, label, time } from './scalars.ts';

const selectionWith = <TMore extends v.ObjectEntries>(more: TMore) => ({
  filter: v.strictObject({ ...filterEntries, queue: v.picklist(BULK_QUEUES) }),
  olderThanMinutes: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(1),
    v.maxValue(MAX_BULK_AGE_MINUTES),
    v.description('How long ago the newest message since the last resolution has to have been written'),
  ),
  ...more,
});
export const bulkSelection = v.strictObject(selectionWith({}));
export const bulkOrder = v.strictObject(
  selectionWith({
    reason: v.optional(
      v.pipe(v.nullable(label), v.description('One of `resolutionReasons`, where there are any')),
      null,
    ),
  }),
);
export const bulkCount = v.object({ count, withoutTopic: count, withoutDisposition: v.optional(count, 0) });

/** How resolving many together is going; told to who asked for it. */
export const bulkResolution = v.object({
  id,
  state: v.picklist(['running', 'done', 'cancelled']),
  total: count,
  resolved: count,
  leftOut: count,
  reason: v.nullable(label),
  startedAt: time,
  endedAt: v.nullable(time),
});
export type WireBulkResolution = v.InferOutput<typeof bulkResolution>;
