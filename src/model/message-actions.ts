import type { Feature, Permission } from './agent.ts';
import { hasLeft, isUnderWay } from './delivery.ts';
import type { Interaction } from './interaction.ts';
import type { Message, NetworkAction, NetworkState } from './message.ts';
import { canMute, muteObstacle, type MuteSubject } from './mute.ts';
import { actionVerdict, type ActionTarget } from './platform-action.ts';
import type { ActionRefusal, PlatformAction, PlatformRules } from './platform.ts';
import { removalObstacle, type Removal } from './removal.ts';

/*
 * To add an action of the product's own (as `copy`): its name to `OWN_ACTIONS`, its rule to `OWN_RULES`, its place to `GROUPS`,
 * and where it can be refused for a new reason that reason to `OwnRefusal`. The backend asks `messageActionVerdict`, too.
 */

/** What this product does with a message by itself; the same on every platform. */
const OWN_ACTIONS = [
  'copy',
  'open-on-network',
  'add-note',
  'add-tags',
  'mute-contact',
  'unmute-contact',
  'mute-post',
  'unmute-post',
  'remove-content',
  'remove-author',
] as const;
export type OwnAction = (typeof OWN_ACTIONS)[number];

/** Everything that can be done with a message. */
export type MessageActionName = PlatformAction | OwnAction;

/** Why an action is not possible for a reason that is not the network's. */
export type OwnRefusal =
  /** The administrator has switched it off. */
  | 'feature-off'
  /** The agent lacks the permission. */
  | 'not-permitted'
  /** The interaction is closed: nothing more is written in it. */
  | 'interaction-closed'
  /** It is one of the product's own entries. */
  | 'system-entry'
  /** There is no text. */
  | 'no-text'
  /** The network has no address for it. */
  | 'no-address'
  /** It has not reached the backend yet, or is on its way to the network. */
  | 'still-sending'
  /** What would be removed has been, or is not there. */
  | 'nothing-to-remove'
  /** It is muted already. */
  | 'already-muted'
  /** It is not muted. */
  | 'not-muted';
export type MessageActionRefusal = ActionRefusal | OwnRefusal;

/** As `ActionVerdict`, with the reasons that are not the network's. */
export type MessageActionVerdict =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      readonly reason: MessageActionRefusal;
      readonly show: 'dimmed' | 'absent';
    };

/** What decides about the messages of one interaction, besides the message and the time. */
export interface MessageWork {
  readonly interaction: Pick<Interaction, 'id' | 'status' | 'assignee' | 'visibility' | 'muted'>;
  readonly rules: PlatformRules;
  readonly permissions: readonly Permission[];
  readonly features: readonly Feature[];
  /** The agent who asks. */
  readonly agentId: string;
  /** Server's clock minus this machine's, in milliseconds; 0 on the server. */
  readonly skewMs: number;
}

/** What the rules look at of a message. */
export type ActionableMessage = Pick<
  Message,
  | 'direction'
  | 'kind'
  | 'visibility'
  | 'text'
  | 'author'
  | 'removed'
  | 'networkUrl'
  | 'networkState'
  | 'action'
  | 'editedAt'
  | 'sentAt'
  | 'delivery'
>;

/** A message of an interaction at one moment: epoch milliseconds on the server's clock. */
export interface MessageMoment extends MessageWork {
  readonly message: ActionableMessage;
  readonly now: number;
}

/** What stands together in a menu, in this order; what removes comes last. */
export type MessageActionGroup = 'answer' | 'react' | 'keep' | 'read' | 'moderate' | 'remove';

/** One entry of what is offered on a message. */
export interface MessageAction {
  readonly name: MessageActionName;
  readonly group: MessageActionGroup;
  readonly verdict: MessageActionVerdict;
}

const ALLOWED: MessageActionVerdict = { allowed: true };

/** The verdict that something is not possible. */
function refused(reason: MessageActionRefusal, show: 'dimmed' | 'absent' = 'absent'): MessageActionVerdict {
  return { allowed: false, reason, show };
}

const GROUPS: readonly (readonly [MessageActionGroup, readonly MessageActionName[]])[] = [
  ['answer', ['reply', 'edit-reply', 'reply-privately', 'quote']],
  ['react', ['like', 'unlike', 'repost', 'follow']],
  ['keep', ['add-note', 'add-tags']],
  ['read', ['copy', 'open-on-network']],
  ['moderate', ['hide', 'unhide', 'mute-contact', 'unmute-contact', 'mute-post', 'unmute-post']],
  ['remove', ['remove-content', 'remove-author', 'delete']],
];

/** The rule of each action that is the product's own. */
const OWN_RULES: Readonly<Record<OwnAction, (moment: MessageMoment) => MessageActionVerdict>> = {
  copy: ({ message }) => (message.text === '' ? refused('no-text') : ALLOWED),
  'open-on-network': ({ message }) => (message.networkUrl === null ? refused('no-address') : ALLOWED),
  'add-note': (moment) => keeps(moment, 'notes'),
  'add-tags': (moment) => keeps(moment, 'tags'),
  'mute-contact': (moment) => mutes(moment, 'contact', true),
  'unmute-contact': (moment) => mutes(moment, 'contact', false),
  'mute-post': (moment) => mutes(moment, 'post', true),
  'unmute-post': (moment) => mutes(moment, 'post', false),
  'remove-content': (moment) => removes(moment, 'content'),
  'remove-author': (moment) => removes(moment, 'author'),
};

/** What stands beside a message needs the backend's copy of it. */
function keeps({ message, features }: MessageMoment, feature: 'notes' | 'tags'): MessageActionVerdict {
  if (!features.includes(feature)) return refused('feature-off');
  return isUnsent(message) ? refused('still-sending', 'dimmed') : ALLOWED;
}

function mutes(
  { message, interaction, features, permissions }: MessageMoment,
  subject: MuteSubject,
  on: boolean,
): MessageActionVerdict {
  if (message.direction !== 'inbound' || !canMute(subject, interaction)) return refused('not-on-this-kind');
  const obstacle = muteObstacle({ features, permissions });
  if (obstacle !== null) return refused(obstacle);
  if (interaction.muted[subject] === on) return refused(on ? 'already-muted' : 'not-muted');
  return ALLOWED;
}

function removes({ message, features, permissions }: MessageMoment, removal: Removal): MessageActionVerdict {
  const obstacle = removalObstacle(removal, { features, permissions });
  if (obstacle !== null) return refused(obstacle);
  if (message.removed[removal]) return refused('nothing-to-remove');
  if (removal === 'author')
    return message.direction === 'inbound' && message.author.kind === 'contact' && message.author.id !== null
      ? ALLOWED
      : refused('only-messages-of-others');
  // It is needed until the network has it.
  const state = message.delivery?.state;
  return state === 'queued' || state === 'held' || state === 'sending'
    ? refused('still-sending', 'dimmed')
    : ALLOWED;
}

/** Whether only this browser has it yet. */
function isUnsent({ delivery }: Pick<Message, 'delivery'>): boolean {
  return delivery?.state === 'queued' || delivery?.state === 'held';
}

/** The administrator's switch of each action on a network; an answer has none. */
const FEATURE_OF: Readonly<Partial<Record<PlatformAction, Feature>>> = {
  'reply-privately': 'privateReply',
  quote: 'messageActions',
  like: 'messageActions',
  unlike: 'messageActions',
  repost: 'messageActions',
  follow: 'messageActions',
  hide: 'messageActions',
  unhide: 'messageActions',
  delete: 'deleteMessage',
};

/** What is written, so that a closed interaction takes it no more. */
const WRITTEN: readonly PlatformAction[] = ['reply', 'edit-reply', 'reply-privately', 'quote'];

const isOwn = (name: MessageActionName): name is OwnAction =>
  (OWN_ACTIONS as readonly MessageActionName[]).includes(name);

/**
 * Whether an agent may do this with a message, and if not, why: the administrator's switch, the permission, the state of the
 * interaction, then what the network and the message's own state say. Panel and backend both ask this.
 */
export function messageActionVerdict(name: MessageActionName, moment: MessageMoment): MessageActionVerdict {
  const { message, interaction, rules, permissions, features } = moment;
  if (message.direction === 'system') return refused('system-entry');
  if (isOwn(name)) return OWN_RULES[name](moment);
  const feature = FEATURE_OF[name];
  if (feature !== undefined && !features.includes(feature)) return refused('feature-off');
  const isPublic = message.visibility === 'public' && name !== 'reply-privately';
  if (isPublic && !permissions.includes('conversation.socialmedia.create')) return refused('not-permitted');
  const verdict = actionVerdict(rules, name, targetOf(moment));
  if (verdict.allowed && interaction.status === 'closed' && WRITTEN.includes(name))
    return refused('interaction-closed', 'dimmed');
  return verdict;
}

/** What is offered on a message, in the order of its menu: what may be done, and what is shown dimmed with its reason. */
export function messageActions(moment: MessageMoment): readonly MessageAction[] {
  return GROUPS.flatMap(([group, names]) =>
    names.map((name) => ({ name, group, verdict: messageActionVerdict(name, moment) })),
  ).filter(({ verdict }) => verdict.allowed || verdict.show === 'dimmed');
}

/** What the network will show once an action is done. */
export function withAction(state: NetworkState, action: NetworkAction): NetworkState {
  switch (action) {
    case 'like':
      return state.likedByUs ? state : { ...state, likedByUs: true, likes: state.likes + 1 };
    case 'unlike':
      return state.likedByUs ? { ...state, likedByUs: false, likes: Math.max(0, state.likes - 1) } : state;
    case 'hide':
      return { ...state, hidden: true };
    case 'unhide':
      return { ...state, hidden: false };
    case 'delete':
      return { ...state, deleted: true };
    case 'repost':
      return { ...state, reposted: true };
    case 'follow':
      return { ...state, followed: true };
  }
}

/** What is shown of a message: what the network shows, with what is on its way there already done. */
export function shownState({ networkState, action }: Pick<Message, 'networkState' | 'action'>): NetworkState {
  return action?.state === 'pending' ? withAction(networkState, action.action) : networkState;
}

/** Whether this refusal only says that it is done already, as when another agent was faster. */
export function isDoneAlready(reason: MessageActionRefusal, action: NetworkAction): boolean {
  const done: Readonly<Record<NetworkAction, MessageActionRefusal>> = {
    like: 'already-liked',
    unlike: 'not-liked-yet',
    hide: 'already-hidden',
    unhide: 'not-hidden-yet',
    delete: 'deleted-on-network',
    repost: 'already-reposted',
    follow: 'already-followed',
  };
  return done[action] === reason;
}

/** The message as the network's rules look at it. */
export function targetOf({ message, now }: Pick<MessageMoment, 'message' | 'now'>): ActionTarget {
  const own = message.direction === 'outbound';
  const { likedByUs, privatelyAnswered, ...state } = shownState(message);
  const { delivery, editedAt } = message;
  return {
    ...state,
    kind: message.kind,
    visibility: message.visibility,
    own,
    // What was edited has been there, whatever became of the new wording.
    onNetwork:
      delivery === null
        ? !own
        : hasLeft(delivery.state) || (editedAt !== null && !isUnderWay(delivery.state)),
    liked: likedByUs,
    privateReplySpent: privatelyAnswered,
    sentAt: message.sentAt,
    now,
  };
}
