import { css } from 'lit';

/** Search and filters; offers; and what stands there in place of rows. */
export const listHeadStyles = css`
  .counted {
    position: relative;
  }
  /* A loupe until it is used; then a field as wide as the toolbar. */
  .search {
    display: flex;
    flex: none;
    align-items: center;
    inline-size: var(--_target-often);
    border-radius: var(--_radius-m);
    color: var(--_text-quiet);
  }
  .search svg {
    margin-inline: 8px;
    pointer-events: none;
  }
  .search input {
    position: absolute;
    inline-size: var(--_target-often);
    block-size: var(--_target-often);
    padding: 0;
    border: 0;
    border-radius: var(--_radius-m);
    background: none;
    color: var(--_text);
    font: var(--_body);
    cursor: pointer;
    appearance: none;
  }
  .search input::-webkit-search-cancel-button {
    appearance: none;
  }
  .search input::placeholder {
    color: transparent;
  }
  .search input:hover {
    background: color-mix(in oklab, var(--_text) 5%, transparent);
  }
  .search .end {
    display: none;
  }
  .search:is(:focus-within, .searching) {
    position: absolute;
    z-index: 2;
    inset: 6px var(--_space-2);
    inline-size: auto;
    background: var(--_surface);
    box-shadow: inset 0 0 0 1px var(--_line-control);
  }
  .search:is(:focus-within, .searching) input {
    inset-inline: 0;
    inline-size: 100%;
    padding-inline: 32px 32px;
    background: none;
    cursor: text;
  }
  .search:is(:focus-within, .searching) input::placeholder {
    color: var(--_text-quiet);
  }
  .search:is(:focus-within, .searching) .end {
    position: absolute;
    display: inline-flex;
    inset-inline-end: 4px;
  }

  .chips {
    display: flex;
    flex-wrap: wrap;
    min-block-size: 41px;
    max-block-size: 30vb;
    gap: var(--_space-1);
    padding: var(--_space-2) var(--_space-3);
    overflow: hidden auto;
    border-block-end: 1px solid var(--_line);
  }
  .offers {
    z-index: 1;
    flex: none;
    max-block-size: 60%;
    overflow-y: auto;
    background: var(--_surface-raised);
    box-shadow: 0 -4px 16px light-dark(oklch(0 0 0 / 0.08), oklch(0 0 0 / 0.35));
  }
  .empty {
    display: grid;
    flex: 1;
    place-content: center;
    justify-items: center;
    gap: var(--_space-1);
    padding: var(--_space-6) var(--_space-6) 20%;
    text-align: center;
    text-wrap: balance;
  }
  .empty .sign {
    margin-block-end: var(--_space-2);
    color: var(--_text-quiet);
    opacity: 0.7;
  }
  .empty h2 {
    font: var(--_title);
    font-weight: var(--_weight-strong);
  }
  .empty p {
    max-inline-size: 32ch;
    color: var(--_text-quiet);
  }
  .empty button {
    margin-block-start: var(--_space-3);
  }

  .filters {
    position: fixed;
    inset: auto;
    inline-size: min(320px, calc(100vw - 16px));
    margin: 0;
    padding: 0;
    overflow: hidden;
    border: 0;
    border-radius: var(--_radius-l);
    background: var(--_surface-raised);
    color: var(--_text);
    box-shadow: var(--_shadow);
  }
  .filters:popover-open {
    display: flex;
  }
  /* What opens comes beside the first screen. */
  .filters:not(:has(inlay-filter-form)) {
    visibility: hidden;
  }
  inlay-menu-button:not(:defined) {
    flex: none;
    padding: 8px;
    color: var(--_text-quiet);
  }

  @container inlay-list (width < 300px) {
    .search svg {
      margin-inline: 6px;
    }
  }
  @media (forced-colors: active) {
    .offers {
      border-block-start: 2px solid CanvasText;
    }
  }
`;
