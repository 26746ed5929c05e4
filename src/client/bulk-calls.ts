import * as v from 'valibot';
import { bulkCount, bulkResolution, type WireBulkResolution } from '../contract/bulk-resolution.ts';
import type { BulkResolution } from '../model/bulk-resolution.ts';
import type { BulkClient } from '../model/client.ts';
import { ok, type Result } from '../model/result.ts';
import { check, mapEach, toTime, type Reading } from './mappers/reading.ts';
import type { Requester } from './rest/request.ts';

const list = v.object({ items: v.array(v.unknown()) });

/** As the panel has it. */
function toBulkResolution(wire: WireBulkResolution): BulkResolution {
  return {
    ...wire,
    startedAt: toTime(wire.startedAt),
    endedAt: wire.endedAt === null ? null : toTime(wire.endedAt),
  };
}

/** Resolving many together; never throws, like all other calls. */
export function createBulkCalls(request: Requester, reading: Reading): BulkClient {
  const readOne = (raw: unknown): WireBulkResolution | null => check(bulkResolution, raw, 'answer', reading);
  const toOne = (read: Result<WireBulkResolution>): Result<BulkResolution> =>
    read.ok ? ok(toBulkResolution(read.value)) : read;
  return {
    countBulk: (selection, signal) =>
      request(
        { route: 'POST /bulk-resolutions/count', body: { ...selection }, signal, repeat: true },
        (raw) => check(bulkCount, raw, 'answer', reading),
      ),
    startBulk: async (order, key, signal) =>
      toOne(
        await request(
          {
            route: 'POST /bulk-resolutions',
            headers: { 'idempotency-key': key },
            body: { ...order },
            signal,
            repeat: true,
          },
          readOne,
        ),
      ),
    async bulkResolutions(signal) {
      const read = await request({ route: 'GET /bulk-resolutions', signal, repeat: true }, (raw) =>
        check(list, raw, 'answer', reading),
      );
      return read.ok
        ? ok(
            mapEach(read.value.items, (item) => {
              const one = readOne(item);
              return one && toBulkResolution(one);
            }),
          )
        : read;
    },
    cancelBulk: async (id, signal) =>
      toOne(
        await request(
          { route: 'POST /bulk-resolutions/{bulkResolutionId}/cancel', id, signal, repeat: true },
          readOne,
        ),
      ),
  };
}
