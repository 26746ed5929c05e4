import { html, nothing, type TemplateResult } from 'lit';
import type { Strings } from '../../i18n/strings.ts';
import type { Interaction } from '../../model/interaction.ts';
import { contactName } from '../text/contact-name.ts';

/** Under a dialog's title, and as its description by the id `whom`: with whose interaction it deals. */
export const renderWhom = (
  interaction: Interaction | null | undefined,
  strings: Strings,
): TemplateResult | typeof nothing =>
  interaction ? html`<bdi id="whom" class="whom">${contactName(interaction, strings)}</bdi>` : nothing;
