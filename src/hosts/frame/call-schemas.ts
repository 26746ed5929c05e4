/** What crosses the port beyond the hello: of use once somebody calls or tells something. */
import * as v from 'valibot';
import { CALL_ACTIONS, CALL_ENDS, CALL_STATES, type CallAction } from '../../model/host-call.ts';
import type { RecordRef } from '../../model/host.ts';
import { recordSchema, text } from './protocol.ts';

export const noticeSchema = v.object({
  id: text(100),
  title: text(200),
  body: text(500),
});
const time = v.pipe(v.number(), v.finite());
const words = v.pipe(v.array(text(200)), v.maxLength(200));
export const activitySchema = v.object({
  id: text(100),
  interactionId: text(100),
  subject: text(500),
  startedAt: time,
  endedAt: time,
  direction: v.picklist(['inbound', 'outbound']),
  channel: v.object({ platform: text(60), name: text(200), visibility: text(20) }),
  contact: v.object({ name: text(200), identifiers: v.pipe(v.array(text(320)), v.maxLength(50)) }),
  outcome: v.object({
    status: text(60),
    disposition: v.nullable(text(200)),
    resolutionReason: v.nullable(text(200)),
    topics: words,
    tags: words,
    notes: text(10_000),
  }),
  record: v.nullable(recordSchema),
});
/** A number in E.164. */
export const numberSchema = v.pipe(v.string(), v.regex(/^\+[1-9]\d{4,14}$/));
const callIdSchema = v.pipe(text(100), v.minLength(1));
export const callCommandSchema = v.object({ id: callIdSchema, action: v.picklist(CALL_ACTIONS) });
/** Actions that this panel does not know are left aside. */
export const callSchema = v.object({
  id: callIdSchema,
  number: text(40),
  state: v.picklist(CALL_STATES),
  muted: v.optional(v.boolean(), false),
  connectedAt: v.nullish(time, null),
  reason: v.nullish(v.picklist(CALL_ENDS), null),
  actions: v.optional(
    v.pipe(
      v.array(v.string()),
      v.maxLength(20),
      v.transform((told): readonly CallAction[] => CALL_ACTIONS.filter((action) => told.includes(action))),
    ),
    [],
  ),
});
export const countSchema = v.pipe(v.number(), v.integer(), v.minValue(0));
/** CSS pixels; what a panel can ask to be wide. */
export const widthSchema = v.pipe(v.number(), v.integer(), v.minValue(240), v.maxValue(1600));

const identifiers = v.pipe(v.array(text(320)), v.maxLength(50));
export const presenceSchema = v.pipe(text(200), v.minLength(1));
export const interactionIdSchema = v.pipe(text(100), v.minLength(1));
export const sessionSchema = v.object({
  interactionId: interactionIdSchema,
  title: text(200),
  unread: countSchema,
  platform: text(60),
  identifiers,
});
export const identifiersSchema = identifiers;
export const nameSchema = text(200);
export const newContactSchema = v.object({ name: text(200), identifiers });
/** At most 50 people are shown to choose from; the rest are left aside. */
export const contactsSchema = v.pipe(
  v.array(
    v.object({
      record: recordSchema,
      name: text(200),
      identifiers: v.optional(v.pipe(v.array(text(320)), v.maxLength(10)), []),
    }),
  ),
  v.transform((found) => found.slice(0, 50)),
);
export const modeSchema = v.picklist(['open', 'minimised', 'hidden']);
export const labelSchema = text(100);
export const offerSchema = v.object({ id: text(100), title: text(200), body: text(500), expiresAt: time });
export const offerIdSchema = text(100);
export const offerAnswerSchema = v.picklist(['accepted', 'declined', 'ended']);
export const eventSchema = v.variant('kind', [
  v.object({
    kind: v.literal('act'),
    value: v.pipe(text(320), v.trim(), v.minLength(1)),
    name: v.nullish(text(200), null),
    record: v.nullish(recordSchema, null),
  }),
  v.object({ kind: v.literal('presence'), presence: presenceSchema }),
  v.object({ kind: v.literal('session-focused'), interactionId: v.nullish(interactionIdSchema, null) }),
  v.object({ kind: v.literal('session-closed'), interactionId: interactionIdSchema }),
  v.object({ kind: v.literal('mode'), mode: modeSchema }),
  v.object({ kind: v.literal('call'), call: callSchema }),
  v.object({ kind: v.literal('notice-clicked'), id: v.pipe(text(100), v.minLength(1)) }),
]);

/** A record without the address that it lacks. */
export function toRecord({ url, ...rest }: v.InferOutput<typeof recordSchema>): RecordRef {
  return url === undefined ? rest : { ...rest, url };
}
