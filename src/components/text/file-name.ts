import { html, type TemplateResult } from 'lit';
import { showHidden } from '../../model/safe-text.ts';

/** Room for so many characters is always there; a name in two halves is read out as two words. */
const SHORT = 16;

/** A file's name in its own isolate with hidden characters shown; where it is too long, its end with the extension stays in sight. */
export function fileName(name: string): TemplateResult {
  const shown = showHidden(name);
  const dot = shown.lastIndexOf('.');
  const hasTail = shown.length > SHORT && dot > 0 && shown.length - dot <= 12;
  const cut = hasTail ? Math.max(0, dot - 3) : shown.length;
  // One isolate for both halves: two would be ordered as two names.
  return html`<bdi class="file-name" title=${shown}
    ><span class="stem">${shown.slice(0, cut)}</span><span class="tail">${shown.slice(cut)}</span></bdi
  >`;
}
