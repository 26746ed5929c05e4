import { html, nothing, type TemplateResult } from 'lit';
import { isWhole, type FirstStrings } from '../../i18n/strings.ts';
import type { Interaction } from '../../model/interaction.ts';
import { icon } from '../../theme/icons.ts';
import { muteIcon } from '../../theme/late-icons.ts';

/** The sign that what comes in makes no work, with its words (M9); nothing where it does. */
export function mutedMark(
  { muted: { contact, post } }: Pick<Interaction, 'muted'>,
  strings: FirstStrings,
): TemplateResult | typeof nothing {
  if (!contact && !post) return nothing;
  const words = isWhole(strings)
    ? strings.annotations.mutedMark[contact && post ? 'both' : contact ? 'contact' : 'post']
    : '';
  return html`<span class="muted" title=${words}
    >${icon(muteIcon, 12)}<span class="visually-hidden">${words}</span></span
  >`;
}
