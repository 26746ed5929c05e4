import { html, type TemplateResult } from 'lit';
import type { Strings } from '../../i18n/strings.ts';
import type { ReplyTab } from './reply-tabs.ts';

/** Why a tab shows no quick reply, and what can be done about it. */
export function noReplies(tab: ReplyTab, search: string, { replies }: Strings): TemplateResult {
  const { empty } = replies;
  const [title, hint] =
    search.trim() !== ''
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
