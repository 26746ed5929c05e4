import type { AgentRef } from './agent.ts';
import type { ActionFailure, NetworkAction } from './message.ts';
import type { MuteSubject } from './mute.ts';
import type { OutcomeField } from './outcome.ts';
import type { Status } from './status.ts';

/** Everything that is written down of what was done with an interaction (H1). */
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
  'message-action-refused',
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

/** An agent in whose list it was, is or was to be; `null` and absent for nobody. */
interface OfAgent {
  readonly agentId?: string | null;
}

/** Whom it was given to. */
interface Given extends OfAgent {
  readonly teamId?: string | null;
}

/** Back in a list or the queue: because of the contact's message, or as its time had come. */
interface Back extends OfAgent {
  readonly on: 'message' | 'time';
}

interface StatusMove {
  readonly from: Status;
  readonly to: Status;
}

/** Nothing but what its kind says. */
interface Nothing {
  readonly nothing?: never;
}

/**
 * What belongs to an entry of each kind as it is written down: ids, statuses and labels; never a text, a contact's name or anything else
 * that may have to be removed. Beside an `agentId`, `teamId`, `skillId` or `channelId` an entry that is read has what it is called by now,
 * as `agent`, `team`, `skill` or `channel`.
 */
export interface AuditDetails {
  readonly assigned: Given;
  readonly unassigned: Given;
  readonly offered: OfAgent & { readonly seconds: number };
  readonly 'offer-accepted': Nothing;
  readonly 'offer-declined': Nothing;
  readonly 'offer-expired': OfAgent;
  readonly status: StatusMove & { readonly undo?: true };
  readonly outcome: Partial<StatusMove> & {
    readonly changed: readonly OutcomeField[];
    readonly disposition?: string | null;
    readonly reason?: string | null;
    readonly topics?: readonly string[];
    readonly tags?: readonly string[];
  };
  readonly topics: { readonly topics: readonly string[] };
  readonly tags: { readonly added: readonly string[]; readonly removed: readonly string[] };
  /** `noted`: with a note for who receives it. */
  readonly transferred: Given & { readonly skillId?: string; readonly noted: boolean };
  /** On both sides: the channel is that of the other interaction, which is named by its id. */
  readonly elevated: { readonly channelId: string } & ({ readonly to: string } | { readonly from: string });
  readonly 'began-outbound': { readonly channelId: string };
  /** RFC 3339, UTC. */
  readonly 'boomerang-set': { readonly at: string };
  readonly 'boomerang-returned': Back;
  readonly 'time-added': { readonly minutes: number };
  readonly 'contact-timer-ended': OfAgent;
  readonly returned: Back;
  readonly detached: OfAgent;
  readonly 'ended-by-contact': { readonly seconds?: number };
  readonly 'ended-by-agent': { readonly seconds?: number };
  readonly 'after-contact-work-ended': OfAgent;
  readonly 'bulk-resolved': {
    readonly from: Status;
    readonly reason: string | null;
    readonly bulkResolutionId: string;
  };
  /** It was asked for; what the network says comes later. */
  readonly 'message-action': { readonly action: NetworkAction };
  readonly 'message-action-refused': { readonly action: NetworkAction; readonly reason: ActionFailure };
  readonly 'content-removed': { readonly post?: true };
  readonly 'author-removed': Nothing;
  readonly muted: { readonly subject: MuteSubject };
  readonly unmuted: { readonly subject: MuteSubject };
  readonly 'transcript-sent': Nothing;
  readonly 'survey-sent': Nothing;
  readonly 'survey-answered': { readonly rating: number };
  readonly 'activity-logged': Nothing;
  /** Which attributes, by their ids, and whether the record in the CRM is another. */
  readonly 'attributes-changed': { readonly attributes: readonly string[]; readonly record: boolean };
}

/** What else belongs to an entry, by name, as it is read. */
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
