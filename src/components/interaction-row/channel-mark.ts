import type { TemplateResult } from 'lit';
import type { Interaction } from '../../model/interaction.ts';
import { icon } from '../../theme/icons.ts';
import { elevatedIcon } from '../../theme/late-icons.ts';
import { platformMark } from '../../theme/platform-marks.ts';

/** The network's mark; once it was gone on with elsewhere, the mark of that in its place (L1). */
export function channelMark({ platform, links = [] }: Interaction): TemplateResult {
  return links.some(({ onward }) => onward) ? icon(elevatedIcon) : platformMark(platform);
}
