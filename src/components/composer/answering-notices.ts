import { html, type TemplateResult } from 'lit';
import type { Strings } from '../../i18n/strings.ts';
import { icon, globeIcon, infoIcon } from '../../theme/icons.ts';

/** Asks once whether what was written in private may be read by everyone. */
export function goingPublicNotice(
  strings: Strings,
  on: { readonly onGo: () => void; readonly onStay: () => void },
): TemplateResult {
  const { answering } = strings;
  return html`<div class="notice" data-tone="warning" role="alert">
    ${icon(globeIcon)}
    <div class="words">
      <p>${answering.goingPublic}</p>
      <p class="ways">
        <button class="outline" @click=${on.onGo}>${answering.makePublic}</button>
        <button @click=${on.onStay}>${answering.keepPrivate}</button>
      </p>
    </div>
  </div>`;
}

/** Says that answering gives nobody the interaction, and offers to take it (C8). */
export function notMineNotice(strings: Strings, onAssign: () => void): TemplateResult {
  return html`<div class="notice" data-tone="plain" role="note">
    ${icon(infoIcon)}
    <p class="words">${strings.composer.notMine}</p>
    <button class="outline" @click=${onAssign}>${strings.answering.assignToMe}</button>
  </div>`;
}
