import { html, nothing, type TemplateResult } from 'lit';
import { Late } from '../../controllers/late.ts';
import { SORTS, type InteractionSort } from '../../model/interaction-list.ts';
import { closeIcon, filterIcon, icon, searchIcon, sortIcon } from '../../theme/icons.ts';
import type { MenuSelectEvent } from '../menu-button/menu-button.events.ts';
import { BEHIND } from './list-late.ts';
import type { ListHeadView } from './list-head-view.ts';

/** The form comes when somebody reaches for it. */
const FORM = new Late(() => import('../filter-form/late-form.ts'));

/** What stands in the toolbar between its two slots. */
export function renderTools(view: ListHeadView): TemplateResult {
  const { list, strings, setSort } = view;
  return html`${renderSearch(view)} ${renderFilters(view, BEHIND.of(view.element)?.chipsOf(view).length ?? 0)}
    <inlay-menu-button
      label=${strings.list.sort}
      .entries=${SORTS.map((sort) => ({
        id: sort,
        label: strings.list.sortBy[sort],
        checked: sort === list.sort,
      }))}
      @inlay-menu-select=${(event: MenuSelectEvent) => setSort(event.detail.id as InteractionSort)}
      >${icon(sortIcon)}</inlay-menu-button
    ><inlay-bulk-resolve></inlay-bulk-resolve>`;
}

/** The active filters, each with its way out; until what shows them is there their room is kept. */
export function renderChips(view: ListHeadView): TemplateResult | typeof nothing {
  const { queue: _, search: __, ...narrowing } = view.list.filter;
  if (Object.keys(narrowing).length === 0) return nothing;
  return html`<div class="chips" role="group" aria-label=${view.strings.filters.active}>
    ${BEHIND.of(view.element)?.renderChips(view)}
  </div>`;
}

function renderSearch({
  element,
  list,
  strings,
  isSearching,
  onSearch,
  setSearching,
}: ListHeadView): TemplateResult {
  const end = (field: HTMLInputElement | null): void => {
    if (field === null) return;
    field.value = '';
    onSearch('');
    setSearching(false);
    field.blur();
  };
  const fieldOf = (event: Event): HTMLInputElement | null =>
    (event.currentTarget as Element).closest('.search')?.querySelector('input') ?? null;
  return html`<div class="search ${isSearching || (list.filter.search ?? '') !== '' ? 'searching' : ''}">
    <input
      type="search"
      aria-label=${strings.list.search}
      placeholder=${strings.list.search}
      title=${BEHIND.of(element)?.searchHelp(strings) ?? strings.list.search}
      autocomplete="off"
      spellcheck="false"
      .defaultValue=${list.filter.search ?? ''}
      @input=${(event: InputEvent) => {
        const { value } = event.target as HTMLInputElement;
        setSearching(value !== '');
        onSearch(value);
      }}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== 'Escape') return;
        // Ends the search, and nothing around it.
        event.preventDefault();
        event.stopPropagation();
        end(fieldOf(event));
      }}
    />${icon(searchIcon)}<button
      class="icon small end"
      type="button"
      aria-label=${strings.list.endSearch}
      @click=${(event: Event) => end(fieldOf(event))}
    >
      ${icon(closeIcon, 14)}
    </button>
  </div>`;
}

function renderFilters(view: ListHeadView, count: number): TemplateResult {
  const { strings, element } = view;
  const load = (): void => void FORM.load(element).catch(() => undefined);
  return html`<div class="counted">
    <button
      class="icon"
      type="button"
      id="filter-button"
      popovertarget="filters"
      aria-haspopup="dialog"
      aria-label=${count === 0 ? strings.list.filters : strings.list.filtersOn(count)}
      title=${strings.list.filters}
      @pointerenter=${load}
      @click=${load}
    >
      ${icon(filterIcon)}
    </button>
    ${count === 0 ? nothing : html`<span class="on" aria-hidden="true">${count}</span>`}
    <div
      class="filters"
      id="filters"
      popover="auto"
      role="dialog"
      aria-label=${strings.filters.title}
      @toggle=${({ target, newState }: ToggleEvent) => {
        if (newState === 'open')
          void FORM.load(element).then(
            ({ openForm }) => openForm(target as HTMLElement, element),
            () => undefined,
          );
      }}
      @keydown=${(event: KeyboardEvent) => event.stopPropagation()}
    >
      ${FORM.present?.renderForm(view)}
    </div>
  </div>`;
}
