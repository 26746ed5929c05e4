import * as v from 'valibot';
import { ANSWER_TROUBLES } from '../model/answer.ts';
import { NOTE_MAX } from '../model/note.ts';
import { STATUSES } from '../model/status.ts';
import { TIMER_KINDS } from '../model/timer.ts';
import { platformId, visibility } from './channel.ts';
import { direction, messageKind, removed } from './message.ts';
import { count, id, label, time } from './scalars.ts';
import { agentRef } from './session.ts';

export const status = v.picklist(STATUSES);

export const interaction = v.object({
  id,
  version: count,
  channelId: id,
  platform: platformId,
  visibility,
  contact: v.object({
    id,
    name: v.string(),
    handle: v.nullable(v.string()),
    // Events of before it was told have none; so below.
    anonymous: v.optional(v.boolean(), false),
    groups: v.array(label),
  }),
  status,
  assignee: v.nullable(agentRef),
  teamId: v.nullable(id),
  topics: v.array(label),
  tags: v.array(label),
  messageTags: v.optional(v.array(label), []),
  postRemoved: removed,
  muted: v.optional(v.object({ contact: v.boolean(), post: v.boolean() }), { contact: false, post: false }),
  lastMessage: v.nullable(
    v.object({
      id,
      text: v.string(),
      kind: messageKind,
      direction,
      at: time,
      attachmentCount: count,
      removed: v.optional(v.boolean(), false),
    }),
  ),
  // Events of before it was told have none.
  answerTrouble: v.optional(v.nullable(v.picklist(ANSWER_TROUBLES)), null),
  score: v.optional(v.nullable(count), null),
  unreadCount: count,
  lastReadMessageId: v.nullable(id),
  waitingSince: v.nullable(time),
  slaDueAt: v.nullable(time),
  slaSoonAt: v.optional(v.nullable(time), null),
  timer: v.optional(v.nullable(v.object({ kind: v.picklist(TIMER_KINDS), since: time, endsAt: time })), null),
  returnsAt: v.optional(v.nullable(time), null),
  lastInboundAt: v.nullable(time),
  lastActivityAt: time,
  createdAt: time,
  offer: v.nullable(v.object({ id, agentId: id, madeAt: time, expiresAt: time })),
  links: v.optional(v.array(v.object({ id, channelId: id, onward: v.boolean() }))),
});
export type WireInteraction = v.InferOutput<typeof interaction>;

export const queueCounts = v.object({
  new: count,
  pending: count,
  resolved: count,
});
export const interactionChange = v.strictObject({
  status: v.optional(status),
  topics: v.optional(v.pipe(v.array(label), v.maxLength(100))),
  undo: v.optional(v.literal(true)),
});
/** A limit in code points is checked by the rule of notes. */
export const boomerangBody = v.strictObject({
  at: time,
  note: v.nullable(v.pipe(v.string(), v.maxLength(4 * NOTE_MAX))),
});
export const assignment = v.strictObject({
  agentId: v.nullable(id),
  teamId: v.nullable(id),
});
