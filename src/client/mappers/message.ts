import * as v from 'valibot';
import { attachment, message, type WireMessage } from '../../contract/message.ts';
import { UNTOUCHED, type Attachment, type Message } from '../../model/message.ts';
import { toNote } from './note.ts';
import { check, mapEach, toAddress, toTime, toTimeOrNull, type Reading } from './reading.ts';

/** Attachments are checked apart, so that a bad one does not take the message with it. */
const looseMessage = v.object({ ...message.entries, attachments: v.array(v.unknown()) });
type LooseMessage = v.InferOutput<typeof looseMessage>;

/**
 * A message. One that does not fit is reported and, where its id and interaction can be read, stands as a placeholder
 * with `extra` of type `unsupported` and what else could be read of it, so that the agent knows that something is there.
 */
export function toMessage(raw: unknown, reading: Reading): Message | null {
  const wire = check(looseMessage, raw, 'message', reading) ?? salvage(raw, reading);
  return (
    wire && {
      ...wire,
      attachments: mapEach(wire.attachments, (item) => toAttachment(item, reading)),
      notes: wire.notes.map(toNote),
      extra:
        wire.extra?.type === 'story'
          ? { ...wire.extra, expiresAt: toTimeOrNull(wire.extra.expiresAt) }
          : wire.extra,
      networkUrl: toAddress(wire.networkUrl),
      action: wire.action && { ...wire.action, at: toTime(wire.action.at) },
      editedAt: wire.editedAt === null ? null : toTime(wire.editedAt),
      sentAt: toTime(wire.sentAt),
      delivery: wire.delivery && {
        ...wire.delivery,
        at: toTime(wire.delivery.at),
        undoUntil: toTimeOrNull(wire.delivery.undoUntil),
      },
    }
  );
}

/** An attachment with its addresses made absolute; null and a report where it does not fit. */
export function toAttachment(raw: unknown, reading: Reading): Attachment | null {
  const wire = check(attachment, raw, 'attachment', reading);
  const url = wire && toAddress(wire.url, reading.apiUrl);
  return wire && url !== null
    ? { ...wire, url, thumbnailUrl: toAddress(wire.thumbnailUrl, reading.apiUrl) }
    : null;
}

function salvage(raw: unknown, { clock }: Reading): LooseMessage | null {
  const fallback: Omit<WireMessage, 'id' | 'interactionId'> = {
    clientId: null,
    kind: 'system',
    visibility: 'private',
    direction: 'system',
    author: { kind: 'system', id: null, name: '' },
    text: '',
    translation: null,
    attachments: [],
    extra: null,
    template: null,
    removed: { content: false, author: false },
    tags: [],
    notes: [],
    muted: false,
    inReplyTo: null,
    networkUrl: null,
    onAd: false,
    networkState: UNTOUCHED,
    action: null,
    editedAt: null,
    sentAt: new Date(clock()).toISOString(),
    delivery: null,
  };
  if (typeof raw !== 'object' || raw === null) return null;
  const readable: Record<string, unknown> = { ...fallback, id: null };
  for (const [name, schema] of Object.entries(looseMessage.entries)) {
    const field = v.safeParse(schema, (raw as Record<string, unknown>)[name]);
    if (field.success) readable[name] = field.output;
  }
  readable['extra'] = { type: 'unsupported', nativeType: 'unreadable' };
  const whole = v.safeParse(looseMessage, readable);
  return whole.success ? whole.output : null;
}
