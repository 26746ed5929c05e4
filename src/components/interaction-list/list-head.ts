import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { formatOf } from '../../i18n/format.ts';
import type { FirstStrings } from '../../i18n/strings.ts';
import type { Session } from '../../model/agent.ts';
import { SORTS, type InteractionFilter, type InteractionSort } from '../../model/interaction-list.ts';
import { QUEUES, type Queue } from '../../model/status.ts';
import type { ListSlice } from '../../store/state.ts';
import { closeIcon, filterIcon, icon, searchIcon, sortIcon } from '../../theme/icons.ts';
import type { MenuSelectEvent } from '../menu-button/menu-button.events.ts';
import { placeAt } from '../menu-button/place.ts';
import { filterChips, withoutFilters } from './filter-chips.ts';

/** What the head shows, and what is done with it. */
export interface ListHeadView {
  readonly list: ListSlice;
  readonly session: Session | null;
  readonly strings: FirstStrings;
  /** Whether the search field stays open although the focus has left it. */
  readonly isSearching: boolean;
  readonly setFilter: (filter: InteractionFilter) => void;
  readonly setSort: (sort: InteractionSort) => void;
  readonly onSearch: (text: string) => void;
  readonly setSearching: (isSearching: boolean) => void;
}

/** Toolbar, tabs and chips of the list. */
export function renderListHead(view: ListHeadView): TemplateResult {
  const chips = filterChips(view.list.filter, view.session, view.strings);
  return html`<div class="toolbar" part="toolbar">
      <div class="start"><slot name="start"></slot></div>
      ${renderSearch(view)} ${renderFilters(view, chips.length)}
      <inlay-menu-button
        label=${view.strings.list.sort}
        .entries=${SORTS.map((sort) => ({
          id: sort,
          label: view.strings.list.sortBy[sort],
          checked: sort === view.list.sort,
        }))}
        @inlay-menu-select=${(event: MenuSelectEvent) => view.setSort(event.detail.id as InteractionSort)}
        >${icon(sortIcon)}</inlay-menu-button
      >
      <slot name="end"></slot>
    </div>
    ${renderTabs(view)}
    ${
      chips.length === 0
        ? nothing
        : html`<div class="chips" role="group" aria-label=${view.strings.filters.active}>
            ${chips.map(
              ({ label, without }) =>
                html`<button
                  class="chip"
                  type="button"
                  aria-label=${view.strings.filters.remove(label)}
                  @click=${() => view.setFilter(without)}
                >
                  <bdi class="one-line">${label}</bdi>${icon(closeIcon, 12)}
                </button>`,
            )}
          </div>`
    }`;
}

function renderSearch({ list, strings, isSearching, onSearch, setSearching }: ListHeadView): TemplateResult {
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
      title=${strings.list.search}
      autocomplete="off"
      spellcheck="false"
      .defaultValue=${live(list.filter.search ?? '')}
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

function renderFilters({ list, session, strings, setFilter }: ListHeadView, count: number): TemplateResult {
  return html`<div class="counted">
    <button
      class="icon"
      type="button"
      id="filter-button"
      popovertarget="filters"
      aria-haspopup="dialog"
      aria-label=${count === 0 ? strings.list.filters : strings.list.filtersOn(count)}
      title=${strings.list.filters}
      @pointerenter=${loadForm}
      @click=${loadForm}
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
      @toggle=${(event: ToggleEvent) => {
        const popover = event.currentTarget as HTMLElement;
        const button = popover.parentElement?.querySelector('button');
        if (event.newState !== 'open' || button === null || button === undefined) return;
        placeAt(popover, button);
        void loadForm().then(() => {
          placeAt(popover, button);
          popover.querySelector<HTMLElement>('inlay-filter-form')?.focus();
        });
      }}
      @keydown=${(event: KeyboardEvent) => event.stopPropagation()}
    >
      <inlay-filter-form
        .filter=${list.filter}
        .session=${session}
        .strings=${strings}
        @inlay-filter-change=${(event: Event & { readonly detail: InteractionFilter }) => setFilter(event.detail)}
        @inlay-filter-clear=${() => setFilter(withoutFilters(list.filter))}
        @inlay-filter-done=${(event: Event) =>
          (event.currentTarget as HTMLElement).closest<HTMLElement>('.filters')?.hidePopover()}
      ></inlay-filter-form>
    </div>
  </div>`;
}

/** The form comes when somebody reaches for it. */
async function loadForm(): Promise<void> {
  await import('../filter-form/define.ts');
}

function renderTabs({ list, strings, setFilter }: ListHeadView): TemplateResult {
  const current = list.filter.queue ?? 'new';
  const choose = (queue: Queue): void => {
    if (queue !== current) setFilter({ ...withoutStatuses(list.filter), queue });
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const tabs = [...(event.currentTarget as Element).querySelectorAll<HTMLElement>('[role="tab"]')];
    const at = tabs.indexOf(event.target as HTMLElement);
    const isRtl = getComputedStyle(event.currentTarget as Element).direction === 'rtl';
    const next =
      step !== undefined
        ? tabs.at((at + (isRtl ? -step : step)) % tabs.length)
        : { Home: tabs[0], End: tabs.at(-1) }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
    next.click();
  };
  return html`<div class="tabs" role="tablist" aria-label=${strings.list.queues} @keydown=${onKey}>
    ${QUEUES.map(
      (queue) =>
        html`<button
          type="button"
          role="tab"
          id=${`tab-${queue}`}
          aria-selected=${queue === current ? 'true' : 'false'}
          aria-controls="panel"
          tabindex=${queue === current ? '0' : '-1'}
          @click=${() => choose(queue)}
        >
          <span class="one-line">${strings.list[queue]}</span>${
            (list.counts?.[queue] ?? 0) > 0
              ? html` <span class="number figures"
                  >${formatOf(strings).number(list.counts?.[queue] ?? 0)}</span
                >`
              : nothing
          }
        </button>`,
    )}
  </div>`;
}

/** A queue holds certain statuses: those of another one would leave it empty. */
function withoutStatuses(filter: InteractionFilter): InteractionFilter {
  const { statuses: _, ...rest } = filter;
  return rest;
}
