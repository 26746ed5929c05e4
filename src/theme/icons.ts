import { html, nothing, svg, type TemplateResult } from 'lit';
import type { IconShape } from './icon-shapes.ts';

export * from './icon-shapes.ts';

/** An icon in the colour of the text around, `size` CSS pixels square, silent for screen readers: a word stands beside it. Without a shape its room is empty. */
export function icon(shape: IconShape | undefined, size = 16): TemplateResult {
  return html`<svg
    viewBox="0 0 24 24"
    width=${size}
    height=${size}
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    ${svg`<path d=${shape ?? nothing}></path>`}
  </svg>`;
}

/** A mark, filled with the colour of the text around; else as `icon`. */
export function mark(shape: IconShape, size = 16): TemplateResult {
  return html`<svg
    viewBox="0 0 24 24"
    width=${size}
    height=${size}
    fill="currentColor"
    aria-hidden="true"
    focusable="false"
  >
    ${svg`<path d=${shape}></path>`}
  </svg>`;
}
