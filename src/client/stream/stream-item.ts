import * as v from 'valibot';
import { reset, signal, type WireEventEnvelope } from '../../contract/event.ts';
import { position } from '../../contract/scalars.ts';

/** An event's place, whatever the event itself is: one that can't be read must not look like a gap. */
export const envelope = v.object({ position, prev: position, event: v.unknown() }) satisfies v.GenericSchema<
  Pick<WireEventEnvelope, 'position' | 'prev'>
>;
export type Envelope = v.InferOutput<typeof envelope>;

/** What comes over the stream: the name of the server-sent event and what it holds. */
export const streamItem = v.variant('name', [
  v.object({ name: v.literal('event'), data: envelope }),
  v.object({ name: v.literal('signal'), data: signal }),
  v.object({ name: v.literal('heartbeat'), data: v.object({ head: position }) }),
  v.object({ name: v.literal('reset'), data: reset }),
]);
export type StreamItem = v.InferOutput<typeof streamItem>;
