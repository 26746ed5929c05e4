import { html, nothing, type TemplateResult } from 'lit';
import type { FirstStrings } from '../../i18n/strings.ts';
import type { NetworkState } from '../../model/message.ts';
import { deletedIcon, heartIcon, hiddenIcon, icon } from '../../theme/icons.ts';

/** What the network shows of a message now: likes, hidden, deleted, and `more` beside them. Nothing where it is as it was sent. */
export function networkMarks(
  { likes, likedByUs, hidden, deleted }: NetworkState,
  { message }: FirstStrings,
  more: TemplateResult | typeof nothing = nothing,
): TemplateResult | typeof nothing {
  if (likes === 0 && !likedByUs && !hidden && !deleted && more === nothing) return nothing;
  return html`<div class="network-marks">
    ${
      likes > 0 || likedByUs
        ? html`<span data-liked=${likedByUs ? '' : nothing}
            >${icon(heartIcon, 14)}
            ${message.likes(likes)}${likedByUs ? ` · ${message.likedByUs}` : nothing}</span
          >`
        : nothing
    }
    ${hidden ? html`<span class="hidden-mark">${icon(hiddenIcon, 14)} ${message.hidden}</span>` : nothing}
    ${deleted ? html`<span class="deleted-mark">${icon(deletedIcon, 14)} ${message.deleted}</span>` : nothing}
    ${more}
  </div>`;
}
