import * as v from 'valibot';
import { bulkResolution } from './bulk-resolution.ts';
import { interaction } from './interaction.ts';
import { message } from './message.ts';
import { placedNote } from './note.ts';
import { outcome } from './outcome.ts';
import { id, position, time } from './scalars.ts';
import { agentRef, availability } from './session.ts';
import { transcript } from './transcript.ts';

const inlayEvent = v.variant('type', [
  v.object({ type: v.literal('interaction.changed'), interaction }),
  v.object({ type: v.literal('interaction.removed'), interactionId: id }),
  v.object({ type: v.literal('message.changed'), message }),
  v.object({ type: v.literal('presence.changed'), agentId: id, availability }),
  v.object({ type: v.literal('session.changed') }),
  v.object({ type: v.literal('note.changed'), note: placedNote }),
  v.object({ type: v.literal('outcome.changed'), outcome }),
  v.object({ type: v.literal('quick-replies.changed') }),
  v.object({ type: v.literal('transcript.changed'), transcript }),
  v.object({ type: v.literal('contact.changed'), contactIds: v.array(id) }),
  v.object({
    type: v.literal('interaction.transferred'),
    interactionId: id,
    by: agentRef,
    noted: v.boolean(),
  }),
  v.object({ type: v.literal('preferences.changed') }),
  v.object({ type: v.literal('bulk-resolution.changed'), bulkResolution }),
]);

/** An event as it travels: its place, and the place of the one sent before it on this filtered stream. */
const eventEnvelope = v.object({
  position,
  prev: position,
  at: time,
  event: inlayEvent,
});
export type WireEventEnvelope = v.InferOutput<typeof eventEnvelope>;

export const signal = v.variant('type', [
  v.variant('who', [
    v.object({
      type: v.literal('typing'),
      interactionId: id,
      who: v.literal('contact'),
    }),
    v.object({
      type: v.literal('typing'),
      interactionId: id,
      who: v.literal('agent'),
      agent: agentRef,
    }),
  ]),
  v.object({ type: v.literal('viewing'), interactionId: id, agents: v.array(agentRef) }),
]);

/** Sent every 15 seconds of silence: `head` is the place of the last event that this stream has sent or would have. */
const heartbeat = v.object({ head: position, serverTime: time });
/** The position asked for is gone: read everything again, then go on from `position`. */
export const reset = v.object({ position });

/** The JSON mode of the stream, for catching up: what happened after a position, oldest first. */
export const eventPage = v.object({
  events: v.array(eventEnvelope),
  head: position,
  more: v.boolean(),
  reset: v.boolean(),
});

export const eventsQuery = v.strictObject({ after: v.optional(position) });
/** Names of the server-sent events on the stream; `data` of each is one of the schemas above. */
export const STREAM_EVENTS = {
  event: eventEnvelope,
  signal,
  heartbeat,
  reset,
} as const;
