import type { PlatformRules, Visibility } from './platform.ts';

const HOUR = 60 * 60 * 1000;

/** What decides whether an answer may be sent now. Times are epoch milliseconds on the server's clock. */
export interface ReplyMoment {
  readonly now: number;
  /** The form that the answer is to have, private where not said; a public one is never late. */
  readonly visibility?: Visibility;
  /** The contact's last *private* message on this platform; null where there is none. */
  readonly lastInboundAt: number | null;
  /** The public message that a private reply would answer, where there is one. */
  readonly privateReplyTo?: { readonly sentAt: number; readonly spent: boolean };
}

/**
 * - `unlimited`: free text at any time;
 * - `open`: free text until `closesAt`, `then` what follows;
 * - `tagged`: text written by a person, sent with the human-agent tag, until `closesAt`;
 * - `template-only`: nothing but an approved template;
 * - `closed`: nothing.
 */
export type ReplyWindow =
  | { readonly state: 'unlimited' }
  | {
      readonly state: 'open';
      readonly closesAt: number;
      readonly then: 'tagged' | 'template-only' | 'closed';
    }
  | {
      readonly state: 'tagged';
      readonly closesAt: number;
      readonly then: 'closed';
      readonly reason: 'window-over';
    }
  | { readonly state: 'template-only'; readonly reason: ReplyWindowReason }
  | { readonly state: 'closed'; readonly reason: ReplyWindowReason };

/** Why free text is not possible; stable keys, put into words by the interface. */
export type ReplyWindowReason =
  /** The contact's last message is too long ago. */
  | 'window-over'
  /** The contact has not written in private. */
  | 'never-written'
  /** The only private reply to that public message has been sent. */
  | 'private-reply-spent'
  /** The public message is too old for a private reply. */
  | 'private-reply-too-late'
  /** The platform knows no private answer. */
  | 'no-private-reply';

/**
 * What may be sent at this moment. A window that closes at an instant is closed at that instant. To be asked again
 * when `closesAt` has come and at the time of sending.
 */
export function replyWindow(rules: PlatformRules, moment: ReplyMoment): ReplyWindow {
  if (moment.visibility === 'public') return { state: 'unlimited' };
  if (rules.text.private === undefined) return { state: 'closed', reason: 'no-private-reply' };

  if (rules.visibility === 'public' && moment.lastInboundAt === null)
    return privateReplyWindow(rules, moment);
  return conversationWindow(rules, moment);
}

function conversationWindow(
  { replyWindow: rule }: PlatformRules,
  { lastInboundAt, now }: ReplyMoment,
): ReplyWindow {
  if (rule === null) return { state: 'unlimited' };
  const after = rule.thereafter === 'template' ? 'template-only' : 'closed';
  if (lastInboundAt === null) return { state: after, reason: 'never-written' };

  const tagEndsAt =
    rule.thereafter === 'human-agent-tag' ? lastInboundAt + (rule.tagHours ?? rule.hours) * HOUR : null;
  const closesAt = lastInboundAt + rule.hours * HOUR;
  if (now < closesAt) {
    return { state: 'open', closesAt, then: tagEndsAt !== null && tagEndsAt > closesAt ? 'tagged' : after };
  }
  if (tagEndsAt !== null && now < tagEndsAt) {
    return { state: 'tagged', closesAt: tagEndsAt, then: 'closed', reason: 'window-over' };
  }
  return { state: after, reason: 'window-over' };
}

/** Before the contact has written in private, only an answer to their public message opens the way. */
function privateReplyWindow({ privateReply: rule }: PlatformRules, moment: ReplyMoment): ReplyWindow {
  if (rule === null) return { state: 'closed', reason: 'no-private-reply' };
  const to = moment.privateReplyTo;
  if (to === undefined) return { state: 'closed', reason: 'never-written' };
  if (rule.once && to.spent) return { state: 'closed', reason: 'private-reply-spent' };
  if (rule.days === undefined) return { state: 'unlimited' };

  const closesAt = to.sentAt + rule.days * 24 * HOUR;
  return moment.now < closesAt
    ? { state: 'open', closesAt, then: 'closed' }
    : { state: 'closed', reason: 'private-reply-too-late' };
}
