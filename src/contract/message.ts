import * as v from 'valibot';
import { DELIVERY_REASONS, DELIVERY_STATES } from '../model/delivery.ts';
import { MESSAGE_KINDS } from '../model/platform.ts';
import { visibility } from './channel.ts';
import { count, id, messageText, time } from './scalars.ts';

export const messageKind = v.picklist(MESSAGE_KINDS);
export const direction = v.picklist(['inbound', 'outbound', 'system']);
const address = v.pipe(v.string(), v.maxLength(2048));

export const attachment = v.object({
  id,
  name: v.pipe(v.string(), v.maxLength(255)),
  type: v.string(),
  size: count,
  url: v.pipe(address, v.description('Signed, short-lived, relative to the API')),
  thumbnailUrl: v.nullable(address),
  dimensions: v.nullable(v.object({ width: count, height: count })),
});
export type WireAttachment = v.InferOutput<typeof attachment>;

export const messageExtra = v.variant('type', [
  v.object({
    type: v.literal('location'),
    latitude: v.number(),
    longitude: v.number(),
    name: v.nullable(v.string()),
    address: v.nullable(v.string()),
  }),
  v.object({
    type: v.literal('contacts'),
    contacts: v.array(v.object({ name: v.string(), phones: v.array(v.string()) })),
  }),
  v.object({ type: v.literal('reaction'), emoji: v.string() }),
  v.object({
    type: v.literal('rating'),
    stars: count,
    title: v.nullable(v.string()),
  }),
  v.object({ type: v.literal('unsupported'), nativeType: v.string() }),
]);

const delivery = v.object({
  state: v.picklist(DELIVERY_STATES),
  reason: v.nullable(v.picklist(DELIVERY_REASONS)),
  detail: v.nullable(v.string()),
  at: time,
});

export const message = v.object({
  id,
  interactionId: id,
  clientId: v.nullable(id),
  kind: messageKind,
  visibility,
  direction,
  author: v.object({
    kind: v.picklist(['contact', 'agent', 'system']),
    id: v.nullable(id),
    name: v.string(),
  }),
  text: messageText,
  attachments: v.array(attachment),
  extra: v.nullable(messageExtra),
  inReplyTo: v.nullable(v.object({ id, authorName: v.string(), text: v.string() })),
  networkUrl: v.nullable(address),
  onAd: v.boolean(),
  networkState: v.object({
    likes: count,
    likedByUs: v.boolean(),
    hidden: v.boolean(),
    deleted: v.boolean(),
  }),
  sentAt: time,
  delivery: v.nullable(delivery),
});
export type WireMessage = v.InferOutput<typeof message>;

/** The body of a send; its id goes in the `Idempotency-Key` header. */
export const sendBody = v.strictObject({
  text: messageText,
  attachmentIds: v.pipe(v.array(id), v.maxLength(30)),
  visibility,
  inReplyToId: v.nullable(id),
  seenMessageId: v.nullable(id),
});

export const readBody = v.strictObject({ messageId: id });
export const uploadQuery = v.strictObject({
  interactionId: id,
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(255)),
});
