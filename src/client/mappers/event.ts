import * as v from 'valibot';
import { bulkResolution } from '../../contract/bulk-resolution.ts';
import { agentRef, availability } from '../../contract/session.ts';
import { id } from '../../contract/scalars.ts';
import { transcript } from '../../contract/transcript.ts';
import type { InlayEvent } from '../../model/event.ts';
import { toInteraction } from './interaction.ts';
import { toMessage } from './message.ts';
import { toPlacedNote } from './note.ts';
import { toOutcome } from './outcome.ts';
import { check, toTime, type Reading } from './reading.ts';

/** What stands around the subject of an event; the subject is checked by its own mapper. */
const looseEvent = v.variant('type', [
  v.object({ type: v.literal('interaction.changed'), interaction: v.unknown() }),
  v.object({ type: v.literal('interaction.removed'), interactionId: id }),
  v.object({ type: v.literal('message.changed'), message: v.unknown() }),
  v.object({ type: v.literal('presence.changed'), agentId: id, availability }),
  v.object({ type: v.literal('session.changed') }),
  v.object({ type: v.literal('note.changed'), note: v.unknown() }),
  v.object({ type: v.literal('outcome.changed'), outcome: v.unknown() }),
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

/** An event; null and a report where it does not fit or is of a type that this panel does not know. */
export function toEvent(raw: unknown, reading: Reading): InlayEvent | null {
  const wire = check(looseEvent, raw, 'event', reading);
  if (wire?.type === 'interaction.changed') {
    const interaction = toInteraction(wire.interaction, reading);
    return interaction && { type: wire.type, interaction };
  }
  if (wire?.type === 'transcript.changed')
    return { type: wire.type, transcript: { ...wire.transcript, at: toTime(wire.transcript.at) } };
  if (wire?.type === 'bulk-resolution.changed') {
    const { startedAt, endedAt, ...rest } = wire.bulkResolution;
    return {
      type: wire.type,
      bulkResolution: {
        ...rest,
        startedAt: toTime(startedAt),
        endedAt: endedAt === null ? null : toTime(endedAt),
      },
    };
  }
  if (wire?.type === 'outcome.changed') {
    const outcome = toOutcome(wire.outcome, reading);
    return outcome && { type: wire.type, outcome };
  }
  if (wire?.type === 'note.changed') {
    const note = toPlacedNote(wire.note, reading);
    return note && { type: wire.type, note };
  }
  if (wire?.type === 'message.changed') {
    const message = toMessage(wire.message, reading);
    return message && { type: wire.type, message };
  }
  return wire;
}
