import { html, type TemplateResult } from 'lit';
import type { FirstStrings } from '../../i18n/strings.ts';

/** Rows to come. */
export function renderSkeleton(strings: FirstStrings): TemplateResult {
  return html`<div class="skeleton" aria-hidden="true">
      ${Array.from({ length: 8 }, () => html`<div><span></span><span></span><span></span></div>`)}
    </div>
    <span class="visually-hidden">${strings.everywhere.loading}</span>`;
}
