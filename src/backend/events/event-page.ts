import type { eventPage } from '../../contract/event.ts';
import type * as v from 'valibot';
import type { Access } from '../access.ts';
import type { Transaction } from '../database/database.ts';
import type { FileAddresses } from '../file-addresses.ts';
import { toEnvelope } from './envelope.ts';
import { canResume, readEvents, readLogState } from './event-log.ts';
import { formatPosition, type Position } from './position.ts';

const PAGE = 200;

/**
 * What happened after a position, for one reader: `head` is the place up to which they then hold everything. Without a position
 * it is empty and `head` is the end of the log.
 */
export async function readEventPage(
  transaction: Transaction,
  after: Position | null,
  access: Access,
  addresses: FileAddresses,
): Promise<v.InferInput<typeof eventPage>> {
  const state = await readLogState(transaction);
  const { epoch, head } = state;
  const end = formatPosition({ epoch, seq: head });
  if (after === null) return { events: [], head: end, more: false, reset: false };
  if (!canResume(state, after)) return { events: [], head: end, more: false, reset: true };
  const found = await readEvents(transaction, { after: after.seq, upTo: head, limit: PAGE + 1 }, access);
  const more = found.length > PAGE;
  const events = [];
  let prev = after.seq;
  for (const event of found.slice(0, PAGE)) {
    events.push(await toEnvelope(event, { epoch, prev }, addresses));
    prev = event.seq;
  }
  return { events, head: more ? formatPosition({ epoch, seq: prev }) : end, more, reset: false };
}
