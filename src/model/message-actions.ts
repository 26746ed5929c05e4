import type { Feature, Permission } from './agent.ts';
import { hasLeft } from './delivery.ts';
import type { Interaction } from './interaction.ts';
import type { Message } from './message.ts';
import { actionVerdict, type ActionTarget } from './platform-action.ts';
import type { ActionRefusal, PlatformAction, PlatformRules } from './platform.ts';

/*
 * To add an action of the product's own (as `copy`): its name to `OWN_ACTIONS`, its rule to `OWN_RULES`, its place to `GROUPS`,
 * and where it can be refused for a new reason that reason to `OwnRefusal`. The backend asks `messageActionVerdict`, too.
 */

/** What this product does with a message by itself; the same on every platform. */
const OWN_ACTIONS = ['copy', 'open-on-network'] as const;
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
  | 'no-address';
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
  readonly interaction: Pick<Interaction, 'id' | 'status' | 'assignee'>;
  readonly rules: PlatformRules;
  readonly permissions: readonly Permission[];
  readonly features: readonly Feature[];
  /** The agent who asks. */
  readonly agentId: string;
  /** Server's clock minus this machine's, in milliseconds; 0 on the server. */
  readonly skewMs: number;
}

/** A message of an interaction at one moment: epoch milliseconds on the server's clock. */
export interface MessageMoment extends MessageWork {
  readonly message: Message;
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
  ['keep', []],
  ['read', ['copy', 'open-on-network']],
  ['moderate', ['hide', 'unhide']],
  ['remove', ['delete']],
];

/** The rule of each action that is the product's own. */
const OWN_RULES: Readonly<Record<OwnAction, (moment: MessageMoment) => MessageActionVerdict>> = {
  copy: ({ message }) => (message.text === '' ? refused('no-text') : ALLOWED),
  'open-on-network': ({ message }) => (message.networkUrl === null ? refused('no-address') : ALLOWED),
};

/** The administrator's switch of each action on a network; an answer has none. */
const FEATURE_OF: Readonly<Partial<Record<PlatformAction, Feature>>> = {
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

/** The message as the network's rules look at it. */
export function targetOf({ message, now }: Pick<MessageMoment, 'message' | 'now'>): ActionTarget {
  const own = message.direction === 'outbound';
  return {
    kind: message.kind,
    visibility: message.visibility,
    own,
    onNetwork: message.delivery === null ? !own : hasLeft(message.delivery.state),
    deleted: message.networkState.deleted,
    hidden: message.networkState.hidden,
    liked: message.networkState.likedByUs,
    sentAt: message.sentAt,
    now,
  };
}
