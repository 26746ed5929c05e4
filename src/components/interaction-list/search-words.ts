import { html, type TemplateResult } from 'lit';
import { isWhole, type FirstStrings } from '../../i18n/strings.ts';
import { WHOLE_SEARCH } from '../../model/interaction-list.ts';

/** What the list is searched for, and how; undefined until its words are there. */
export function searchHelp(strings: FirstStrings): string | undefined {
  return isWhole(strings) ? strings.filters.searchHelp(WHOLE_SEARCH) : undefined;
}

/** Of a search that has found nothing, that it is one which may not look at everything; nothing of others. */
export function renderShort(search: string | undefined, strings: FirstStrings): TemplateResult | undefined {
  const { length } = [...(search ?? '').trim()];
  if (!isWhole(strings) || length === 0 || length >= WHOLE_SEARCH) return undefined;
  return html`<p>${strings.filters.searchShort(WHOLE_SEARCH)}</p>`;
}
