import { css } from 'lit';

/** The portal's own look. The elements get it by their tokens alone, and lie in its grid like anything else of the page. */
export const portalStyles = css`
  :host {
    --paper: light-dark(#f7f3ec, #1d1a17);
    --card: light-dark(#fffdf9, #26221e);
    --ink: light-dark(#2b2520, #efe7dc);
    --faint: light-dark(#6c6055, #b3a696);
    --rule: light-dark(#e2d8c9, #3d362f);
    --clay: light-dark(#a4451f, #f0a27d);
    --clay-text: light-dark(#ffffff, #33140a);

    --inlay-accent: var(--clay);
    --inlay-accent-hover: color-mix(in oklab, var(--clay) 88%, var(--ink));
    --inlay-accent-text: var(--clay-text);
    --inlay-surface: var(--card);
    --inlay-surface-raised: var(--card);
    --inlay-surface-sunken: var(--paper);
    --inlay-line: var(--rule);
    --inlay-text: var(--ink);
    --inlay-text-quiet: var(--faint);
    --inlay-ours: light-dark(#f6e4d8, #46332a);
    --inlay-selected: light-dark(#f4e7da, #3a2f27);
    --inlay-hover: light-dark(#f8f0e6, #2f2924);
    --inlay-radius-s: 2px;
    --inlay-radius-m: 2px;
    --inlay-radius-l: 3px;
    --inlay-radius-bubble: 3px;
    --inlay-font: 'Optima', 'Gill Sans', 'Noto Sans', sans-serif;

    display: grid;
    grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
    block-size: 100dvh;
    background: var(--paper);
    color: var(--ink);
    font: 14px/20px var(--inlay-font);
  }
  h1,
  h2,
  p,
  table {
    margin: 0;
  }
  h1,
  h2 {
    font-family: 'Iowan Old Style', 'Palatino', 'Georgia', serif;
    font-weight: 600;
  }
  h1 {
    font-size: 18px;
    line-height: 26px;
  }
  h2 {
    font-size: 16px;
    line-height: 22px;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 10px;
    align-items: center;
    padding: 8px 16px;
    border-block-end: 1px solid var(--rule);
    background: var(--card);
  }
  header demo-menu {
    margin-inline-end: auto;
    color: var(--faint);
  }
  label {
    display: inline-flex;
    gap: 6px;
    align-items: center;
    font-size: 12px;
    color: var(--faint);
  }
  /* They stand together, in the bar's line or under it. */
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 10px;
    align-items: center;
  }
  select,
  button {
    font: inherit;
    color: var(--ink);
  }
  select {
    padding: 3px 6px;
    background: var(--card);
    border: 1px solid var(--rule);
    border-radius: 2px;
  }
  .desk {
    display: grid;
    grid-template-columns: minmax(0, 4fr) minmax(330px, 3fr) minmax(0, 5fr);
    gap: 16px;
    min-block-size: 0;
    padding: 16px;
  }
  .column {
    display: flex;
    flex-direction: column;
    gap: 16px;
    min-block-size: 0;
    min-inline-size: 0;
  }
  .card {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
    background: var(--card);
    border: 1px solid var(--rule);
    border-radius: 3px;
    overflow: hidden;
  }
  .card > h2 {
    padding: 12px;
  }
  .grows {
    flex: 1;
  }
  .scrolls {
    overflow: hidden auto;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 13px;
    line-height: 18px;
  }
  td {
    padding: 8px 12px;
    vertical-align: top;
    border-block-start: 1px solid var(--rule);
    overflow-wrap: anywhere;
  }
  tr[data-chosen] td {
    background: var(--inlay-selected);
  }
  td:last-child {
    color: var(--faint);
    white-space: nowrap;
    text-align: end;
  }
  .plain {
    padding: 0;
    background: none;
    border: 0;
    cursor: pointer;
    font-weight: 600;
    text-align: start;
  }
  .reach {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
  }
  a {
    color: var(--clay);
  }
  :focus-visible {
    outline: 2px solid var(--clay);
    outline-offset: 1px;
  }
  .quiet {
    font-size: 12px;
    line-height: 16px;
    color: var(--faint);
  }
  .pad {
    padding: 16px;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    padding: 8px 16px;
    border-block-end: 1px solid var(--rule);
  }
  .bar h2 {
    margin-inline-end: auto;
  }
  .bar button {
    min-block-size: 30px;
    padding: 3px 12px;
    background: none;
    border: 1px solid var(--rule);
    border-radius: 2px;
    font-size: 13px;
    cursor: pointer;
  }
  .bar button[aria-pressed='true'] {
    border-color: var(--clay);
    color: var(--clay);
  }
  inlay-message-thread,
  inlay-interaction-list {
    flex: 1;
    min-block-size: 0;
  }
  inlay-quick-replies {
    flex: none;
    block-size: 260px;
    border-block-start: 1px solid var(--rule);
  }
  @media (max-width: 900px) {
    :host {
      block-size: auto;
    }
    .desk {
      grid-template-columns: minmax(0, 1fr);
      padding: 12px;
    }
    .column {
      max-block-size: 90dvh;
    }
    .conversation,
    .list {
      block-size: 80dvh;
    }
  }
`;
