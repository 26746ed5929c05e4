import * as v from 'valibot';
import { AUDIT_KINDS } from '../model/audit.ts';
import { OUTCOME_NOTES_MAX } from '../model/outcome.ts';
import { interaction, status } from './interaction.ts';
import { cursor, count, id, label, time } from './scalars.ts';
import { agentRef } from './session.ts';

/** What an interaction has come to, besides what stands on the interaction itself. */
export const outcome = v.object({
  interactionId: id,
  revision: count,
  skillId: v.nullable(id),
  direction: v.pipe(
    v.optional(v.picklist(['inbound', 'outbound']), 'inbound'),
    v.description('Whether the contact began the interaction, or the company'),
  ),
  disposition: v.nullable(v.object({ id, label })),
  resolutionReason: v.nullable(label),
  notes: v.string(),
  savedBy: v.nullable(agentRef),
  savedAt: v.nullable(time),
  endedBy: v.nullable(v.picklist(['agent', 'contact'])),
  afterWork: v.nullable(v.object({ agentId: id, endsAt: time })),
});
export type WireOutcome = v.InferOutput<typeof outcome>;

/** Both as they stand; also the present state of a stale version. */
export const outcomeAnswer = v.object({ interaction, outcome });

const labels = v.pipe(v.array(label), v.maxLength(100));

/** All of it at once. A limit in code points is checked by the rule; those here only keep bodies small. */
export const outcomeBody = v.strictObject({
  revision: v.pipe(count, v.description('Of the outcome read last: with `If-Match` it says what was seen')),
  status,
  dispositionId: v.nullable(id),
  topics: labels,
  resolutionReason: v.nullable(label),
  notes: v.pipe(v.string(), v.maxLength(10 * OUTCOME_NOTES_MAX)),
  tags: labels,
});

export const activityBody = v.strictObject({
  activityId: v.pipe(v.string(), v.minLength(1), v.maxLength(100), v.description('The activity’s id')),
});

/** One entry of the audit trail. Kinds that a client does not know are left aside by it. */
export const auditEntry = v.object({
  id,
  interactionId: id,
  kind: v.picklist(AUDIT_KINDS),
  by: v.nullable(agentRef),
  at: time,
  detail: v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null(), v.array(v.string())])),
});
export type WireAuditEntry = v.InferOutput<typeof auditEntry>;

export const auditQuery = v.strictObject({
  cursor: v.optional(cursor),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)), 50),
});
