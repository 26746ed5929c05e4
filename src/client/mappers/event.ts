import * as v from 'valibot';
import { availability } from '../../contract/session.ts';
import { id } from '../../contract/scalars.ts';
import type { InlayEvent } from '../../model/event.ts';
import { toInteraction } from './interaction.ts';
import { toMessage } from './message.ts';
import { check, type Reading } from './reading.ts';

/** What stands around the subject of an event; the subject is checked by its own mapper. */
const looseEvent = v.variant('type', [
  v.object({ type: v.literal('interaction.changed'), interaction: v.unknown() }),
  v.object({ type: v.literal('interaction.removed'), interactionId: id }),
  v.object({ type: v.literal('message.changed'), message: v.unknown() }),
  v.object({ type: v.literal('presence.changed'), agentId: id, availability }),
  v.object({ type: v.literal('session.changed') }),
]);

/** An event; null and a report where it does not fit or is of a type that this panel does not know. */
export function toEvent(raw: unknown, reading: Reading): InlayEvent | null {
  const wire = check(looseEvent, raw, 'event', reading);
  if (wire?.type === 'interaction.changed') {
    const interaction = toInteraction(wire.interaction, reading);
    return interaction && { type: wire.type, interaction };
  }
  if (wire?.type === 'message.changed') {
    const message = toMessage(wire.message, reading);
    return message && { type: wire.type, message };
  }
  return wire;
}
