import { css, html, type TemplateResult } from 'lit';
import { closeIcon, icon } from '../../theme/icons.ts';
import { filterChips, type FilterChip } from './filter-chips.ts';
import type { ListHeadView } from './list-head-view.ts';

export const listChipsStyles = css`
  .chip {
    gap: 2px;
    min-inline-size: 0;
    max-inline-size: 100%;
    padding-inline: var(--_space-2) 6px;
    border-radius: 12px;
    background: var(--_selected);
    font: var(--_meta);
    font-weight: 500;
  }
  .counted .on {
    position: absolute;
    inset-block-start: 3px;
    inset-inline-end: 1px;
    min-inline-size: 14px;
    padding-inline: 3px;
    border-radius: 7px;
    background: var(--_accent);
    color: var(--_accent-text);
    font: var(--_meta);
    font-size: 0.625rem;
    font-weight: 650;
    line-height: 14px;
    text-align: center;
    pointer-events: none;
  }
`;

/** What narrows the list shown, one by one. */
export function chipsOf({ list, session, strings }: ListHeadView): readonly FilterChip[] {
  return filterChips(list.filter, session, strings);
}

/** Each active filter with its way out. */
export function renderChips(view: ListHeadView): readonly TemplateResult[] {
  const { strings, setFilter } = view;
  return chipsOf(view).map(
    ({ label, without }) =>
      html`<button
        class="chip"
        type="button"
        aria-label=${strings.filters.remove(label)}
        @click=${() => setFilter(without)}
      >
        <bdi class="one-line">${label}</bdi>${icon(closeIcon, 12)}
      </button>`,
  );
}
