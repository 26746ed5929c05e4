import * as v from 'valibot';
import { bulkCount, bulkOrder, bulkResolution, bulkSelection } from '../bulk-resolution.ts';
import type { Operation } from '../operation.ts';

/** Resolving many interactions together. */
export const BULK_OPERATIONS = {
  countBulkResolution: {
    method: 'POST',
    path: '/bulk-resolutions/count',
    summary: 'How many interactions would be resolved together; changes nothing',
    access: 'agent',
    body: bulkSelection,
    answer: { status: 200, schema: bulkCount },
    problems: ['malformed-body', 'invalid-field', 'forbidden'],
  },
  startBulkResolution: {
    method: 'POST',
    path: '/bulk-resolutions',
    summary:
      'Begins to resolve what matches, once for each idempotency key, which becomes its id; `bulk-resolution.changed` tells how it goes',
    access: 'agent',
    guard: 'key',
    body: bulkOrder,
    answer: { status: 201, schema: bulkResolution },
    problems: [
      'malformed-body',
      'invalid-field',
      'forbidden',
      'nothing-to-resolve',
      'already-running',
      'idempotency-key-reused',
    ],
  },
  listBulkResolutions: {
    method: 'GET',
    path: '/bulk-resolutions',
    summary: 'What the agent has had resolved together, the newest first, at most ten',
    access: 'agent',
    answer: { status: 200, schema: v.object({ items: v.array(bulkResolution) }) },
    problems: [],
  },
  cancelBulkResolution: {
    method: 'POST',
    path: '/bulk-resolutions/{bulkResolutionId}/cancel',
    summary: 'Stops it; what is resolved stays so. One that has ended stays as it is',
    access: 'agent',
    answer: { status: 200, schema: bulkResolution },
    problems: ['not-found'],
  },
} as const satisfies Record<string, Operation>;
