import * as v from 'valibot';
import { eventPage } from '../../contract/event.ts';
import { envelope, type Envelope } from '../stream/stream-item.ts';
import { check, mapEach, type Reading } from './reading.ts';

const looseEventPage = v.object({ ...eventPage.entries, events: v.array(v.unknown()) });

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
