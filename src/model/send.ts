import type { Feature, Permission } from './agent.ts';
import { checkAttachments, type AttachmentProblem, type FileFacts } from './attachment-rules.ts';
import type { Interaction } from './interaction.ts';
import type { SendAs } from './message.ts';
import { actionVerdict, type ActionTarget } from './platform-action.ts';
import {
  VISIBILITIES,
  type ActionRefusal,
  type MessageKind,
  type OutgoingForm,
  type PlatformRules,
  type Visibility,
} from './platform.ts';
import { TEXT_ONLY } from './platform-attachments.ts';
import { PLATFORMS } from './platforms.ts';
import { replyWindow, type ReplyWindow, type ReplyWindowReason } from './reply-window.ts';
import { measureText, type TextMeasure } from './text-length.ts';

/** What is about to be sent, and everything that decides whether it may be. */
export interface SendAttempt {
  readonly interaction: Pick<Interaction, 'status' | 'lastInboundAt' | 'visibility'>;
  readonly rules: PlatformRules;
  readonly permissions: readonly Permission[];
  readonly features: readonly Feature[];
  readonly visibility: Visibility;
  /** Whether there is an answer already where the network has a single one; where not said, there is none. */
  readonly isAnswered?: boolean;
  /**
   * The message that the answer stands under or is the private reply to, as the network's rules look at it: the one named, else the
   * one found; absent or null where there is none.
   */
  readonly answering?: ActionTarget | null;
  /** What it is to that message; absent where it answers it. */
  readonly as?: SendAs | undefined;
  readonly text: string;
  readonly files: readonly {
    readonly name: string;
    readonly size: number;
    readonly type: string;
  }[];
  /** Epoch milliseconds on the server's clock. */
  readonly now: number;
}

/** Why a message can't go. Those of the interaction itself stand before those of what was written. */
export type SendObstacle =
  | { readonly kind: 'interaction-closed' }
  | { readonly kind: 'forbidden'; readonly permission: Permission }
  | { readonly kind: 'visibility-not-allowed'; readonly reason: VisibilityRefusal }
  | {
      readonly kind: 'reply-window-closed';
      readonly reason: ReplyWindowReason;
      /** What can still be sent: an approved template, or nothing. */
      readonly instead: 'template' | 'nothing';
    }
  /** The network has one answer, which is edited instead of added to. */
  | { readonly kind: 'already-answered' }
  /** The message that it would stand under takes no answer, or no quotation. */
  | { readonly kind: 'answer-refused'; readonly reason: ActionRefusal }
  | { readonly kind: 'feature-off'; readonly feature: Feature }
  | {
      readonly kind: 'attachment-refused';
      readonly problems: readonly AttachmentProblem[];
    }
  /** A quotation takes no files on this network. */
  | { readonly kind: 'quotation-with-files' }
  | { readonly kind: 'text-too-long'; readonly measure: TextMeasure }
  | { readonly kind: 'empty-message' };

/** Why an answer can't have this form here; stable keys, put into words by the interface. */
export type VisibilityRefusal =
  /** What was said in private is answered in private. */
  | 'private-conversation'
  /** The network knows no public answer. */
  | 'no-public-reply'
  /** The network knows no private answer. */
  | 'no-private-reply'
  /** There is no message of the contact that a private answer could be to. */
  | 'nothing-to-answer'
  /** Why the message that is answered takes no private answer. */
  | ActionRefusal;

/** The obstacle that has to be named first, or null when the message may go. Panel and backend both ask this. */
export function sendObstacle(attempt: SendAttempt): SendObstacle | null {
  return answerObstacle(attempt) ?? contentObstacle(attempt);
}

/** Whether this agent can answer here at all, whatever is written; what a composer asks before it offers a field. */
export function answerObstacle(attempt: Omit<SendAttempt, 'text' | 'files'>): SendObstacle | null {
  const { interaction, rules, permissions, visibility, now } = attempt;
  if (interaction.status === 'closed') return { kind: 'interaction-closed' };
  if (visibility === 'public' && !permissions.includes('conversation.socialmedia.create')) {
    return { kind: 'forbidden', permission: 'conversation.socialmedia.create' };
  }
  const obstacle = visibilityObstacle(attempt);
  if (obstacle !== null) return obstacle;
  if (rules.singleReply && attempt.isAnswered === true) return { kind: 'already-answered' };
  const window = windowOf(attempt, now);
  if ('reason' in window && window.state !== 'tagged') {
    const instead = window.state === 'template-only' ? 'template' : 'nothing';
    return { kind: 'reply-window-closed', reason: window.reason, instead };
  }
  return underObstacle(attempt);
}

/** Whether the message under which an answer of the same form would stand takes it; whether what is there may be edited is asked elsewhere. */
export function underObstacle({
  rules,
  visibility,
  answering = null,
  as,
}: Pick<SendAttempt, 'rules' | 'visibility' | 'answering' | 'as'>): SendObstacle | null {
  if (answering === null || as === 'edit' || answering.visibility !== visibility) return null;
  const verdict = actionVerdict(rules, as === 'quote' ? 'quote' : 'reply', answering);
  if (verdict.allowed) return null;
  return verdict.reason === 'already-answered'
    ? { kind: 'already-answered' }
    : { kind: 'answer-refused', reason: verdict.reason };
}

/** How long an answer of this form may still be sent, asked for the attempt's own moment or another (epoch milliseconds). */
export function windowOf(
  { interaction, rules, visibility, answering }: Omit<SendAttempt, 'text' | 'files' | 'now'>,
  now: number,
): ReplyWindow {
  return replyWindow(rules, {
    now,
    visibility,
    lastInboundAt: interaction.lastInboundAt,
    ...(isPrivateReply({ interaction, visibility }) && answering
      ? { privateReplyTo: { sentAt: answering.sentAt, spent: answering.privateReplySpent === true } }
      : {}),
  });
}

/** Whether this is the private answer to a public message, of which the contact has not written in private here yet. */
export function isPrivateReply({
  interaction,
  visibility,
}: {
  readonly interaction: Pick<Interaction, 'lastInboundAt' | 'visibility'>;
  readonly visibility: Visibility;
}): boolean {
  return (
    visibility === 'private' && interaction.visibility === 'public' && interaction.lastInboundAt === null
  );
}

/** Whether there is a choice of public and private in this interaction at all (C3). */
export function hasVisibilityChoice(
  interaction: Pick<Interaction, 'visibility'>,
  rules: PlatformRules,
  features: readonly Feature[],
): boolean {
  return (
    interaction.visibility === 'public' &&
    features.includes('privateReply') &&
    rules.privateReply !== null &&
    rules.text.public !== undefined &&
    rules.text.private !== undefined
  );
}

/** The form of an answer about which nothing was said: the interaction's own, in private where this agent may not post publicly (Q6). */
export function usualVisibility(
  interaction: Pick<Interaction, 'visibility'>,
  rules: PlatformRules,
  { permissions, features }: Pick<SendAttempt, 'permissions' | 'features'>,
): Visibility {
  const isPrivate =
    !permissions.includes('conversation.socialmedia.create') &&
    hasVisibilityChoice(interaction, rules, features);
  return isPrivate ? 'private' : interaction.visibility;
}

/** Whether an answer may have this form here (C3). */
function visibilityObstacle(attempt: Omit<SendAttempt, 'text' | 'files'>): SendObstacle | null {
  const { interaction, rules, features, visibility, answering = null } = attempt;
  const refuse = (reason: VisibilityRefusal): SendObstacle => ({ kind: 'visibility-not-allowed', reason });
  if (interaction.visibility === visibility) {
    if (rules.text[visibility] !== undefined) return null;
    return refuse(visibility === 'public' ? 'no-public-reply' : 'no-private-reply');
  }
  if (visibility === 'public') return refuse('private-conversation');
  if (rules.privateReply === null || rules.text.private === undefined) return refuse('no-private-reply');
  if (!features.includes('privateReply')) return { kind: 'feature-off', feature: 'privateReply' };
  if (interaction.lastInboundAt !== null) return null;
  if (answering === null) return refuse('nothing-to-answer');
  const verdict = actionVerdict(rules, 'reply-privately', answering);
  // How long it may be sent is the window's to say.
  return verdict.allowed || verdict.reason === 'private-reply-too-late' ? null : refuse(verdict.reason);
}

const formed = new WeakMap<PlatformRules, Map<'reply' | 'conversation', PlatformRules>>();

/**
 * The rules for an answer of this form: what is private goes by the network's private line and takes that line's files; the one
 * private answer to a public message takes text alone [U]. The same object each time.
 */
export function formRules(
  rules: PlatformRules,
  form: {
    readonly interaction: Pick<Interaction, 'lastInboundAt' | 'visibility'>;
    readonly visibility: Visibility;
  },
): PlatformRules {
  const { privateReply } = rules;
  if (form.visibility === form.interaction.visibility || privateReply === null) return rules;
  const key = isPrivateReply(form) ? 'reply' : 'conversation';
  let byKey = formed.get(rules);
  if (byKey === undefined) {
    byKey = new Map<'reply' | 'conversation', PlatformRules>();
    formed.set(rules, byKey);
  }
  let found = byKey.get(key);
  if (found === undefined) {
    const attachments = key === 'reply' ? TEXT_ONLY : PLATFORMS[privateReply.via].attachments;
    byKey.set(key, (found = { ...rules, attachments }));
  }
  return found;
}

/**
 * What keeps a file from an interaction, whichever of its forms the answer will have: what the public or the private one takes may be
 * uploaded, and the send judges. Null where one of them takes it.
 */
export function uploadProblem(
  interaction: Pick<Interaction, 'lastInboundAt' | 'visibility'>,
  rules: PlatformRules,
  { features, file }: { readonly features: readonly Feature[]; readonly file: FileFacts },
): AttachmentProblem | null {
  const forms: readonly Visibility[] = hasVisibilityChoice(interaction, rules, features)
    ? VISIBILITIES
    : [interaction.visibility];
  const found = forms.map(
    (visibility) => checkAttachments(formRules(rules, { interaction, visibility }), [file])[0] ?? null,
  );
  if (found.includes(null)) return null;
  const problems = found.filter((one) => one !== null);
  // What a form would take if it were smaller is not told to be of a wrong kind.
  const nearest = problems.find(({ problem }) => problem !== 'kind-not-allowed');
  const allowed = problems.flatMap((one) => (one.problem === 'kind-not-allowed' ? one.allowed : []));
  return nearest ?? { index: 0, problem: 'kind-not-allowed', allowed: [...new Set(allowed)] };
}

function contentObstacle({ rules, features, visibility, as, text, files }: SendAttempt): SendObstacle | null {
  if (files.length > 0 && !features.includes('attachments'))
    return { kind: 'feature-off', feature: 'attachments' };
  if (as === 'quote' && files.length > 0 && !rules.attachments.mixed) return { kind: 'quotation-with-files' };
  const problems = checkAttachments(rules, files);
  if (problems.length > 0) return { kind: 'attachment-refused', problems };
  const measure = measureOutgoing(rules, visibility, text);
  if (measure?.over === true) return { kind: 'text-too-long', measure };
  return text.trim() === '' && files.length === 0 ? { kind: 'empty-message' } : null;
}

/** The text counted as the network counts it; null where nothing can be sent in this form. */
export function measureOutgoing(rules: PlatformRules, form: OutgoingForm, text: string): TextMeasure | null {
  const limit = rules.text[form];
  return limit === undefined ? null : measureText(text, limit);
}

/** What an answer in this form is on its network: by what it answers, null where that is nothing in particular. */
export function outgoingKind(
  rules: PlatformRules,
  visibility: Visibility,
  answered: MessageKind | null,
): MessageKind {
  const rule = answered === null ? undefined : rules.inbound[answered];
  if (rule?.visibility === visibility) return rule.answeredBy;
  return visibility === 'private' ? 'direct' : 'reply';
}
