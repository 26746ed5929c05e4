import { html, nothing, type TemplateResult } from 'lit';
import { globeIcon, icon, lockIcon } from '../../theme/icons.ts';
import { attachIcon, emojiIcon, noteIcon, quickReplyIcon, sendIcon } from '../../theme/late-icons.ts';
import { isPrivateReply } from '../../model/send.ts';
import { showHidden } from '../../model/safe-text.ts';
import type { ComposerSlices } from './composer-slices.ts';
import { counter } from './counter.ts';
import type { Sending } from './sending.ts';
import type { Situation } from './situation.ts';
import '../reply-window/define.ts';

/** Above the field: as whom one writes and to whom, how long that is possible, and what remains of the limit (C2, C6, C7). */
export function renderTop(
  { visibility, strings, measure, windowAt, rules, interaction }: Situation,
  slices: ComposerSlices,
  onWindow: () => void,
): TemplateResult {
  const account = showHidden(slices.channel?.name ?? '');
  return html`<div class="top">
    <span class="as one-line" data-visibility=${visibility}>
      ${icon(visibility === 'public' ? globeIcon : lockIcon, 12)}
      <bdi class="one-line">${strings.composer.as[visibility](account)}</bdi>
    </span>
    <inlay-reply-window
      .windowAt=${windowAt}
      .strings=${strings}
      .platform=${strings.platforms[rules.id]}
      .isReply=${isPrivateReply({ interaction, visibility })}
      .now=${slices.now}
      @inlay-reply-window=${onWindow}
    ></inlay-reply-window>
    ${measure === null ? nothing : counter(measure, strings)}
  </div>`;
}

/** What the bar below the field shows besides the situation, and what its buttons do. */
export interface BarParts {
  readonly slices: ComposerSlices;
  readonly sending: Sending;
  readonly text: string;
  readonly isEmojiOpen: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onEmoji: () => void;
  readonly onReplies: () => void;
  readonly onNote: () => void;
}

/** Below the field: what can be put in, why it can't go, and Send, which says what it does. */
export function renderBar(situation: Situation, parts: BarParts): TemplateResult {
  const { strings, reason, visibility, isRefused } = situation;
  const { slices, sending } = parts;
  const { composer, replies, annotations } = strings;
  const isEmpty = parts.text.trim() === '' && situation.attachments.length === 0;
  const why = sending.words(strings) ?? (isEmpty && !isRefused ? null : reason);
  return html`${
      why === null
        ? nothing
        : html`<p class="reason meta" id="reason" ?data-waits=${sending.isWaiting}>${why}</p>`
    }
    <div class="bar">
      ${slices.takesFiles(situation) ? renderFiles(situation, parts.onFiles) : nothing}
      ${
        slices.has('emoji')
          ? html`<button
              class="icon emoji"
              aria-label=${composer.emoji}
              title=${composer.emoji}
              aria-haspopup="dialog"
              aria-expanded=${parts.isEmojiOpen}
              @click=${parts.onEmoji}
            >
              ${icon(emojiIcon)}
            </button>`
          : nothing
      }
      ${
        slices.has('quickReplies')
          ? html`<button
              class="icon"
              aria-label=${replies.title}
              title=${replies.title}
              aria-haspopup="dialog"
              @click=${parts.onReplies}
            >
              ${icon(quickReplyIcon)}
            </button>`
          : nothing
      }
      ${
        slices.has('notes')
          ? html`<button
              class="icon"
              aria-label=${annotations.addConversationNote}
              title=${annotations.addConversationNote}
              @click=${parts.onNote}
            >
              ${icon(noteIcon)}
            </button>`
          : nothing
      }
      <button
        class="primary send"
        part="send"
        aria-disabled=${reason !== null || sending.isBusy}
        aria-busy=${sending.isBusy ? 'true' : nothing}
        aria-describedby=${why === null ? nothing : 'reason'}
        title=${reason ?? nothing}
        @click=${() => {
          sending.press('button');
        }}
      >
        ${icon(sendIcon, 14)} ${situation.sendLabel ?? composer.send[visibility]}
      </button>
    </div>`;
}

function renderFiles(
  { strings: { composer }, rules }: Situation,
  onFiles: (files: readonly File[]) => void,
): TemplateResult {
  const accept = rules.attachments.kinds.flatMap(({ types }) => types);
  return html`<button
      class="icon"
      aria-label=${composer.attach}
      title=${composer.attach}
      @click=${({ currentTarget }: Event) => {
        ((currentTarget as HTMLElement).nextElementSibling as HTMLInputElement).click();
      }}
    >
      ${icon(attachIcon)}
    </button>
    <input
      type="file"
      hidden
      multiple
      tabindex="-1"
      accept=${accept.includes('*/*') ? nothing : accept.join(',')}
      @change=${({ currentTarget }: Event) => {
        const input = currentTarget as HTMLInputElement;
        onFiles([...(input.files ?? [])]);
        // The same file can be chosen again after it was removed.
        input.value = '';
      }}
    />`;
}
