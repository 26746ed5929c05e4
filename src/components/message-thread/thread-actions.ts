import { isPermitted, type Session } from '../../model/agent.ts';
import { assignmentObstacle } from '../../model/assignment.ts';
import type { Interaction } from '../../model/interaction.ts';
import { elevationChannels, isSpoken } from '../../model/beginning.ts';
import { platformRules } from '../../model/platforms.ts';
import { canEnd, mayChangeOutcome, type ConversationEnd } from '../../model/outcome.ts';
import { canMute, muteObstacle, type MuteChange } from '../../model/mute.ts';
import type { Status } from '../../model/status.ts';
import { canMoveStatus } from '../../model/status-moves.ts';
import { transferObstacle } from '../../model/transfer.ts';
import type { ThreadAction } from './message-thread.events.ts';

const STATUS_OF: Readonly<Partial<Record<ThreadAction, Status>>> = {
  'set-pending': 'pending',
  resolve: 'resolved',
  reopen: 'open',
};

/** The status that an action sets; undefined for those that set none. */
export function statusSetBy(action: ThreadAction): Status | undefined {
  return STATUS_OF[action];
}

/** What this agent may do with this interaction, in the order in which it is offered (W1, W6). */
export function threadActions(
  interaction: Pick<Interaction, 'platform' | 'channelId' | 'status' | 'assignee' | 'visibility' | 'muted'>,
  session: Pick<Session, 'channels' | 'agent' | 'permissions' | 'features' | 'services'>,
  endedBy: ConversationEnd | null = null,
): readonly ThreadAction[] {
  const { status, assignee } = interaction;
  const { permissions, features } = session;
  const me = session.agent.id;
  const actions: ThreadAction[] = [];
  const work = { status, assigneeId: assignee?.id ?? null };
  const toMe = assignmentObstacle(work, { id: me, permissions }, { agentId: me, teamId: null });
  if (assignee?.id !== me && toMe === null) actions.push('assign-to-me');
  const mayAssign = status !== 'closed' && isPermitted(permissions, 'conversation.assign');
  if (mayAssign && features.includes('directory')) actions.push('assign');
  if (mayBeTransferred(work, session)) actions.push('transfer');
  if (features.includes('elevate') && leadsElsewhere(interaction, session)) actions.push('elevate');
  if (isSpoken(platformRules(interaction.platform))) actions.push('call');
  const isMine = mayChangeOutcome(interaction, me);
  if (isMine) actions.push('outcome', ...statusActions(status));
  if (isMine && canEnd(interaction, endedBy)) actions.push('end-conversation');
  // Who doesn't hold it looks for neither this nor the last.
  if (isMine && status !== 'closed' && features.includes('boomerang')) actions.push('boomerang');
  if (features.includes('customerCard')) actions.push('customer-card');
  // At any time, also where nothing more can be written to the contact (K3).
  if (features.includes('notes')) actions.push('add-note');
  if (features.includes('translation')) actions.push('translate');
  const mayMail = features.includes('transcript') && session.services.includes('mail');
  if (mayMail && isPermitted(permissions, 'conversation.transcript')) actions.push('send-transcript');
  if (muteObstacle(session) === null) {
    actions.push(interaction.muted.contact ? 'unmute-contact' : 'mute-contact');
    if (canMute('post', interaction)) actions.push(interaction.muted.post ? 'unmute-post' : 'mute-post');
  }
  if (isMine) actions.push('unassign-and-close');
  return actions;
}

/** Whether the agent has a channel on which one can go on from here; that it can't be done now is said where it is offered. */
function leadsElsewhere(
  { platform, channelId }: Pick<Interaction, 'platform' | 'channelId'>,
  { channels }: Pick<Session, 'channels'>,
): boolean {
  const own = channels.find(({ id }) => id === channelId);
  return elevationChannels(platformRules(platform, own?.overrides).elevatesTo, channels).length > 0;
}

/** Whether *Transfer* is offered, be it that the status stands in its way (`obstacleTo`). */
function mayBeTransferred(
  work: { readonly status: Status; readonly assigneeId: string | null },
  { agent, permissions, features }: Pick<Session, 'agent' | 'permissions' | 'features'>,
): boolean {
  const isOn = features.includes('directory') && features.includes('transfer');
  return isOn && transferObstacle(work, { id: agent.id, permissions })?.kind !== 'forbidden';
}

/** What this agent would look for and may not do, because somebody else holds the interaction, or nobody (O3). */
export function blockedActions(
  interaction: Pick<Interaction, 'status' | 'assignee'>,
  session: Pick<Session, 'agent'>,
): readonly ThreadAction[] {
  return mayChangeOutcome(interaction, session.agent.id)
    ? []
    : ['outcome', ...statusActions(interaction.status)];
}

function statusActions(status: Status): readonly ThreadAction[] {
  return (['set-pending', 'resolve', 'reopen'] as const).filter((action) => {
    const to = STATUS_OF[action];
    // What is new is open already, in the agent's eyes: only what was put away is opened again.
    const isReopening = action !== 'reopen' || status === 'pending' || status === 'resolved';
    return to !== undefined && isReopening && canMoveStatus(status, to, 'agent');
  });
}

const MUTE_OF: Readonly<Partial<Record<ThreadAction, MuteChange>>> = {
  'mute-contact': { contact: true },
  'unmute-contact': { contact: false },
  'mute-post': { post: true },
  'unmute-post': { post: false },
};

/** What an action mutes or lets be heard again; undefined for those that do neither. */
export function mutedBy(action: ThreadAction): MuteChange | undefined {
  return MUTE_OF[action];
}
