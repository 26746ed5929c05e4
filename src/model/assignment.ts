import type { Permission } from './agent.ts';
import type { Assignment } from './interaction.ts';
import { takeObstacle, type RoutableAgent } from './routing.ts';
import { isHeld, type Status } from './status.ts';

/** Why an agent may not give an interaction to somebody; null from `assignmentObstacle` where nothing is in the way. */
export type AssignmentObstacle =
  { readonly kind: 'forbidden'; readonly permission: Permission } | { readonly kind: 'interaction-closed' };

/**
 * Whether an agent may give an interaction to somebody, as far as permissions and status go; panel and backend both ask this.
 * To take what nobody holds needs no more than to accept work, to put back what one holds needs nothing, all else is assigning.
 */
export function assignmentObstacle(
  interaction: { readonly status: Status; readonly assigneeId: string | null },
  agent: { readonly id: string; readonly permissions: readonly Permission[] },
  to: Assignment,
): AssignmentObstacle | null {
  const lacking = permissionsFor(interaction.assigneeId, agent.id, to).find(
    (permission) => !agent.permissions.includes(permission),
  );
  if (lacking !== undefined) return { kind: 'forbidden', permission: lacking };
  return interaction.status === 'closed' ? { kind: 'interaction-closed' } : null;
}

/**
 * Why somebody can't be given an interaction: an agent may not accept work, may not handle its channel, or holds as much as
 * allowed, offers counted; a team does not handle its channel.
 */
export const TAKER_OBSTACLES = ['permission', 'channel', 'capacity'] as const;
export type TakerObstacle = (typeof TAKER_OBSTACLES)[number];

/** Why an agent can't be given an interaction; null where nothing is in the way. Directory and assignment both ask this. */
export function agentTakerObstacle(
  agent: Pick<RoutableAgent, 'id' | 'permissions' | 'channelIds' | 'capacity' | 'held'>,
  interaction: {
    readonly channelId: string;
    readonly status: Status;
    readonly assigneeId: string | null;
    readonly offeredToId: string | null;
  },
): TakerObstacle | null {
  const holdsIt = interaction.assigneeId === agent.id || interaction.offeredToId === agent.id;
  // What they hold already, or are offered, is among what they hold; and what is done counts for nobody.
  const adds = isHeld(interaction.status) && !holdsIt;
  return takeObstacle({ ...agent, held: adds ? agent.held : agent.held - 1 }, interaction.channelId);
}

/** As `agentTakerObstacle`, for a team, given the channels that it handles. */
export function teamTakerObstacle(channelIds: readonly string[], channelId: string): TakerObstacle | null {
  return channelIds.includes(channelId) ? null : 'channel';
}

function permissionsFor(
  assigneeId: string | null,
  agentId: string,
  { agentId: taker, teamId }: Assignment,
): readonly Permission[] {
  const isMine = assigneeId === agentId;
  if (taker === null && teamId === null && isMine) return [];
  const isFree = assigneeId === null || isMine;
  const assigning: readonly Permission[] =
    isFree && taker === agentId && teamId === null ? [] : ['conversation.assign'];
  // Whoever comes to hold work has to be one who accepts it.
  return taker === agentId ? [...assigning, 'conversation.message.accept'] : assigning;
}
