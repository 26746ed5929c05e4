import { beginObstacle, type Availability, type Feature, type Permission } from './agent.ts';
import type { Channel } from './channel.ts';
import { cutText } from './excerpt.ts';
import type { RecordRef } from './host.ts';
import type { Interaction } from './interaction.ts';
import type { Platform, PlatformId } from './platform.ts';
import type { Status } from './status.ts';
import type { Skill, WorkRules } from './work-rules.ts';

/** Why nobody can be written to first here; stable keys, put into words by the interface. */
export const BEGIN_REFUSALS = [
  /** The interaction is closed (W3). */
  'closed',
  /** The agent is away (Q10). */
  'away',
  /** The agent let an offer pass (Q5, Q10). */
  'not-responding',
  /** The agent holds as much as allowed, offers counted. */
  'capacity',
  /** The channel is not the agent's. */
  'channel',
  /** One can't go on there from the interaction's platform. */
  'platform',
  /** Nobody can be written to first on this channel. */
  'no-beginning',
  /** The network knows nobody by this number or address. */
  'unknown-there',
] as const;
export type BeginRefusal = (typeof BEGIN_REFUSALS)[number];

/** Why an agent can't begin anything: for want of the permission, or as they are not available. */
export type BeginObstacle =
  | { readonly kind: 'forbidden'; readonly permission: Permission }
  | { readonly kind: 'begin-refused'; readonly reason: BeginRefusal };

/** Whether an agent may go on with a contact elsewhere now (W3, Q10); null where nothing is in the way. Panel and backend ask this. */
export function elevateObstacle(
  interaction: { readonly status: Status },
  availability: Pick<Availability, 'kind'>,
): BeginObstacle | null {
  if (interaction.status === 'closed') return { kind: 'begin-refused', reason: 'closed' };
  return unavailable(availability);
}

/** Why an agent can't call the contact of an interaction. */
export type CallRefusal = BeginRefusal | 'not-mine';

/** Whether an agent may call the contact of an interaction now: as for going on elsewhere (W3, Q10), and only who holds it. */
export function callObstacle(
  interaction: { readonly status: Status; readonly assigneeId: string | null },
  agent: { readonly id: string; readonly availability: Pick<Availability, 'kind'> },
): CallRefusal | null {
  const obstacle = elevateObstacle(interaction, agent.availability);
  if (obstacle?.kind === 'begin-refused') return obstacle.reason;
  return interaction.assigneeId === agent.id ? null : 'not-mine';
}

/** Whether an agent may write to somebody first now (W4, Q10). */
export function outboundObstacle(agent: {
  readonly permissions: readonly Permission[];
  readonly availability: Pick<Availability, 'kind'>;
}): BeginObstacle | null {
  if (!agent.permissions.includes('conversation.outbound'))
    return { kind: 'forbidden', permission: 'conversation.outbound' };
  return unavailable(agent.availability);
}

function unavailable(availability: Pick<Availability, 'kind'>): BeginObstacle | null {
  const reason = beginObstacle(availability);
  return reason === null ? null : { kind: 'begin-refused', reason };
}

/** The channels on which one can go on from a platform, given the platforms that it leads to (W3). */
export function elevationChannels<T extends Pick<Channel, 'platform' | 'begins'>>(
  elevatesTo: readonly PlatformId[],
  channels: readonly T[],
): readonly T[] {
  return channels.filter(({ platform, begins }) => begins === true && elevatesTo.includes(platform));
}

/** Whether nothing is written on a platform: there one speaks. */
export function isSpoken({ text }: Pick<Platform, 'text'>): boolean {
  return Object.keys(text).length === 0;
}

/** The agent's skills under which a channel may be begun on; where there are several one is chosen, where there is none it is of none. */
export function fittingSkills(
  rules: Pick<WorkRules, 'skills' | 'ownSkillIds'> | null,
  channelId: string,
): readonly Skill[] {
  return (rules?.skills ?? []).filter(
    (skill) => skill.channelIds.includes(channelId) && rules?.ownSkillIds.includes(skill.id) === true,
  );
}

/** Whom to write to first: where, by which number or address (null for the one that is known), and under which skill. */
export interface Beginning {
  readonly channelId: string;
  readonly identifier: string | null;
  readonly skillId: string | null;
}

/** Likewise from the directory, or from what was clicked in the host. */
export interface OutboundBeginning extends Beginning {
  /** The contact who was chosen; null for a new one. */
  readonly contactId: string | null;
  /** What to call somebody new; null for what the network calls them. Who is known keeps their name. */
  readonly name: string | null;
  /** The host's record of them, to be linked where they have none; null for none. */
  readonly record: RecordRef | null;
}

/** So long a contact's name may be. */
export const CONTACT_NAME_MAX = 200;

/** A name on one line, as somebody new is to be called; null for none. */
export function nameOfNew(given: string | null): string | null {
  const name = cutText((given ?? '').replace(/\s+/gu, ' ').trim(), CONTACT_NAME_MAX);
  return name === '' ? null : name;
}

/** Whether an agent may have a contact linked with the host's record of them. */
export function mayLinkRecord(agent: {
  readonly permissions: readonly Permission[];
  readonly features: readonly Feature[];
}): boolean {
  return agent.permissions.includes('contact.edit') && agent.features.includes('customerCard');
}

/** What was begun; `existed` where it stands there already, and nothing was begun. */
export interface Begun {
  readonly interaction: Interaction;
  readonly existed: boolean;
}

/** A line on which a contact is known already, by a number or address in its normal form. */
export interface ContactLine {
  readonly kind: 'phone' | 'email';
  readonly identifier: string;
}
