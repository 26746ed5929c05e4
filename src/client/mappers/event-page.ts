import * as v from 'valibot';
import { position } from '../../contract/scalars.ts';
import { envelope, type Envelope } from '../stream/stream-item.ts';
import { check, mapEach, type Reading } from './reading.ts';

/** `eventPage` of the contract, but for the events, each of which is checked apart. */
const looseEventPage = v.object({
  events: v.array(v.unknown()),
  head: position,
  more: v.boolean(),
  reset: v.boolean(),
});

/** What happened after a position, oldest first; `reset`: that can't be said, read everything again and go on from `head`. */
export interface EventPage {
  readonly events: readonly Envelope[];
  readonly head: string;
  readonly more: boolean;
  readonly reset: boolean;
}

/** A page of events, each still to be mapped; an envelope that does not fit is left out. */
export function toEventPage(raw: unknown, reading: Reading): EventPage | null {
  const wire = check(looseEventPage, raw, 'answer', reading);
  return (
    wire && { ...wire, events: mapEach(wire.events, (item) => check(envelope, item, 'stream', reading)) }
  );
}
