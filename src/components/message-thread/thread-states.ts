import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { LATE_ICONS } from '../../controllers/late-icons.ts';
import type { FirstStrings } from '../../i18n/strings.ts';
import type { InlayError } from '../../model/result.ts';
import { alertIcon, icon } from '../../theme/icons.ts';

/** The shape of a thread that is being read; its style shows it only after a moment. */
export function threadSkeleton({ everywhere }: FirstStrings): TemplateResult {
  return html`<div class="skeleton" role="status" aria-label=${everywhere.loading}>
    ${[0, 1, 2, 3, 4].map(
      (index) =>
        html`<div class="ghost" data-side=${index % 3 === 2 ? 'ours' : 'theirs'}><i></i><b></b></div>`,
    )}
  </div>`;
}

/** A thread without messages. */
export function emptyThread(element: LitElement, { thread }: FirstStrings): TemplateResult {
  return html`<div class="state">
    ${icon(LATE_ICONS.of(element)?.inboxIcon, 24)}
    <p>${thread.empty}</p>
  </div>`;
}

/** A thread that could not be read, and the way out. */
export function failedThread(
  error: InlayError | null,
  strings: FirstStrings,
  onRetry: () => void,
): TemplateResult {
  return html`<div class="state" role="alert">
    ${icon(alertIcon, 24)}
    <p><strong>${strings.thread.failed}</strong></p>
    ${error === null ? nothing : html`<p class="quiet">${strings.errors[error.kind]}</p>`}
    <button class="outline" @click=${onRetry}>${strings.everywhere.retry}</button>
  </div>`;
}

/** A line over messages that are there, where reading more of them failed. */
export function staleThread(
  error: InlayError | null,
  strings: FirstStrings,
  onRetry: () => void,
): TemplateResult {
  return html`<div class="stale" role="alert">
    ${icon(alertIcon, 14)}
    <span>${error === null ? strings.thread.failed : strings.errors[error.kind]}</span>
    <button class="link" @click=${onRetry}>${strings.everywhere.retry}</button>
  </div>`;
}
