import { languageName } from '../../i18n/language-names.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { Session } from '../../model/agent.ts';
import type { Interaction } from '../../model/interaction.ts';
import type { Message } from '../../model/message.ts';
import { targetOf } from '../../model/message-actions.ts';
import type { PlatformRules, Visibility } from '../../model/platform.ts';
import type { ReplyWindow } from '../../model/reply-window.ts';
import {
  answerObstacle,
  formRules,
  measureOutgoing,
  sendObstacle,
  usualVisibility,
  windowOf,
  type SendAttempt,
  type SendObstacle,
} from '../../model/send.ts';
import type { TextMeasure } from '../../model/text-length.ts';
import { outgoingText } from '../../model/translation.ts';
import { replyGate, type ReplyGate } from '../../store/reply-translation.ts';
import type { ComposerAttachment, ComposerSlice, TranslationSlice } from '../../store/state.ts';
import { obstacleInWords, uploadInWords } from './obstacle-words.ts';
import { visibilityChoice, type VisibilityChoice } from './visibility-choice.ts';

/** Everything that one rendering shows, and what decides whether it may go. */
export interface Situation {
  readonly interaction: Interaction;
  readonly rules: PlatformRules;
  readonly visibility: Visibility;
  readonly strings: Strings;
  readonly attachments: readonly ComposerAttachment[];
  /** Why nothing can be written here at all; null where it can. */
  readonly closed: SendObstacle | null;
  /** Why this can't go now, in words; null when it may. */
  readonly reason: string | null;
  /** Whether that is so whatever is written. */
  readonly isRefused: boolean;
  /** For how long an answer of this form may be sent, asked for a moment on the server's clock. */
  readonly windowAt: (now: number) => ReplyWindow;
  /** The choice of who can read it; null where there is none. */
  readonly choice: VisibilityChoice | null;
  /** How much of the network's limit the text takes; null where nothing can be sent. */
  readonly measure: TextMeasure | null;
  /** Whether something is still being read that decides about it; until then a reason may be missing, and none is made of what is not read. */
  readonly isUndecided: boolean;
  /** Whether it waits for its translation. */
  readonly isUntranslated: boolean;
  /** What Send says in place of its usual words; null where it says those. */
  readonly sendLabel: string | null;
}

/** What a situation is made of; null for what is not there yet. */
export interface SituationFacts {
  readonly interaction: Interaction | null;
  readonly rules: PlatformRules | null;
  readonly session: Session | null;
  /** What is in the store; null for nothing. */
  readonly composer: ComposerSlice | null;
  /** What is in the field, which may be newer than what is in the store. */
  readonly text: string;
  /** The message that an answer would stand under or be the private reply to; absent for none. */
  readonly answering?: Message | null;
  /** The one answer of a review that is there already; absent for none. */
  readonly answer?: Message | null;
  /** What is translated here; absent for nothing. */
  readonly translation?: TranslationSlice | null;
  /** Whether something of all this is still being read; absent for no. */
  readonly isUndecided?: boolean;
  /** Epoch milliseconds on the server's clock. */
  readonly now: number;
  readonly strings: Strings;
}

const NO_FILES: readonly ComposerAttachment[] = [];

/** How it stands with what is being written; null until everything is there that decides it. */
export function composerSituation(facts: SituationFacts): Situation | null {
  const { interaction, session, composer, now, strings, answering = null, isUndecided = false } = facts;
  if (interaction === null || facts.rules === null || session === null) return null;
  const { permissions, features } = session;
  const usual = usualVisibility(interaction, facts.rules, session);
  // Where nothing public may go and there is no choice, that is what is said.
  const isBarred = usual === 'public' && !permissions.includes('conversation.socialmedia.create');
  const visibility = isBarred ? usual : (composer?.visibility ?? usual);
  const rules = formRules(facts.rules, { interaction, visibility });
  const attachments = composer?.attachments ?? NO_FILES;
  const gate = replyGate(facts.translation, facts.text);
  const translation = gate.kind === 'translated' ? gate.translation : null;
  // What goes out is what counts.
  const text = outgoingText(facts.text, translation);
  const attempt: SendAttempt = {
    interaction,
    rules,
    permissions,
    features,
    visibility,
    answering: answering === null ? null : targetOf({ message: answering, now }),
    as: composer?.as,
    isAnswered: (facts.answer ?? null) !== null && composer?.as !== 'edit',
    text,
    files: attachments,
    now,
  };
  const ofForm = answerObstacle(attempt);
  const choice = visibilityChoice(attempt, strings);
  // Where the other form is possible the field stays, and the choice beside it; so it does where another message can be answered.
  const staysOpen = choice?.isOpen === true || ofForm?.kind === 'answer-refused';
  const obstacle = ofForm ?? sendObstacle(attempt);
  const place = { rules, visibility };
  return {
    interaction,
    rules,
    visibility,
    strings,
    attachments,
    closed: staysOpen ? null : ofForm,
    isRefused: ofForm !== null,
    windowAt: (at) => windowOf(attempt, at),
    choice,
    reason:
      obstacle === null || (isUndecided && isOfThread(obstacle))
        ? (uploadInWords(attachments, strings) ?? (isUndecided ? null : gateInWords(gate, strings)))
        : obstacleInWords(obstacle, place, strings),
    isUndecided,
    measure: measureOutgoing(rules, visibility, text),
    isUntranslated: !isUndecided && gate.kind === 'waiting',
    sendLabel:
      translation === null ? null : strings.translation.sendIn(languageName(strings.locale, translation.to)),
  };
}

/** Whether an obstacle is that something was not found in the thread. */
function isOfThread(obstacle: SendObstacle): boolean {
  return obstacle.kind === 'visibility-not-allowed' && obstacle.reason === 'nothing-to-answer';
}

/** Why a reply has to wait for its translation; null where it has not. */
function gateInWords({ kind }: ReplyGate, { translation }: Strings): string | null {
  if (kind === 'waiting') return translation.replyPending;
  return kind === 'failed' ? translation.replyFailed : null;
}
