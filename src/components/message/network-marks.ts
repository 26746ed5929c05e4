import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { LATE_ICONS } from '../../controllers/late-icons.ts';
import type { FirstStrings } from '../../i18n/strings.ts';
import type { NetworkState } from '../../model/message.ts';
import { icon } from '../../theme/icons.ts';

/** What the network shows of a message now: likes, hidden, deleted, and `more` beside them. Nothing where it is as it was sent. */
export function networkMarks(
  element: LitElement,
  { likes, likedByUs, hidden, deleted }: NetworkState,
  { message }: FirstStrings,
  more: TemplateResult | typeof nothing = nothing,
): TemplateResult | typeof nothing {
  if (likes === 0 && !likedByUs && !hidden && !deleted && more === nothing) return nothing;
  const shapes = LATE_ICONS.of(element);
  return html`<div class="network-marks">
    ${
      likes > 0 || likedByUs
        ? html`<span data-liked=${likedByUs ? '' : nothing}
            >${icon(shapes?.heartIcon, 14)}
            ${message.likes(likes)}${likedByUs ? ` · ${message.likedByUs}` : nothing}</span
          >`
        : nothing
    }
    ${hidden ? html`<span class="hidden-mark">${icon(shapes?.hiddenIcon, 14)} ${message.hidden}</span>` : nothing}
    ${deleted ? html`<span class="deleted-mark">${icon(shapes?.deletedIcon, 14)} ${message.deleted}</span>` : nothing}
    ${more}
  </div>`;
}
