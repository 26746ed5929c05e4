import type {
  ActionCondition,
  ActionRefusal,
  MessageKind,
  PlatformAction,
  PlatformRules,
  Visibility,
} from './platform.ts';

const DAY = 24 * 60 * 60 * 1000;

/** What an action must know of the message it is for, at one moment. */
export interface ActionTarget {
  readonly kind: MessageKind;
  readonly visibility: Visibility;
  /** Whether the connected account wrote it. */
  readonly own: boolean;
  /** Whether the network has it: true for all inbound ones, and for outbound ones that have left. */
  readonly onNetwork: boolean;
  readonly deleted: boolean;
  readonly hidden: boolean;
  readonly liked: boolean;
  /** When it was written, epoch milliseconds. */
  readonly sentAt: number;
  /** The moment asked about, epoch milliseconds on the server's clock. */
  readonly now: number;
  /** Whether it stands on the account's page, video or medium; where not said, everything but a mention does. */
  readonly onOwnProperty?: boolean;
  /** Whether the account's post opened the conversation; where not said, it didn't. */
  readonly inOwnConversation?: boolean;
  readonly reposted?: boolean;
  /** Whether the account follows its author. */
  readonly followed?: boolean;
  /** Whether a review has its answer. */
  readonly answered?: boolean;
  /** Whether its author takes direct messages of the account; where not said, the network will say. */
  readonly acceptsDirect?: boolean;
  /** Whether a private reply to it has been sent. */
  readonly privateReplySpent?: boolean;
}

/** `dimmed`: shown with its reason; `absent`: of no interest here, not shown. The reason is given in both cases. */
export type ActionVerdict =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly reason: ActionRefusal; readonly show: 'dimmed' | 'absent' };

interface Condition {
  readonly holds: (target: ActionTarget, rules: PlatformRules) => boolean;
  readonly reason: ActionRefusal;
  readonly show: 'dimmed' | 'absent';
}

const onOwnProperty = (target: ActionTarget): boolean => target.onOwnProperty ?? target.kind !== 'mention';

const absent = (reason: ActionRefusal, holds: Condition['holds']): Condition => ({
  holds,
  reason,
  show: 'absent',
});
const dimmed = (reason: ActionRefusal, holds: Condition['holds']): Condition => ({
  holds,
  reason,
  show: 'dimmed',
});

const CONDITIONS: Readonly<Record<ActionCondition, Condition>> = {
  own: absent('only-own-messages', (target) => target.own),
  'not-own': absent('only-messages-of-others', (target) => !target.own),
  'on-own-property': dimmed('only-on-own-property', onOwnProperty),
  'own-or-on-own-property': dimmed(
    'only-own-or-on-own-property',
    (target) => target.own || onOwnProperty(target),
  ),
  'in-own-conversation': dimmed('only-in-own-conversations', (target) => target.inOwnConversation === true),
  liked: absent('not-liked-yet', (target) => target.liked),
  'not-liked': absent('already-liked', (target) => !target.liked),
  'not-reposted': dimmed('already-reposted', (target) => target.reposted !== true),
  'not-followed': dimmed('already-followed', (target) => target.followed !== true),
  hidden: absent('not-hidden-yet', (target) => target.hidden),
  'not-hidden': absent('already-hidden', (target) => !target.hidden),
  answered: absent('not-answered-yet', (target) => target.answered === true),
  'not-answered': absent('already-answered', (target) => target.answered !== true),
  'accepts-direct': dimmed('author-refuses-direct', (target) => target.acceptsDirect !== false),
  'private-reply-unused': dimmed(
    'private-reply-spent',
    (target, { privateReply }) => privateReply?.once !== true || target.privateReplySpent !== true,
  ),
  'private-reply-in-time': dimmed(
    'private-reply-too-late',
    (target, { privateReply }) =>
      privateReply?.days === undefined || target.now < target.sentAt + privateReply.days * DAY,
  ),
};

const PUBLIC_KINDS: readonly MessageKind[] = ['post', 'comment', 'mention', 'reply', 'quote', 'review'];

const refuse = (reason: ActionRefusal, show: 'dimmed' | 'absent' = 'absent'): ActionVerdict => ({
  allowed: false,
  reason,
  show,
});

/**
 * Whether the network lets the account do this with this message now, and if not, why and whether to show it.
 * Permissions, the administrator's switches and the reply window of private messages are asked elsewhere.
 */
export function actionVerdict(
  rules: PlatformRules,
  action: PlatformAction,
  target: ActionTarget,
): ActionVerdict {
  const forAction = rules.actions.filter((rule) => rule.action === action);
  if (forAction.length === 0) return refuse('platform-lacks-action');

  const isPublic = PUBLIC_KINDS.includes(target.kind);
  const forKind = forAction.filter((rule) => rule.on.includes(target.kind));
  if (forKind.length === 0 || isPublic !== (target.visibility === 'public'))
    return refuse('not-on-this-kind');

  if (!target.onNetwork) return refuse('not-on-network');
  if (target.deleted) return refuse('deleted-on-network');

  let firstRefusal: ActionVerdict | undefined;
  for (const rule of forKind) {
    const failed = rule.when.map((name) => CONDITIONS[name]).filter(({ holds }) => !holds(target, rules));
    // What makes the action pointless here outweighs what makes it impossible for now.
    const decisive = failed.find(({ show }) => show === 'absent') ?? failed[0];
    if (decisive === undefined) {
      if (rules.actionsOff.includes(action)) return refuse('off-for-account', 'dimmed');
      return rules.unconnected.includes(action) ? refuse('not-connected', 'dimmed') : { allowed: true };
    }
    firstRefusal ??= refuse(decisive.reason, decisive.show);
  }
  return firstRefusal ?? refuse('not-on-this-kind');
}
