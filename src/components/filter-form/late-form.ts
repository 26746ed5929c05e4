/** The form as `Late` loads it for the list's head, and what it does there. */
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { isWhole } from '../../i18n/strings.ts';
import type { InteractionFilter } from '../../model/interaction-list.ts';
import { withoutFilters } from '../interaction-list/filter-chips.ts';
import type { ListHeadView } from '../interaction-list/list-head-view.ts';
import { placeAt } from '../menu-button/place.ts';
import './define.ts';

/** Puts a popover that has opened under its button, and the focus into its form. */
export async function openForm(popover: HTMLElement, element: LitElement): Promise<void> {
  await element.updateComplete;
  const button = popover.parentElement?.querySelector('button');
  if (button !== null && button !== undefined) placeAt(popover, button);
  popover.querySelector<HTMLElement>('inlay-filter-form')?.focus();
}

/** The form with the list's filter in it, as soon as its words are there. */
export function renderForm({
  list,
  session,
  strings,
  setFilter,
}: ListHeadView): TemplateResult | typeof nothing {
  if (!isWhole(strings)) return nothing;
  return html`<inlay-filter-form
    .filter=${list.filter}
    .session=${session}
    .strings=${strings}
    @inlay-filter-change=${(event: Event & { readonly detail: InteractionFilter }) => setFilter(event.detail)}
    @inlay-filter-clear=${() => setFilter(withoutFilters(list.filter))}
    @inlay-filter-done=${(event: Event) =>
      (event.currentTarget as HTMLElement).closest<HTMLElement>('.filters')?.hidePopover()}
  ></inlay-filter-form>`;
}
