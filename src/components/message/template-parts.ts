import { html, nothing, type TemplateResult } from 'lit';
import { isWhole, type FirstStrings } from '../../i18n/strings.ts';
import { showableText } from '../../model/safe-text.ts';
import type { TemplateContent } from '../../model/template.ts';
import { templateButton } from '../quick-replies/template-preview.ts';

export { templateStyles as styles } from '../quick-replies/template-preview.styles.ts';

/** A template's heading, over its text; a file stands among the message's files. */
export function renderTemplateHeader({ header }: TemplateContent): TemplateResult | typeof nothing {
  return header?.kind === 'text'
    ? html`<div class="template">
        <p class="template-header" dir="auto">${showableText(header.text)}</p>
      </div>`
    : nothing;
}

/** What stands below its text: footer and buttons, none of which can be pressed here. */
export function renderTemplateRest(
  { footer, buttons }: TemplateContent,
  strings: FirstStrings,
): TemplateResult | typeof nothing {
  if (footer === null && buttons.length === 0) return nothing;
  return html`<div class="template">
    ${footer === null ? nothing : html`<p class="template-footer" dir="auto">${showableText(footer)}</p>`}
    ${
      buttons.length === 0 || !isWhole(strings)
        ? nothing
        : html`<ul class="template-buttons">
            ${buttons.map((button) => templateButton(button, strings))}
          </ul>`
    }
  </div>`;
}
