import { html, nothing, type TemplateResult } from 'lit';
import type { FirstStrings } from '../../i18n/strings.ts';
import { icon } from '../../theme/icons.ts';
import { panelOpenIcon } from '../../theme/late-icons.ts';

/** What is left of the list where it is collapsed: the way back, the availability, and how many are new. */
export function renderRail(strings: FirstStrings, newCount: number, expand: () => void): TemplateResult {
  return html`<div class="rail">
    <button
      class="icon"
      type="button"
      aria-label=${strings.panel.expandList}
      title=${strings.panel.expandList}
      @click=${expand}
    >
      ${icon(panelOpenIcon)}
    </button>
    <inlay-availability compact></inlay-availability>
    ${
      newCount === 0
        ? nothing
        : html`<span class="number figures" title=${strings.list.new}>${newCount}</span>`
    }
  </div>`;
}
