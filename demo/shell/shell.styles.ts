import { css } from 'lit';

/** What the demo's shells have in common: controls, cards, lists and notices on the tokens of `demo.css`. */
export const shell = css`
  :host {
    --shell-accent: var(--demo-accent);
    --shell-accent-text: var(--demo-accent-text);
    display: grid;
    min-block-size: 0;
    min-inline-size: 0;
    font: 13px/18px var(--shell-font, inherit);
  }
  h1,
  h2,
  h3,
  p,
  ul,
  dl {
    margin: 0;
    padding: 0;
  }
  ul {
    list-style: none;
  }
  h1 {
    font-size: 14px;
    line-height: 20px;
  }
  h2 {
    font-size: 18px;
    line-height: 24px;
    overflow-wrap: anywhere;
  }
  h3 {
    font-size: 13px;
    line-height: 18px;
  }
  button,
  select,
  input {
    font: inherit;
    color: inherit;
  }
  button,
  select {
    min-block-size: 28px;
    box-sizing: border-box;
    max-inline-size: 100%;
    padding: 3px 8px;
    background: var(--demo-surface);
    border: 1px solid var(--demo-line);
    border-radius: var(--shell-radius, 4px);
  }
  button {
    cursor: pointer;
  }
  button.primary {
    background: var(--shell-accent);
    border-color: var(--shell-accent);
    color: var(--shell-accent-text);
    font-weight: 600;
  }
  button.quiet-button {
    background: none;
    border-color: transparent;
  }
  button[aria-current],
  button[aria-selected='true'] {
    font-weight: 600;
  }
  label {
    display: inline-flex;
    gap: 6px;
    align-items: center;
  }
  a {
    color: var(--shell-accent);
  }
  :focus-visible {
    outline: 2px solid var(--shell-accent);
    outline-offset: 1px;
  }
  .quiet {
    color: var(--demo-quiet);
    font-size: 12px;
    line-height: 16px;
  }
  .problem {
    color: var(--demo-danger);
  }
  .card {
    box-sizing: border-box;
    min-inline-size: 0;
    padding: 16px;
    background: var(--demo-surface);
    border: 1px solid var(--demo-line);
    border-radius: var(--shell-radius, 4px);
  }
  .cards {
    display: grid;
    gap: 12px;
    align-content: start;
    min-inline-size: 0;
  }
  /* They stand together, in the bar's line or under it. */
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    align-items: center;
  }
  .fields {
    display: grid;
    grid-template-columns: minmax(96px, auto) minmax(0, 1fr);
    gap: 8px 16px;
    margin-block-start: 12px;
  }
  dt {
    color: var(--demo-quiet);
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .activities li + li {
    margin-block-start: 12px;
  }
  .activities {
    margin-block-start: 12px;
  }
  .activities .text {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .faults {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
  }
  .notices {
    display: grid;
    gap: 8px;
    inline-size: min(340px, calc(100vw - 32px));
  }
  .notices > * {
    display: grid;
    gap: 4px;
    padding: 12px;
    background: var(--demo-surface);
    border: 1px solid var(--demo-line);
    border-inline-start: 3px solid var(--shell-accent);
    border-radius: var(--shell-radius, 4px);
    box-shadow: 0 4px 16px rgb(0 0 0 / 0.18);
    overflow-wrap: anywhere;
  }
  .notices .body {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    overflow: hidden;
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 4px;
  }
  .one-line {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
`;
