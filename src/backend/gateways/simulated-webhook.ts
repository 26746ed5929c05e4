import * as v from 'valibot';
import { messageKind, plainExtras } from '../../contract/message.ts';
import { DELIVERY_REASONS } from '../../model/delivery.ts';
import { VISIBILITIES } from '../../model/platform.ts';
import type { GatewayEvent, InboundFile, ShownState } from './gateway.ts';
import { storableText } from './webhook-body.ts';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const name = v.pipe(v.string(), v.maxLength(200), v.transform(storableText));
const time = v.pipe(v.number(), v.integer(), v.minValue(0));

const files = v.pipe(
  v.array(
    v.object({
      id,
      name: v.pipe(v.string(), v.maxLength(255), v.transform(storableText)),
      type: v.pipe(v.string(), v.maxLength(255)),
    }),
  ),
  v.maxLength(30),
);

const post = v.object({
  id,
  authorId: v.nullable(id),
  authorName: name,
  kind: messageKind,
  text: v.pipe(v.string(), v.maxLength(100_000)),
  files,
  url: v.nullable(v.pipe(v.string(), v.maxLength(2048))),
  ad: v.nullable(v.object({ headline: v.string(), link: v.pipe(v.string(), v.maxLength(2048)) })),
  sentAt: time,
});

const message = v.object({
  id,
  conversationId: id,
  author: v.object({ id, name, handle: v.nullable(name) }),
  kind: messageKind,
  visibility: v.picklist(VISIBILITIES),
  text: v.pipe(v.string(), v.maxLength(100_000), v.transform(storableText)),
  files,
  extra: v.nullable(
    v.variant('type', [...plainExtras, v.object({ type: v.literal('story'), expiresAt: v.nullable(time) })]),
  ),
  inReplyToId: v.nullable(id),
  url: v.nullable(v.pipe(v.string(), v.maxLength(2048))),
  onAd: v.boolean(),
  onOwnProperty: v.optional(v.boolean()),
  inOwnConversation: v.optional(v.boolean()),
  sentAt: time,
  post: v.optional(v.nullable(post), null),
});

const receipt = v.object({
  id,
  messageId: v.nullable(id),
  state: v.picklist(['sent', 'delivered', 'read', 'failed']),
  reason: v.nullable(v.picklist(DELIVERY_REASONS)),
  at: time,
});

/** What the network shows of a message, as it says so in events and answers. */
export const shownState = v.object({
  likes: v.pipe(v.number(), v.integer(), v.minValue(0)),
  likedByAccount: v.boolean(),
  hidden: v.boolean(),
  deleted: v.boolean(),
  reposted: v.boolean(),
  followed: v.boolean(),
});

const event = v.variant('type', [
  v.object({ type: v.literal('message'), accountId: id, message }),
  v.object({ type: v.literal('receipt'), accountId: id, receipt }),
  v.object({
    type: v.literal('message-state'),
    accountId: id,
    state: v.object({ id, ...shownState.entries }),
  }),
  v.object({
    type: v.literal('typing'),
    accountId: id,
    conversationId: id,
  }),
  v.object({
    type: v.literal('conversation-ended'),
    accountId: id,
    conversationId: id,
    contactId: id,
  }),
]);

/** The outer shape; each event is checked on its own. */
export const webhookBody = v.object({
  events: v.pipe(v.array(v.looseObject({ type: v.string() })), v.maxLength(1000)),
});

const KNOWN_EVENTS: readonly string[] = [
  'message',
  'receipt',
  'message-state',
  'typing',
  'conversation-ended',
];

/** Whether this product knows what to do with such an event. */
export function isKnownEvent(raw: { readonly type: string }): boolean {
  return KNOWN_EVENTS.includes(raw.type);
}

/** One event of the network in the port's terms, or where it is not as it has to be. */
export function readEvent(raw: unknown):
  | { readonly event: GatewayEvent }
  | {
      readonly issues: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]];
    } {
  const result = v.safeParse(event, raw, { abortEarly: true });
  return result.success ? { event: toGatewayEvent(result.output) } : { issues: result.issues };
}

/** What the network shows, in the port's terms. */
export function toShownState({ likedByAccount, ...shown }: v.InferOutput<typeof shownState>): ShownState {
  return { ...shown, likedByUs: likedByAccount };
}

function toInboundFile(file: {
  readonly id: string;
  readonly name: string;
  readonly type: string;
}): InboundFile {
  return { reference: file.id, name: file.name, type: file.type };
}

function toGatewayEvent(parsed: v.InferOutput<typeof event>): GatewayEvent {
  const { accountId } = parsed;
  switch (parsed.type) {
    case 'typing':
      return {
        type: 'typing',
        accountId,
        conversationId: parsed.conversationId,
      };
    case 'conversation-ended': {
      const { conversationId, contactId } = parsed;
      return { type: 'conversation-ended', accountId, ended: { conversationId, contactId } };
    }
    case 'receipt': {
      const { id: networkId, messageId, state, reason, at } = parsed.receipt;
      return {
        type: 'receipt',
        accountId,
        receipt: { networkId, messageId, state, reason, detail: null, at },
      };
    }
    case 'message-state': {
      const { id: networkId, ...shown } = parsed.state;
      return { type: 'message-state', accountId, networkId, state: toShownState(shown) };
    }
    case 'message': {
      const { message: told } = parsed;
      return {
        type: 'message',
        accountId,
        message: {
          networkId: told.id,
          conversationId: told.conversationId,
          author: {
            networkId: told.author.id,
            name: told.author.name,
            handle: told.author.handle,
          },
          kind: told.kind,
          visibility: told.visibility,
          text: told.text,
          files: told.files.map(toInboundFile),
          extra: told.extra,
          inReplyToNetworkId: told.inReplyToId,
          networkUrl: told.url,
          onAd: told.onAd,
          ...(told.onOwnProperty === undefined ? {} : { onOwnProperty: told.onOwnProperty }),
          ...(told.inOwnConversation === undefined ? {} : { inOwnConversation: told.inOwnConversation }),
          sentAt: told.sentAt,
          post: told.post && {
            networkId: told.post.id,
            authorNetworkId: told.post.authorId,
            authorName: told.post.authorName,
            kind: told.post.kind,
            text: told.post.text,
            files: told.post.files.map(toInboundFile),
            networkUrl: told.post.url,
            ad: told.post.ad,
            sentAt: told.post.sentAt,
          },
        },
      };
    }
  }
}
