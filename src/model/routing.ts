import type { Permission } from './agent.ts';
import { isHeld, type Status } from './status.ts';

/** What routing has to know of an interaction that nobody holds. */
export interface RoutableInteraction {
  readonly id: string;
  readonly channelId: string;
  /** Of its channel; what has a higher one goes first. */
  readonly priority: number;
  /** The team whose work it is, and the skill that it takes; null for anybody's. */
  readonly teamId: string | null;
  readonly skillId: string | null;
  readonly status: Status;
  readonly waitingSince: number | null;
  /** Whether it has to be accepted, or is given at once. */
  readonly needsAccept: boolean;
  /** When which agent had it before them and did not take it, epoch milliseconds by agent. */
  readonly declined: Readonly<Record<string, number>>;
}

/** What routing has to know of an agent. */
export interface RoutableAgent {
  readonly id: string;
  readonly available: boolean;
  readonly connected: boolean;
  readonly channelIds: readonly string[];
  readonly teamIds: readonly string[];
  readonly skillIds: readonly string[];
  readonly permissions: readonly Permission[];
  readonly capacity: number;
  /** Held interactions and standing offers together. */
  readonly held: number;
  /** Whether an offer stands before them. */
  readonly isOffered: boolean;
  /** When they last got work, epoch milliseconds; 0 for never. */
  readonly lastGivenAt: number;
}

/** So long an agent who did not take an interaction is not asked for it again, milliseconds. */
export const DECLINE_PAUSE_MS = 5 * 60_000;

/** Whether an interaction waits to be given to somebody. */
export function isRoutable(interaction: Pick<RoutableInteraction, 'status' | 'waitingSince'>): boolean {
  return isHeld(interaction.status) && interaction.waitingSince !== null;
}

/** Why an agent may not take one more interaction, or null where nothing is in the way. */
export function takeObstacle(
  agent: Pick<RoutableAgent, 'permissions' | 'channelIds' | 'capacity' | 'held'>,
  channelId: string,
): 'permission' | 'channel' | 'capacity' | null {
  if (!agent.permissions.includes('conversation.message.accept')) return 'permission';
  if (!agent.channelIds.includes(channelId)) return 'channel';
  return agent.held >= agent.capacity ? 'capacity' : null;
}

/** Why an agent can't move the status of what they hold: what is done counts for nobody, and does again once it is opened (Q7). Panel and backend both ask this. */
export function reopenObstacle(
  agent: Pick<RoutableAgent, 'capacity' | 'held'>,
  from: Status,
  to: Status,
): 'capacity' | null {
  return !isHeld(from) && isHeld(to) && agent.held >= agent.capacity ? 'capacity' : null;
}

/** Whether work of a team, or of a skill, is for this agent. */
export function isFor(
  { teamId, skillId }: Pick<RoutableInteraction, 'teamId' | 'skillId'>,
  { teamIds, skillIds }: Pick<RoutableAgent, 'teamIds' | 'skillIds'>,
): boolean {
  return (teamId === null || teamIds.includes(teamId)) && (skillId === null || skillIds.includes(skillId));
}

/**
 * The agent to whom an interaction goes: available, connected, under capacity, allowed on the channel, in its team and with its skill,
 * with no other offer to decide on; of those the one with the least work, then who has waited longest for some. Who did not take it is
 * asked again only when there is nobody else, and not before a pause is over. Null when there is nobody.
 */
export function pickAgent<TAgent extends RoutableAgent>(
  interaction: RoutableInteraction,
  agents: readonly TAgent[],
  now: number,
): TAgent | null {
  let fresh: TAgent | null = null;
  let again: TAgent | null = null;
  for (const agent of agents) {
    const isAble =
      agent.available &&
      agent.connected &&
      !(interaction.needsAccept && agent.isOffered) &&
      isFor(interaction, agent) &&
      takeObstacle(agent, interaction.channelId) === null;
    if (!isAble) continue;
    const declinedAt = interaction.declined[agent.id];
    if (declinedAt === undefined) fresh = firstOf(fresh, agent);
    else if (now - declinedAt >= DECLINE_PAUSE_MS) again = firstOf(again, agent);
  }
  return fresh ?? again;
}

/** Of two who can take something, the one who gets it. */
function firstOf<TAgent extends RoutableAgent>(one: TAgent | null, other: TAgent): TAgent {
  if (one === null) return other;
  const order =
    other.held / other.capacity - one.held / one.capacity ||
    other.lastGivenAt - one.lastGivenAt ||
    (other.id < one.id ? -1 : 1);
  return order < 0 ? other : one;
}

/** What goes to whom. */
export interface Giving<TInteraction extends RoutableInteraction = RoutableInteraction> {
  readonly interaction: TInteraction;
  readonly agentId: string;
}

/**
 * Gives out what waits, in its order, each to the agent who is to have it after all that was given before: nobody gets more than
 * they can hold or two offers at once. `agents` is how they stand at the end, those left out who can take nothing more.
 */
export function giveOut<TInteraction extends RoutableInteraction, TAgent extends RoutableAgent>(
  waiting: readonly TInteraction[],
  agents: readonly TAgent[],
  now: number,
): { readonly given: readonly Giving<TInteraction>[]; readonly agents: readonly TAgent[] } {
  const given: Giving<TInteraction>[] = [];
  let open = agents.filter((agent) => agent.available && agent.connected && agent.held < agent.capacity);
  for (const interaction of [...waiting].sort(compareWaiting)) {
    if (open.length === 0) break;
    const taker = isRoutable(interaction) ? pickAgent(interaction, open, now) : null;
    if (taker === null) continue;
    given.push({ interaction, agentId: taker.id });
    const after = {
      ...taker,
      held: taker.held + 1,
      isOffered: taker.isOffered || interaction.needsAccept,
      lastGivenAt: now,
    };
    open =
      after.held < after.capacity
        ? open.map((agent) => (agent === taker ? after : agent))
        : open.filter((agent) => agent !== taker);
  }
  return { given, agents: open };
}

/** The order in which the queue is worked: the higher priority first, and of the same one the longest wait. */
export function compareWaiting(a: RoutableInteraction, b: RoutableInteraction): number {
  return b.priority - a.priority || (a.waitingSince ?? 0) - (b.waitingSince ?? 0) || (a.id < b.id ? -1 : 1);
}
