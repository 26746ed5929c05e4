import { css } from 'lit';

/** Head and foot stay; only the rows between them scroll. */
export const interactionListStyles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    background: var(--_surface);
    container: inlay-list / inline-size;
  }
  .toolbar {
    position: relative;
    display: flex;
    align-items: center;
    gap: 2px;
    min-block-size: 44px;
    padding: 0 var(--_space-2) 0 var(--_space-1);
  }
  .start {
    display: flex;
    flex: 1;
    min-inline-size: 0;
  }
  .tabs {
    display: flex;
    gap: var(--_space-1);
    padding-inline: var(--_space-2);
    border-block-end: 1px solid var(--_line);
  }
  .tabs button {
    position: relative;
    flex: 0 1 auto;
    gap: 5px;
    min-block-size: var(--_target-often);
    min-inline-size: 0;
    padding-inline: var(--_space-2);
    overflow: hidden;
    border-radius: var(--_radius-m) var(--_radius-m) 0 0;
    color: var(--_text-quiet);
    font-weight: 500;
  }
  .tabs button:hover {
    background: none;
    color: var(--_text);
  }
  .tabs button[aria-selected='true'] {
    color: var(--_text);
    font-weight: var(--_weight-strong);
  }
  .tabs button[aria-selected='true']::after {
    content: '';
    position: absolute;
    inset-block-end: 0;
    inset-inline: var(--_space-2);
    block-size: 2px;
    border-radius: 1px;
    background: var(--_accent);
  }
  .tabs button:focus-visible {
    outline-offset: -2px;
  }
  .tabs .number {
    color: var(--_text-quiet);
    font: var(--_meta);
    line-height: 1.125rem;
    font-weight: 500;
  }
  /* Beside a thread a queue's name and its number have no room in one line: neither is cut. */
  @container inlay-list (inline-size < 300px) {
    .tabs {
      justify-content: space-between;
      padding-inline: var(--_space-1);
    }
    .tabs button {
      flex-direction: column;
      gap: 0;
      justify-content: flex-start;
      min-block-size: 40px;
      padding-block: 4px 3px;
    }
    .tabs .number {
      line-height: 1rem;
    }
  }

  .scroller {
    flex: 1;
    min-block-size: 0;
    overflow: hidden auto;
    overscroll-behavior: contain;
    overflow-anchor: none;
    scrollbar-width: thin;
    scrollbar-color: var(--_line) transparent;
  }
  .body {
    position: relative;
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
  }
  .body:focus-visible {
    outline-offset: -2px;
  }
  .sizer {
    position: relative;
    contain: layout paint style;
  }
  .held {
    position: absolute;
    z-index: 2;
    inset-block-start: var(--_space-2);
    inset-inline: 0;
    inline-size: fit-content;
    min-block-size: var(--_target);
    margin-inline: auto;
    border-radius: 12px;
    background: var(--_surface-raised);
    box-shadow: var(--_shadow);
    font: var(--_meta);
    font-weight: 500;
  }
  .list {
    position: relative;
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
  }

  .over {
    position: absolute;
    z-index: 3;
    inset-block-end: var(--_offers-size, 0px);
    inset-inline: 0;
  }
  .foot {
    display: flex;
    gap: var(--_space-2);
    padding: var(--_space-2) var(--_space-3);
    border-block-start: 1px solid var(--_line);
    background: var(--_surface-sunken);
    color: var(--_text-quiet);
    font: var(--_meta);
  }

  /* The rows to come, only where they are long in coming. */
  .skeleton {
    flex: 1;
    overflow: hidden;
    opacity: 0;
    animation: late 1ms 150ms forwards;
  }
  .skeleton div {
    display: grid;
    grid-template-columns: 18px 1fr;
    gap: 7px var(--_space-2);
    align-content: center;
    block-size: 64px;
    padding-inline: var(--_space-3);
    border-block-end: 1px solid var(--_line);
  }
  .skeleton span {
    grid-column: 2;
    inline-size: 45%;
    block-size: 9px;
    border-radius: 5px;
    background: var(--_line);
  }
  .skeleton span:first-child {
    grid-row: 1;
    grid-column: 1;
    inline-size: 16px;
    block-size: 16px;
    border-radius: 50%;
  }
  .skeleton span:last-child {
    inline-size: 80%;
    opacity: 0.7;
  }
  @keyframes late {
    to {
      opacity: 1;
    }
  }

  @container inlay-list (width < 300px) {
    .toolbar {
      --_target-often: 28px;
      gap: 0;
    }
    .tabs {
      gap: 0;
      padding-inline: 6px;
    }
    .tabs button {
      gap: 3px;
      padding-inline: 5px;
      font: var(--_meta);
    }
    .tabs button[aria-selected='true']::after {
      inset-inline: 5px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .skeleton {
      opacity: 1;
    }
  }
  @media (forced-colors: active) {
    .tabs button {
      border-color: transparent;
    }
    .tabs button[aria-selected='true']::after {
      background: Highlight;
    }
  }
`;
