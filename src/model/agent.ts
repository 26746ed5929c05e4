import type { Channel } from './channel.ts';

/** What a message, an assignment or a directory entry says of an agent. */
export interface AgentRef {
  readonly id: string;
  readonly name: string;
}

/**
 * Whether work is offered in this state: only to who is available. Nobody chooses `not-responding`: it is what an agent gets into by
 * letting an offer pass, and leaves by going back on queue (Q5).
 */
export const AVAILABILITY_KINDS = ['available', 'away', 'not-responding'] as const;
export type AvailabilityKind = (typeof AVAILABILITY_KINDS)[number];

/** One state that an agent can be in; an organisation defines further away reasons. */
export interface Availability {
  readonly id: string;
  readonly kind: AvailabilityKind;
  /** The organisation's word for it; null for the built-in states, which the interface translates. */
  readonly label: string | null;
}

/** The states that an agent may choose, of those that there are. */
export function choosable(availabilities: readonly Availability[]): readonly Availability[] {
  return availabilities.filter(({ kind }) => kind !== 'not-responding');
}

/** The state in which an agent is offered work again; undefined where the organisation has none. */
export function onQueue(availabilities: readonly Availability[]): Availability | undefined {
  return availabilities.find(({ kind }) => kind === 'available');
}

/** Why an agent may not begin work of their own, by elevating or writing to a contact first (Q10); null where they may. */
export function beginObstacle({
  kind,
}: Pick<Availability, 'kind'>): Exclude<AvailabilityKind, 'available'> | null {
  return kind === 'available' ? null : kind;
}

/** What an agent may do beyond reading and private answers. Names as in Genesys Cloud, which administrators know. */
export const PERMISSIONS = [
  'conversation.message.accept',
  'conversation.socialmedia.create',
  'conversation.assign',
  'conversation.bulkResolve',
  'conversation.supervise',
  'conversation.transcript',
  'conversation.message.remove',
  'conversation.message.mute',
  'conversation.tag.create',
  'contact.edit',
  'conversation.outbound',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** What the administrator switches on or off; a feature that is off is absent from the screen and refused. */
export const FEATURES = [
  'attachments',
  'emoji',
  'typing',
  'directory',
  'newMessageGuard',
  'messageActions',
  'deleteMessage',
  'removeContent',
  'removeAuthor',
  'notes',
  'tags',
  'mute',
  'translation',
  'presence',
  'transcript',
  'quickReplies',
  'templates',
  'privateReply',
  'undoSend',
  'customerCard',
  'screenPop',
  'boomerang',
  'transfer',
  'elevate',
  'outbound',
] as const;
export type Feature = (typeof FEATURES)[number];

/** What the backend reaches besides the networks, where it is set up: what translates, and a mail server. */
export const SERVICES = ['translation', 'mail'] as const;
export type Service = (typeof SERVICES)[number];

/** What the backend knows of the agent who signed in, and what the panel may show them. */
export interface Session {
  readonly organisation: { readonly id: string; readonly name: string };
  readonly agent: AgentRef & { readonly availability: Availability };
  readonly permissions: readonly Permission[];
  readonly features: readonly Feature[];
  /** Services that are set up; what needs one that is not says so or is absent. */
  readonly services: readonly Service[];
  readonly limits: SessionLimits;
  /** The channels this agent may handle; none means that an administrator has to give access. */
  readonly channels: readonly Channel[];
  readonly availabilities: readonly Availability[];
  readonly catalogue: Catalogue;
  /** Server's clock, epoch milliseconds; what is shown and measured uses it. */
  readonly serverTime: number;
  /** Where the event log stood when this was read, as `epoch:seq`. */
  readonly position: string;
}

/** Limits in force for this agent. */
export interface SessionLimits {
  /** How many interactions in `new`, `open` or `pending` the agent may hold before nothing more is offered. */
  readonly capacity: number;
  /** How many of them the agent holds now. */
  readonly held: number;
  /** Beyond this age, in milliseconds, a waiting message is not sent without the agent's word. */
  readonly outboxMaxAgeMs: number;
  /** The largest upload taken, in bytes. */
  readonly uploadMaxBytes: number;
}

/** The organisation's words that lists can be narrowed by. */
export interface Catalogue {
  readonly topics: readonly string[];
  readonly tags: readonly string[];
  readonly contactGroups: readonly string[];
  /** Those of them whose members bear a mark (K1). */
  readonly vipGroups: readonly string[];
  readonly teams: readonly { readonly id: string; readonly name: string }[];
}

/** Whether an agent under this permission list may do a thing. */
export function isPermitted(permissions: readonly Permission[], permission: Permission): boolean {
  return permissions.includes(permission);
}
