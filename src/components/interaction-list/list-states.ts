import { html, type LitElement, type TemplateResult } from 'lit';
import { LATE_ICONS } from '../../controllers/late-icons.ts';
import type { FirstStrings } from '../../i18n/strings.ts';
import type { ListSlice } from '../../store/state.ts';
import { failedIcon, icon, pendingIcon, resolvedIcon, searchIcon } from '../../theme/icons.ts';
import { BEHIND } from './list-late.ts';

/** What a list without rows says. */
export interface ListStateView {
  readonly element: LitElement;
  readonly list: ListSlice;
  readonly strings: FirstStrings;
  readonly isAway: boolean;
  readonly retry: () => void;
  readonly clear: () => void;
}

/** What stands in the rows' place: what went wrong, that nothing matches, or that there is nothing. */
export function renderListState(view: ListStateView): TemplateResult {
  const { list, strings } = view;
  if (list.status === 'failed' && list.error !== null) {
    return html`<div class="empty" role="alert">
      <span class="sign">${icon(failedIcon, 28)}</span>
      <h2>${strings.list.failed}</h2>
      <p>${strings.errors[list.error.kind]}</p>
      <button class="outline" type="button" @click=${view.retry}>${strings.everywhere.retry}</button>
    </div>`;
  }
  const { queue = 'new', ...narrowing } = list.filter;
  if (Object.keys(narrowing).length > 0) {
    return html`<div class="empty">
      <span class="sign">${icon(searchIcon, 28)}</span>
      <h2>${strings.list.nothingFound}</h2>
      <p>${strings.list.nothingFoundHint}</p>
      ${BEHIND.of(view.element)?.renderShort(narrowing.search, strings)}
      <button class="outline" type="button" @click=${view.clear}>${strings.list.clearAll}</button>
    </div>`;
  }
  const signs = { new: LATE_ICONS.of(view.element)?.inboxIcon, pending: pendingIcon, resolved: resolvedIcon };
  return html`<div class="empty">
    <span class="sign">${icon(signs[queue], 28)}</span>
    <h2>${strings.list.empty[queue]}</h2>
    <p>${queue === 'new' && view.isAway ? strings.list.emptyAway : strings.list.emptyHint[queue]}</p>
  </div>`;
}
