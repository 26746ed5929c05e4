import { css } from 'lit';

/** A record and the panel beside it, under one bar. */
export const crmStyles = css`
  :host {
    display: grid;
    grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
    min-block-size: 0;
  }
  /* Where the panel leaves the record no room beside it, it stands under it. */
  .record-and-panel {
    display: flex;
    flex-wrap: wrap;
    min-block-size: 0;
    overflow-y: auto;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: center;
    padding: 8px 16px;
    background: var(--demo-surface);
    border-block-end: 1px solid var(--demo-line);
  }
  slot[name='menu'] {
    display: block;
    margin-inline-end: auto;
  }
  /* They stand together, in the bar's line or under it. */
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: center;
  }
  label {
    display: inline-flex;
    gap: 6px;
    align-items: center;
    font-size: 12px;
    color: var(--demo-quiet);
  }
  select,
  a {
    font: inherit;
    font-size: 13px;
    color: var(--demo-text);
  }
  select {
    background: var(--demo-surface);
    border: 1px solid var(--demo-line);
    border-radius: 6px;
    padding: 4px 6px;
  }
  a {
    color: var(--demo-accent);
  }
  main {
    flex: 1 1 280px;
    box-sizing: border-box;
    padding: 16px;
    overflow-y: auto;
    min-inline-size: 0;
  }
  .card {
    background: var(--demo-surface);
    border: 1px solid var(--demo-line);
    border-radius: 8px;
    padding: 16px;
    max-inline-size: 640px;
  }
  h2 {
    margin: 0 0 4px;
    font-size: 18px;
    line-height: 24px;
  }
  .quiet {
    color: var(--demo-quiet);
    font-size: 12px;
    line-height: 16px;
    margin: 0 0 12px;
  }
  .card + .card {
    margin-block-start: 12px;
  }
  .card ul {
    margin: 12px 0 0;
    padding: 0;
    list-style: none;
    font-size: 13px;
    overflow-wrap: anywhere;
  }
  .card li p {
    margin: 2px 0 8px;
    white-space: pre-line;
  }
  .card + .quiet {
    margin-block-start: 12px;
    max-inline-size: 640px;
  }
  dl {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 6px 16px;
    margin: 0;
    font-size: 13px;
  }
  dt {
    color: var(--demo-quiet);
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  inlay-frame {
    flex: none;
    box-sizing: border-box;
    max-inline-size: 100%;
    min-block-size: min(100%, 620px);
    box-shadow:
      -1px 0 0 var(--demo-line),
      0 -1px 0 var(--demo-line);
    background: var(--demo-surface);
  }
  :focus-visible {
    outline: 2px solid var(--demo-accent);
    outline-offset: 1px;
  }
  .problem {
    color: var(--demo-danger);
  }
`;
