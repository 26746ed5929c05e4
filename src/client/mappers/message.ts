import * as v from 'valibot';
import { attachment, message, type WireMessage } from '../../contract/message.ts';
import type { Attachment, Message, OutgoingMessage } from '../../model/message.ts';
import { check, mapEach, toAddress, toTime, type Reading } from './reading.ts';

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
      networkUrl: toAddress(wire.networkUrl),
      sentAt: toTime(wire.sentAt),
      delivery: wire.delivery && { ...wire.delivery, at: toTime(wire.delivery.at) },
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

/** The body of a send. */
export function fromOutgoing({
  text,
  attachmentIds,
  visibility,
  inReplyToId,
  seenMessageId,
}: OutgoingMessage) {
  return { text, attachmentIds, visibility, inReplyToId, seenMessageId };
}

function salvage(raw: unknown, { clock }: Reading): LooseMessage | null {
  const fallback: Omit<WireMessage, 'id' | 'interactionId'> = {
    clientId: null,
    kind: 'system',
    visibility: 'private',
    direction: 'system',
    author: { kind: 'system', id: null, name: '' },
    text: '',
    attachments: [],
    extra: null,
    inReplyTo: null,
    networkUrl: null,
    onAd: false,
    networkState: { likes: 0, likedByUs: false, hidden: false, deleted: false },
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
  return v.is(looseMessage, readable) ? readable : null;
}
