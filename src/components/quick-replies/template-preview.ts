import { html, nothing, type TemplateResult } from 'lit';
import type { Strings } from '../../i18n/strings.ts';
import { showableText } from '../../model/safe-text.ts';
import type { TemplateButton, TemplateContent } from '../../model/template.ts';
import { icon, openOutsideIcon } from '../../theme/icons.ts';
import { copyIcon, fileIcon, imageIcon, replyIcon, videoIcon, voiceIcon } from '../../theme/late-icons.ts';

const MEDIA = { image: imageIcon, video: videoIcon, document: fileIcon } as const;
const MARKS = {
  'quick-reply': replyIcon,
  url: openOutsideIcon,
  phone: voiceIcon,
  'copy-code': copyIcon,
} as const;

/** A template as the contact sees it; everything in it is text. `fileName` is the header's file, where it has been chosen. */
export function templatePreview(
  content: TemplateContent,
  strings: Strings,
  fileName: string | null = null,
): TemplateResult {
  const { header, body, footer, buttons } = content;
  return html`<div class="template">
    ${
      header === null
        ? nothing
        : header.kind === 'text'
          ? html`<p class="template-header text" dir="auto">${withGaps(header.text)}</p>`
          : html`<p class="template-media">
              ${icon(MEDIA[header.kind])}
              <bdi>${fileName ?? strings.replies.templates.file[header.kind]}</bdi>
            </p>`
    }
    <p class="text" dir="auto">${withGaps(body)}</p>
    ${footer === null ? nothing : html`<p class="template-footer text" dir="auto">${showableText(footer)}</p>`}
    ${
      buttons.length === 0
        ? nothing
        : html`<ul class="template-buttons">
            ${buttons.map((button) => templateButton(button, strings))}
          </ul>`
    }
  </div>`;
}

/** A button of a template: what it does and its words; nothing to press here. */
export function templateButton(button: TemplateButton, { replies }: Strings): TemplateResult {
  const more = { 'quick-reply': '', url: '', phone: '', 'copy-code': '' };
  if (button.kind === 'url') more.url = button.url;
  if (button.kind === 'phone') more.phone = button.phone;
  if (button.kind === 'copy-code') more['copy-code'] = button.code;
  return html`<li title=${more[button.kind] === '' ? nothing : more[button.kind]}>
    ${icon(MARKS[button.kind], 14)}
    <span class="visually-hidden">${replies.templates.buttons[button.kind]}</span>
    <bdi>${showableText(button.text)}</bdi>
    ${more[button.kind] === '' ? nothing : html`<bdi class="template-more">${withGaps(more[button.kind])}</bdi>`}
  </li>`;
}

/** Variables that are still to be filled in stand out. */
function withGaps(text: string): (TemplateResult | string)[] {
  return text
    .split(/(\{\{\s*\w+\s*\}\})/)
    .map((piece) =>
      /^\{\{.*\}\}$/.test(piece) ? html`<span class="gap">${piece}</span>` : showableText(piece),
    );
}
