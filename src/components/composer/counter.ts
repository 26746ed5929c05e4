import { html, type TemplateResult } from 'lit';
import { formatOf } from '../../i18n/format.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { TextMeasure } from '../../model/text-length.ts';

/** From this share of the limit on, the counter draws attention. */
const NEAR = 0.9;

/** What remains under the network's limit, in its own count; for SMS with the number of parts (C2). */
export function counter(measure: TextMeasure, strings: Strings): TemplateResult {
  const { composer } = strings;
  const { remaining, over, used, limit, sms } = measure;
  const words = over ? composer.over(-remaining) : composer.left(remaining);
  const parts = sms === undefined || used === 0 ? null : sms.segments;
  const state = over ? 'over' : used > limit * NEAR ? 'near' : 'far';
  // It changes with every key: who wants to hear it goes there, and only crossing the limit is said aloud.
  return html`<span
    class="counter figures"
    role="status"
    aria-live="off"
    aria-label=${composer.remaining}
    title=${words}
    data-state=${state}
  >
    <span aria-hidden="true"
      >${over ? words : formatOf(strings).number(remaining)}${parts === null ? '' : ` / ${String(parts)}`}</span
    >
    <span class="visually-hidden">${words}</span>
  </span>`;
}
