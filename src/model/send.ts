import type { Feature, Permission } from './agent.ts';
import { checkAttachments, type AttachmentProblem } from './attachment-rules.ts';
import type { Interaction } from './interaction.ts';
import type { MessageKind, OutgoingForm, PlatformRules, Visibility } from './platform.ts';
import { replyWindow } from './reply-window.ts';
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
  | { readonly kind: 'visibility-not-allowed' }
  | { readonly kind: 'reply-window-closed' }
  /** The network has one answer, which is edited instead of added to. */
  | { readonly kind: 'already-answered' }
  | { readonly kind: 'feature-off'; readonly feature: Feature }
  | {
      readonly kind: 'attachment-refused';
      readonly problems: readonly AttachmentProblem[];
    }
  | { readonly kind: 'text-too-long'; readonly measure: TextMeasure }
  | { readonly kind: 'empty-message' };

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
  if (interaction.visibility !== visibility || rules.text[visibility] === undefined) {
    return { kind: 'visibility-not-allowed' };
  }
  if (rules.singleReply && attempt.isAnswered === true) return { kind: 'already-answered' };
  if (visibility === 'private') {
    const window = replyWindow(rules, {
      lastInboundAt: interaction.lastInboundAt,
      now,
    });
    if (window.state !== 'open' && window.state !== 'unlimited') return { kind: 'reply-window-closed' };
  }
  return null;
}

function contentObstacle({ rules, features, visibility, text, files }: SendAttempt): SendObstacle | null {
  if (files.length > 0 && !features.includes('attachments'))
    return { kind: 'feature-off', feature: 'attachments' };
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
