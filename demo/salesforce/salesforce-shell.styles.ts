import { css } from 'lit';

/** A bar and tabs above the record, the utility bar below it, and the panel docked over that, beside what the agent reads. */
export const salesforceStyles = css`
  :host {
    --shell-accent: light-dark(#066afe, #8fb8ff);
    --shell-accent-text: light-dark(#ffffff, #0b1c3a);
    --shell-radius: 8px;
    --bar: light-dark(#ffffff, #1e2125);
    position: relative;
    grid-template: auto auto minmax(0, 1fr) auto / minmax(0, 1fr);
    block-size: 100dvh;
    background: light-dark(#e5ecf4, #131820);
  }
  header {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    align-items: center;
    min-block-size: 44px;
    box-sizing: border-box;
    padding: 4px 16px;
    background: var(--bar);
    border-block-end: 1px solid var(--demo-line);
  }
  header demo-menu {
    margin-inline-end: auto;
  }
  header label {
    font-size: 12px;
  }
  .tabs {
    display: flex;
    gap: 2px;
    padding: 0 16px;
    overflow-x: auto;
    background: var(--bar);
    border-block-end: 2px solid var(--shell-accent);
  }
  .tabs > span {
    display: inline-flex;
    flex: none;
    align-items: center;
    max-inline-size: 240px;
    padding-block: 2px;
  }
  .tabs > span[data-shown] {
    background: color-mix(in srgb, var(--shell-accent) 12%, transparent);
    box-shadow: inset 0 3px 0 var(--shell-accent);
  }
  .page {
    overflow-y: auto;
    min-inline-size: 0;
    padding: 12px;
  }
  .page[data-beside] {
    padding-inline-end: calc(var(--panel-width, 340px) + 28px);
  }
  main {
    min-inline-size: 0;
  }
  .record {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(300px, 100%), 1fr));
    gap: 12px;
    align-items: start;
  }
  .highlights {
    grid-column: 1 / -1;
  }
  .click-to-dial {
    min-block-size: 24px;
    margin: -3px -6px;
    padding: 2px 6px;
    border-color: transparent;
    background: none;
    color: var(--shell-accent);
    text-align: start;
    text-decoration: underline;
    overflow-wrap: anywhere;
  }
  .people button {
    inline-size: 100%;
    min-block-size: 40px;
    text-align: start;
  }
  .people li + li {
    border-block-start: 1px solid var(--demo-line);
  }
  .people {
    margin-block-start: 8px;
  }
  .about {
    display: grid;
    gap: 8px;
    margin-block-start: 16px;
    max-inline-size: 720px;
  }
  .docked {
    position: absolute;
    inset-block: 96px 40px;
    inset-inline-end: 12px;
    display: none;
    inline-size: var(--panel-width, 340px);
    max-inline-size: calc(100vw - 24px);
    background: var(--demo-surface);
    border: 1px solid var(--demo-line);
    border-block-end: 0;
    border-radius: 8px 8px 0 0;
    overflow: hidden;
    box-shadow: 0 2px 16px rgb(0 0 0 / 0.2);
  }
  .docked[data-open] {
    display: grid;
  }
  .docked iframe {
    inline-size: 100%;
    block-size: 100%;
    border: 0;
  }
  footer {
    display: flex;
    justify-content: flex-end;
    min-block-size: 40px;
    box-sizing: border-box;
    padding-inline: 12px;
    background: var(--bar);
    border-block-start: 1px solid var(--demo-line);
  }
  .utility {
    min-inline-size: 140px;
    min-block-size: 39px;
    border: 0;
    border-radius: 0;
    background: none;
    text-align: start;
  }
  .utility[aria-expanded='true'] {
    box-shadow: inset 0 -3px 0 var(--shell-accent);
  }
  .utility[data-highlighted] {
    background: var(--shell-accent);
    color: var(--shell-accent-text);
    font-weight: 600;
  }
  .notices {
    position: absolute;
    inset-block-start: 52px;
    inset-inline: 0;
    justify-self: center;
    z-index: 1;
  }
  @media (max-width: 900px) {
    :host {
      block-size: auto;
      grid-template-rows: auto;
    }
    .page[data-beside] {
      padding-inline-end: 12px;
    }
    .docked {
      position: static;
      inline-size: auto;
      max-inline-size: none;
      block-size: 85dvh;
      border-inline: 0;
      border-radius: 0;
    }
    .notices {
      position: fixed;
      inset-block: auto 56px;
    }
    footer {
      position: sticky;
      inset-block-end: 0;
    }
  }
`;
