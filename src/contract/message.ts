import * as v from 'valibot';
import { DELIVERY_REASONS, DELIVERY_STATES } from '../model/delivery.ts';
import { ACTION_FAILURES, NETWORK_ACTIONS, SEND_AS } from '../model/message.ts';
import { MESSAGE_KINDS } from '../model/platform.ts';
import { visibility } from './channel.ts';
import { note } from './note.ts';
import { count, id, label, messageText, time } from './scalars.ts';
import { templateChoice, templateContent } from './template-content.ts';
import { agentRef } from './session.ts';

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

/** What is neither text nor file and says nothing of time. */
export const plainExtras = [
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
] as const;

const messageExtra = v.variant('type', [
  ...plainExtras,
  v.object({ type: v.literal('story'), expiresAt: v.nullable(time) }),
]);

/** A text in another language. */
export const languageTag = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/),
  v.description('BCP 47'),
);
export const translation = v.object({
  text: v.pipe(messageText, v.minLength(1)),
  from: languageTag,
  to: languageTag,
});

/** What has been taken out; events of before that was told say that nothing has been. */
export const removed = v.optional(v.object({ content: v.boolean(), author: v.boolean() }), {
  content: false,
  author: false,
});

const delivery = v.object({
  state: v.picklist(DELIVERY_STATES),
  reason: v.nullable(v.picklist(DELIVERY_REASONS)),
  detail: v.nullable(v.string()),
  at: time,
  undoUntil: v.optional(v.nullable(time), null),
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
  translation: v.nullable(translation),
  attachments: v.array(attachment),
  extra: v.nullable(messageExtra),
  template: v.optional(v.nullable(templateContent), null),
  removed,
  tags: v.optional(v.array(label), []),
  notes: v.optional(v.array(note), []),
  muted: v.optional(v.boolean(), false),
  inReplyTo: v.nullable(v.object({ id, authorName: v.string(), text: v.string(), removed })),
  networkUrl: v.nullable(address),
  onAd: v.boolean(),
  networkState: v.object({
    likes: count,
    likedByUs: v.boolean(),
    hidden: v.boolean(),
    deleted: v.boolean(),
    reposted: v.boolean(),
    followed: v.boolean(),
    answered: v.boolean(),
    privatelyAnswered: v.boolean(),
    onOwnProperty: v.boolean(),
    inOwnConversation: v.boolean(),
  }),
  action: v.nullable(
    v.object({
      action: v.picklist(NETWORK_ACTIONS),
      state: v.picklist(['pending', 'refused']),
      reason: v.nullable(v.picklist(ACTION_FAILURES)),
      detail: v.nullable(v.string()),
      agent: agentRef,
      at: time,
    }),
  ),
  editedAt: v.nullable(time),
  sentAt: time,
  delivery: v.nullable(delivery),
});
export type WireMessage = v.InferOutput<typeof message>;

/** The body of a send; its id goes in the `Idempotency-Key` header. */
export const sendBody = v.strictObject({
  text: messageText,
  translation: v.optional(v.nullable(translation), null),
  template: v.optional(v.nullable(templateChoice), null),
  attachmentIds: v.pipe(v.array(id), v.maxLength(30)),
  visibility,
  inReplyToId: v.nullable(id),
  as: v.optional(v.picklist(SEND_AS)),
  seenMessageId: v.nullable(id),
});

/** The body of an action; its id goes in the `Idempotency-Key` header. */
export const actionBody = v.strictObject({ action: v.picklist(NETWORK_ACTIONS) });

/** What is taken out of a message: at least one of them. */
export const removalBody = v.strictObject({
  content: v.optional(v.literal(true)),
  author: v.optional(v.literal(true)),
});

/** Tags that come and go; each is checked by the rule. */
export const tagsBody = v.strictObject({
  add: v.pipe(v.array(messageText), v.maxLength(20)),
  remove: v.pipe(v.array(messageText), v.maxLength(20)),
});

export const readBody = v.strictObject({ messageId: id });
export const uploadQuery = v.strictObject({
  interactionId: id,
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(255)),
});
