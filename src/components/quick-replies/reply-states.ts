import { html, nothing, type TemplateResult } from 'lit';
import type { Strings } from '../../i18n/strings.ts';
import type { InlayError } from '../../model/result.ts';
import type { ReplyTab } from './reply-tabs.ts';

/** Why a tab shows no quick reply, and what can be done about it. `narrowed`: by a search or to a collection. */
export function noReplies(tab: ReplyTab, narrowed: boolean, { replies }: Strings): TemplateResult {
  const { empty } = replies;
  const [title, hint] = narrowed
    ? [empty.nothing, empty.nothingHint]
    : tab === 'favourites'
      ? [empty.favourites, empty.favouritesHint]
      : tab === 'mine'
        ? [empty.mine, empty.mineHint]
        : [empty.all, empty.allHint];
  return html`<div class="note">
    <p>${title}</p>
    <p class="quiet">${hint}</p>
  </div>`;
}

/** What is said in the list's place where the replies could not be read. */
export function failedReplies(
  error: InlayError | null,
  onRetry: () => void,
  strings: Strings,
): TemplateResult {
  return html`<div class="note" role="alert">
    <p>${strings.replies.failed}</p>
    <p class="quiet">${error === null ? nothing : strings.errors[error.kind]}</p>
    ${retryButton(onRetry, strings)}
  </div>`;
}

/** Reads them again. */
export function retryButton(onRetry: () => void, { replies }: Strings): TemplateResult {
  return html`<button class="outline" @click=${onRetry}>${replies.retry}</button>`;
}
