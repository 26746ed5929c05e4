import type { AgentRef } from './agent.ts';

/**
 * Everything that is written down of what was done with an interaction (H1). What belongs to each stands in `detail`: ids, statuses,
 * labels and names of agents, skills, teams and channels; never a text, a contact's name or anything else that may have to be removed.
 */
export const AUDIT_KINDS = [
  'assigned',
  'unassigned',
  'offered',
  'offer-accepted',
  'offer-declined',
  'offer-expired',
  'status',
  'outcome',
  'topics',
  'tags',
  'transferred',
  'elevated',
  'began-outbound',
  'boomerang-set',
  'boomerang-returned',
  'time-added',
  'contact-timer-ended',
  'returned',
  'detached',
  'ended-by-contact',
  'ended-by-agent',
  'after-contact-work-ended',
  'bulk-resolved',
  'message-action',
  'content-removed',
  'author-removed',
  'muted',
  'unmuted',
  'transcript-sent',
  'survey-sent',
  'survey-answered',
  'activity-logged',
  'attributes-changed',
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** What else belongs to an entry, by name. */
export type AuditDetail = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** One entry of the audit trail; it never changes and never goes. */
export interface AuditEntry {
  readonly id: string;
  readonly interactionId: string;
  readonly kind: AuditKind;
  /** Who did it; null for the backend by itself, and for the contact. */
  readonly by: AgentRef | null;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly detail: AuditDetail;
}
