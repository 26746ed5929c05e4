import { html, nothing, type TemplateResult } from 'lit';
import type { Strings } from '../../i18n/strings.ts';
import { excerptOf } from '../../model/excerpt.ts';
import type { Message, SendAs } from '../../model/message.ts';
import type { PlatformRules } from '../../model/platform.ts';
import { personName } from '../text/person-name.ts';
import { showableText } from '../../model/safe-text.ts';
import type { RefusedFile } from '../../store/state.ts';
import { alertIcon, closeIcon, icon, infoIcon } from '../../theme/icons.ts';
import { editAnswerIcon, quoteIcon, replyIcon } from '../../theme/late-icons.ts';
import { refusalInWords } from './obstacle-words.ts';

const SHOWN_NEWER = 3;

/** What came in while the agent wrote, above the untouched text, and the two ways on. */
export function newerNotice(
  newer: readonly Message[],
  strings: Strings,
  on: { readonly onSendAnyway: () => void; readonly onKeepWriting: () => void },
): TemplateResult {
  const { composer, everywhere, message: messageWords } = strings;
  return html`<div class="notice" data-tone="warning" role="alert">
    ${icon(alertIcon)}
    <div class="words">
      <p><strong>${composer.newer(newer.length)}</strong> ${composer.newerHint}</p>
      <ul>
        ${newer.slice(-SHOWN_NEWER).map(
          ({ author, text, removed }) =>
            html`<li class="one-line">
              <bdi>${personName(author.name, removed.author, everywhere)}</bdi>:
              <bdi>${removed.content ? messageWords.contentRemoved : showableText(text)}</bdi>
            </li>`,
        )}
      </ul>
      <p class="ways">
        <button class="outline" @click=${on.onSendAnyway}>${composer.sendAnyway}</button>
        <button @click=${on.onKeepWriting}>${composer.readFirst}</button>
      </p>
    </div>
  </div>`;
}

/** The files that were not taken, each with its limit (C11). */
export function refusedNotice(
  refused: readonly RefusedFile[],
  rules: PlatformRules,
  strings: Strings,
  onDismiss: () => void,
): TemplateResult | typeof nothing {
  if (refused.length === 0) return nothing;
  return html`<div class="notice" data-tone="danger" role="alert">
    ${icon(alertIcon)}
    <ul class="words">
      ${refused.map(({ name, problem }) => html`<li dir="auto">${refusalInWords(name, problem, rules, strings)}</li>`)}
    </ul>
    <button
      class="icon small"
      aria-label=${strings.everywhere.dismiss}
      title=${strings.everywhere.dismiss}
      @click=${onDismiss}
    >
      ${icon(closeIcon, 14)}
    </button>
  </div>`;
}

/** Which message is being answered, quoted or given another wording, and the way not to. */
export function replyChip(
  message: Message | null,
  as: SendAs | undefined,
  strings: Strings,
  onEnd: () => void,
): TemplateResult | typeof nothing {
  if (message === null) return nothing;
  const { composer, everywhere } = strings;
  const author = personName(message.author.name, message.removed.author, everywhere);
  const words =
    as === 'edit'
      ? composer.editing
      : as === 'quote'
        ? composer.quoting(author)
        : composer.replyingTo(author);
  const end = composer.endReply[as ?? 'reply'];
  return html`<div class="reply" data-as=${as ?? 'reply'}>
    ${icon(as === 'edit' ? editAnswerIcon : as === 'quote' ? quoteIcon : replyIcon, 14)}
    ${
      as === 'edit'
        ? html`<strong class="words">${words}</strong>`
        : html`<span class="one-line"
            ><strong>${words}</strong> <bdi class="quiet">${showableText(excerptOf(message.text))}</bdi></span
          >`
    }
    <button class="icon small" aria-label=${end} title=${end} @click=${onEnd}>${icon(closeIcon, 14)}</button>
  </div>`;
}

/** In the field's place where nothing can be written: why, and what to do. */
export function closedNotice(reason: string, way: TemplateResult | typeof nothing = nothing): TemplateResult {
  return html`<div class="notice" data-tone="plain" role="note">
    ${icon(infoIcon)}
    <p class="words">${reason}</p>
    ${way}
  </div>`;
}
