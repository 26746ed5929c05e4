import type { Permission } from './agent.ts';
import { isHeld, type Status } from './status.ts';

/** What routing has to know of an interaction that nobody holds. */
export interface RoutableInteraction {
  readonly id: string;
  readonly channelId: string;
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

/**
 * The agent to whom an interaction goes: available, connected, under capacity, allowed on the channel, with no other offer to decide on; of those the one
 * with the least work, then who has waited longest for some. Who did not take it is asked again only when there is nobody else, and
 * not before a pause is over. Null when there is nobody.
 */
export function pickAgent(
  interaction: RoutableInteraction,
  agents: readonly RoutableAgent[],
  now: number,
): RoutableAgent | null {
  const able = agents.filter(
    (agent) =>
      agent.available &&
      agent.connected &&
      !(interaction.needsAccept && agent.isOffered) &&
      takeObstacle(agent, interaction.channelId) === null,
  );
  const { declined } = interaction;
  const fresh = able.filter(({ id }) => declined[id] === undefined);
  const pool =
    fresh.length > 0 ? fresh : able.filter(({ id }) => now - (declined[id] ?? 0) >= DECLINE_PAUSE_MS);
  return (
    [...pool].sort(
      (a, b) =>
        a.held / a.capacity - b.held / b.capacity || a.lastGivenAt - b.lastGivenAt || (a.id < b.id ? -1 : 1),
    )[0] ?? null
  );
}

/** The order in which the queue is worked: longest wait first. */
export function compareWaiting(a: RoutableInteraction, b: RoutableInteraction): number {
  return (a.waitingSince ?? 0) - (b.waitingSince ?? 0) || (a.id < b.id ? -1 : 1);
}
