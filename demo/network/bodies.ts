import * as v from 'valibot';
import { DELIVERY_REASONS } from '../../src/model/delivery.ts';
import { NETWORK_ACTIONS } from '../../src/model/message.ts';
import { MESSAGE_KINDS, PLATFORM_ACTIONS, VISIBILITIES } from '../../src/model/platform.ts';
import { BEHAVIOUR_MODES } from './api.ts';
import { invalidField, NetworkRefusal } from './refusal.ts';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const text = v.pipe(v.string(), v.maxLength(100_000));
const whole = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
const fileIds = v.pipe(v.array(id), v.maxLength(30));

const extra = v.variant('type', [
  v.strictObject({
    type: v.literal('location'),
    latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
    longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
    name: v.nullable(v.string()),
    address: v.nullable(v.string()),
  }),
  v.strictObject({
    type: v.literal('contacts'),
    contacts: v.array(v.strictObject({ name: v.string(), phones: v.array(v.string()) })),
  }),
  v.strictObject({ type: v.literal('reaction'), emoji: v.string() }),
  v.strictObject({
    type: v.literal('rating'),
    stars: whole(1, 5),
    title: v.nullable(v.string()),
  }),
  v.strictObject({ type: v.literal('story'), expiresAt: v.nullable(v.number()) }),
  v.strictObject({ type: v.literal('unsupported'), nativeType: v.string() }),
]);

export const customerWriteBody = v.strictObject({
  customerId: id,
  kind: v.picklist(MESSAGE_KINDS),
  text,
  threadId: v.optional(id),
  inReplyToId: v.optional(id),
  fileIds: v.optional(fileIds),
  stars: v.optional(whole(1, 5)),
  title: v.optional(v.pipe(v.string(), v.maxLength(200))),
  extra: v.optional(extra),
  onAd: v.optional(v.boolean()),
  minutesAgo: v.optional(whole(0, 43_200)),
});

export const presenceBody = v.strictObject({
  customerId: id,
  threadId: v.optional(id),
});

export const endBody = v.strictObject({ customerId: id });

export const newCustomerBody = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
});

export const behaviourBody = v.strictObject({
  mode: v.optional(v.picklist(BEHAVIOUR_MODES)),
  delayMs: v.optional(whole(0, 120_000)),
  reason: v.optional(v.picklist(DELIVERY_REASONS)),
  retryAfterSeconds: v.optional(whole(1, 3600)),
  deliveries: v.optional(whole(1, 5)),
  shuffled: v.optional(v.boolean()),
  readAfterMs: v.optional(v.nullable(whole(0, 600_000))),
  refuses: v.optional(v.array(v.picklist(PLATFORM_ACTIONS))),
});

const filledIn = v.array(v.strictObject({ name: v.string(), value: v.string() }));
const gatewayTemplate = v.strictObject({
  name: v.string(),
  language: v.string(),
  header: filledIn,
  body: filledIn,
  buttons: v.array(v.strictObject({ index: whole(0, 9), value: v.string() })),
});

export const templateStatusBody = v.strictObject({
  status: v.picklist(['approved', 'pending', 'paused', 'rejected']),
});

export const gatewaySendBody = v.strictObject({
  messageId: id,
  accountId: id,
  conversationId: id,
  recipientId: id,
  kind: v.picklist(MESSAGE_KINDS),
  visibility: v.picklist(VISIBILITIES),
  text,
  fileIds,
  inReplyToId: v.nullable(id),
  editOf: v.optional(v.nullable(id)),
  agentName: v.pipe(v.string(), v.maxLength(200)),
  tag: v.optional(v.nullable(v.literal('HUMAN_AGENT')), null),
  template: v.optional(v.nullable(gatewayTemplate), null),
});

export const gatewayActionBody = v.strictObject({
  actionId: id,
  accountId: id,
  entryId: id,
  action: v.picklist(NETWORK_ACTIONS),
});

export const entryChangeBody = v.strictObject({
  likes: v.optional(whole(0, 1_000_000)),
  hidden: v.optional(v.boolean()),
  deleted: v.optional(v.boolean()),
});

export const gatewayTypingBody = v.strictObject({
  accountId: id,
  conversationId: id,
});

/** The body of a request as its schema has it; a refusal that names the field otherwise. */
export async function readBody<Schema extends v.GenericSchema>(
  request: Request,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  let json: unknown;
  try {
    json = JSON.parse(await request.text());
  } catch {
    throw new NetworkRefusal(400, 'malformed-body', 'Expected JSON');
  }
  const result = v.safeParse(schema, json, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw invalidField(v.getDotPath(issue) ?? '', issue.expected ?? issue.message);
}
