import { html, nothing, type TemplateResult } from 'lit';
import { formatOf } from '../../i18n/format.ts';
import type { FirstStrings } from '../../i18n/strings.ts';
import { MOST_COUNTED, type InteractionFilter } from '../../model/interaction-list.ts';
import { QUEUES, type Queue } from '../../model/status.ts';
import type { ListSlice } from '../../store/state.ts';

/** What the tabs show, and what is done with them. */
export interface TabsView {
  readonly list: ListSlice;
  readonly strings: FirstStrings;
  readonly setFilter: (filter: InteractionFilter) => void;
}

/** One tab a queue, with how many interactions are in it. */
export function renderTabs({ list, strings, setFilter }: TabsView): TemplateResult {
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
              ? html` <span class="number figures">${shown(list.counts?.[queue] ?? 0, strings)}</span>`
              : nothing
          }
        </button>`,
    )}
  </div>`;
}

/** The backend counts no further than `MOST_COUNTED`. */
function shown(count: number, strings: FirstStrings): string {
  const format = formatOf(strings);
  return count < MOST_COUNTED ? format.number(count) : `${format.number(MOST_COUNTED - 1)}+`;
}

/** A queue holds certain statuses: those of another one would leave it empty. */
function withoutStatuses(filter: InteractionFilter): InteractionFilter {
  const { statuses: _, ...rest } = filter;
  return rest;
}
