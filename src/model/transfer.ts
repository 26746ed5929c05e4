import type { Permission } from './agent.ts';
import { agentTakerObstacle, teamTakerObstacle, type TakerObstacle } from './assignment.ts';
import type { RoutableAgent } from './routing.ts';
import type { Status } from './status.ts';

/** To whom work is handed over: to one agent, or into the queue of those who have a skill or are in a team. */
export const TRANSFER_TARGETS = ['agent', 'skill', 'team'] as const;
export interface TransferTarget {
  readonly kind: (typeof TRANSFER_TARGETS)[number];
  readonly id: string;
}

/** A handing over with what the one who gives it says about it; an empty note is none. */
export interface Transfer {
  readonly to: TransferTarget;
  readonly note: string;
}

/** Why an interaction can't be handed over at all: only what is new or open can. */
export type TransferObstacle =
  | { readonly kind: 'forbidden'; readonly permission: Permission }
  | { readonly kind: 'transfer-refused'; readonly reason: Exclude<Status, 'new' | 'open'> };

/** Whether this agent may hand an interaction over: their own, or with the permission to assign any other. Panel and backend ask this. */
export function transferObstacle(
  interaction: { readonly status: Status; readonly assigneeId: string | null },
  agent: { readonly id: string; readonly permissions: readonly Permission[] },
): TransferObstacle | null {
  const { status, assigneeId } = interaction;
  if (assigneeId !== agent.id && !agent.permissions.includes('conversation.assign'))
    return { kind: 'forbidden', permission: 'conversation.assign' };
  return status === 'new' || status === 'open' ? null : { kind: 'transfer-refused', reason: status };
}

/**
 * Why somebody can't be handed an interaction: it is the giver, who has it already, is away or not signed in, or for one of
 * `TAKER_OBSTACLES`; nobody who has the skill, or is in the team, may handle the channel.
 */
export const RECEIVER_OBSTACLES = ['self', 'holder', 'absent', 'away', 'nobody'] as const;
export type ReceiverObstacle = TakerObstacle | (typeof RECEIVER_OBSTACLES)[number];

/** Why an agent can't be handed an interaction; null where nothing is in the way. What passes by itself is named last. */
export function agentReceiverObstacle(
  agent: Pick<
    RoutableAgent,
    'id' | 'permissions' | 'channelIds' | 'capacity' | 'held' | 'available' | 'connected'
  >,
  interaction: Parameters<typeof agentTakerObstacle>[1],
  giverId: string,
): ReceiverObstacle | null {
  if (agent.id === giverId) return 'self';
  if (interaction.assigneeId === agent.id) return 'holder';
  const obstacle = agentTakerObstacle(agent, interaction);
  if (obstacle === 'permission' || obstacle === 'channel') return obstacle;
  if (!agent.connected) return 'absent';
  return agent.available ? obstacle : 'away';
}

/** The queue of a skill or a team: the channels it carries, and how many agents of it may handle the interaction's channel. */
export interface ReceivingQueue {
  readonly channelIds: readonly string[];
  readonly able: number;
}

/** Why an interaction can't be put into the queue of a skill or a team; null where nothing is in the way. */
export function queueReceiverObstacle(
  { channelIds, able }: ReceivingQueue,
  channelId: string,
): ReceiverObstacle | null {
  return teamTakerObstacle(channelIds, channelId) ?? (able === 0 ? 'nobody' : null);
}
