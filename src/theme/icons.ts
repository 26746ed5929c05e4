import { nothing, svg, html, type TemplateResult } from 'lit';
import type { IconShape } from './icon-shapes.ts';

export * from './icon-shapes.ts';

/** An icon in the colour of the text around, `size` CSS pixels square, silent for screen readers: a word stands beside it. */
export function icon(shape: IconShape, size = 16): TemplateResult {
  return html`<svg
    viewBox="0 0 ${shape.box} ${shape.box}"
    width=${size}
    height=${size}
    fill=${shape.filled ? 'currentColor' : 'none'}
    stroke=${shape.filled ? nothing : 'currentColor'}
    stroke-width=${shape.filled ? nothing : 2}
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    ${svg`<path d=${shape.d}></path>`}
  </svg>`;
}
