import * as v from 'valibot';
import { cursor } from '../../contract/scalars.ts';
import type { Page } from '../../model/client.ts';
import { check, mapEach, type Reading } from './reading.ts';

const page = v.object({ items: v.array(v.unknown()), next: v.nullable(cursor) });

/** A page with each item mapped apart; what does not fit is left out. */
export function toPage<T>(
  raw: unknown,
  toItem: (raw: unknown) => T | null,
  reading: Reading,
): Page<T> | null {
  const wire = check(page, raw, 'answer', reading);
  return wire && { items: mapEach(wire.items, toItem), next: wire.next };
}
