import { html, nothing, type TemplateResult } from 'lit';
import { targetOf } from '../../model/message-actions.ts';
import type { Message } from '../../model/message.ts';
import { takesTemplates } from '../../model/template-send.ts';
import { icon } from '../../theme/icons.ts';
import { templateIcon } from '../../theme/late-icons.ts';
import type { UndoSendEvent } from '../undo-send/undo-send.events.ts';
import type { Answering } from './answering.ts';
import { goingPublicNotice, notMineNotice } from './answering-notices.ts';
import type { ComposerSlices } from './composer-slices.ts';
import { canTake } from './not-mine.ts';
import { closedNotice, newerNotice, refusedNotice } from './notices.ts';
import type { Situation } from './situation.ts';
import '../undo-send/define.ts';

/** What the notices above the field are made of besides the situation, and what their ways out do. */
export interface NoticeParts {
  readonly slices: ComposerSlices;
  readonly answering: Answering;
  readonly text: string;
  /** What came in meanwhile and has been seen. */
  readonly seenNewer: readonly Message[] | null;
  readonly onSendAnyway: () => void;
  readonly onKeepWriting: () => void;
  readonly onAssignToMe: () => void;
}

/** Above the field: what came in meanwhile, what was refused, what is asked, whose it is, and what can be taken back. */
export function renderNotices(
  { strings, rules, interaction }: Situation,
  parts: NoticeParts,
): TemplateResult {
  const { slices, answering } = parts;
  const { composer } = slices;
  const newer = composer?.newer ?? [];
  return html`${
      newer.length === 0 || newer === parts.seenNewer ? nothing : newerNotice(newer, strings, parts)
    }
    ${refusedNotice(composer?.refused ?? [], rules, strings, () => slices.actions?.dismissRefused(interaction.id))}
    ${
      answering.isAskingPublic
        ? goingPublicNotice(strings, {
            onGo: () => {
              answering.settle(true);
            },
            onStay: () => {
              answering.settle(false);
            },
          })
        : nothing
    }
    ${offersToTake(parts, interaction) ? notMineNotice(strings, parts.onAssignToMe) : nothing}
    <inlay-undo-send
      .message=${slices.undoable}
      .strings=${strings}
      .now=${slices.now}
      @inlay-undo-send=${({ detail }: UndoSendEvent) => void answering.takeBack(detail.messageId)}
    ></inlay-undo-send>`;
}

/** To who writes, or has just answered, what is not theirs. */
function offersToTake(
  { slices, text }: Pick<NoticeParts, 'slices' | 'text'>,
  interaction: Situation['interaction'],
): boolean {
  const { session } = slices;
  if (session === null || !canTake(interaction, session)) return false;
  return text.trim() !== '' || interaction.lastMessage?.direction === 'outbound';
}

/** Why nothing can be written; where that is a review's one answer, with the way to edit it. */
export function renderClosed(
  { interaction, closed, reason, rules, strings }: Situation,
  slices: ComposerSlices,
  onTemplates: () => void,
): TemplateResult {
  if (closed?.kind === 'reply-window-closed' && slices.has('templates') && takesTemplates(rules))
    return closedNotice(
      reason ?? '',
      html`<button class="outline" @click=${onTemplates}>
        ${icon(templateIcon, 14)} ${strings.replies.templates.open}
      </button>`,
    );
  const answer = closed?.kind === 'already-answered' ? slices.answer : null;
  if (answer === null) return closedNotice(reason ?? '');
  if (!targetOf({ message: answer, now: 0 }).onNetwork) return closedNotice(strings.composer.answerUnderWay);
  return closedNotice(
    reason ?? '',
    html`<button class="outline" @click=${() => void slices.actions?.editAnswer(interaction.id)}>
      ${strings.messageActions.name['edit-reply']}
    </button>`,
  );
}
