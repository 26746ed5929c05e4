import type { Strings } from '../../i18n/strings.ts';
import type { Session } from '../../model/agent.ts';
import type { Interaction } from '../../model/interaction.ts';
import type { PlatformRules, Visibility } from '../../model/platform.ts';
import {
  answerObstacle,
  measureOutgoing,
  sendObstacle,
  type SendAttempt,
  type SendObstacle,
} from '../../model/send.ts';
import type { TextMeasure } from '../../model/text-length.ts';
import type { ComposerAttachment, ComposerSlice } from '../../store/state.ts';
import { obstacleInWords, uploadInWords } from './obstacle-words.ts';

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
  /** How much of the network's limit the text takes; null where nothing can be sent. */
  readonly measure: TextMeasure | null;
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
  /** Epoch milliseconds on the server's clock. */
  readonly now: number;
  readonly strings: Strings;
}

const NO_FILES: readonly ComposerAttachment[] = [];

/** How it stands with what is being written; null until everything is there that decides it. */
export function composerSituation(facts: SituationFacts): Situation | null {
  const { interaction, rules, session, composer, text, now, strings } = facts;
  if (interaction === null || rules === null || session === null) return null;
  const visibility = composer?.visibility ?? interaction.visibility;
  const attachments = composer?.attachments ?? NO_FILES;
  const { permissions, features } = session;
  const attempt: SendAttempt = {
    interaction,
    rules,
    permissions,
    features,
    visibility,
    text,
    files: attachments,
    now,
  };
  const closed = answerObstacle(attempt);
  const obstacle = closed ?? sendObstacle(attempt);
  const place = { rules, visibility, lastInboundAt: interaction.lastInboundAt, now };
  return {
    interaction,
    rules,
    visibility,
    strings,
    attachments,
    closed,
    reason:
      obstacle === null ? uploadInWords(attachments, strings) : obstacleInWords(obstacle, place, strings),
    measure: measureOutgoing(rules, visibility, text),
  };
}
