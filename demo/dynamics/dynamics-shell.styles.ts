import { css } from 'lit';

/** Sessions, panel and tabs beside each other under one bar; in an app with one session the panel stands at the end. */
export const dynamicsStyles = css`
  :host {
    --shell-accent: light-dark(#3d4fa8, #a9b6ff);
    --shell-accent-text: light-dark(#ffffff, #10163a);
    --shell-font: 'Segoe UI', system-ui, sans-serif;
    --bar: light-dark(#2b3674, #1a2148);
    position: relative;
    grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
    block-size: 100dvh;
    background: var(--demo-back);
  }
  header {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    align-items: center;
    min-block-size: 44px;
    box-sizing: border-box;
    padding: 4px 12px;
    background: var(--bar);
    color: #ffffff;
  }
  header demo-menu {
    margin-inline-end: auto;
  }
  header label {
    font-size: 12px;
  }
  header select {
    color: var(--demo-text);
  }
  .workspace {
    display: grid;
    grid-template: minmax(0, 1fr) / auto auto minmax(0, 1fr);
    min-block-size: 0;
  }
  .workspace.single {
    grid-template-columns: minmax(0, 1fr) auto;
  }
  .single .panel {
    order: 1;
    border-inline: 1px solid var(--demo-line);
  }
  .sessions {
    display: flex;
    flex-direction: column;
    gap: 2px;
    inline-size: 184px;
    box-sizing: border-box;
    padding: 8px;
    overflow-y: auto;
    background: var(--demo-quiet-surface);
    border-inline-end: 1px solid var(--demo-line);
  }
  .sessions li {
    display: flex;
    align-items: center;
    border-radius: var(--shell-radius, 4px);
  }
  .sessions li[data-focused] {
    background: var(--demo-surface);
    box-shadow: inset 3px 0 0 var(--shell-accent);
  }
  .sessions li > :first-child {
    flex: 1;
    min-inline-size: 0;
    text-align: start;
  }
  .sessions button {
    padding-inline: 6px;
  }
  .mark {
    display: inline-block;
    inline-size: 8px;
    block-size: 8px;
    margin-inline-start: 4px;
    border-radius: 50%;
    background: var(--demo-danger);
  }
  .panel {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    background: var(--demo-surface);
    border-inline-end: 1px solid var(--demo-line);
  }
  .panel iframe {
    flex: 1;
    min-block-size: 0;
    inline-size: var(--panel-width, 360px);
    max-inline-size: 100vw;
    border: 0;
  }
  .panel[data-mode='minimised'] iframe {
    inline-size: 0;
  }
  .panel[data-mode='hidden'] {
    display: none;
  }
  .fold {
    display: flex;
    justify-content: space-between;
    align-items: center;
    padding-inline: 8px 2px;
    border-block-end: 1px solid var(--demo-line);
  }
  .app {
    display: grid;
    grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr);
    min-block-size: 0;
    min-inline-size: 0;
  }
  .tabs {
    display: flex;
    gap: 2px;
    padding: 6px 12px 0;
    overflow-x: auto;
    background: var(--demo-quiet-surface);
    border-block-end: 1px solid var(--demo-line);
  }
  .tabs > span {
    display: inline-flex;
    flex: none;
    align-items: center;
    max-inline-size: 220px;
    border-radius: 4px 4px 0 0;
  }
  .tabs > span[data-shown] {
    background: var(--demo-surface);
    box-shadow: inset 0 -2px 0 var(--shell-accent);
  }
  main {
    padding: 16px;
    overflow-y: auto;
    min-inline-size: 0;
  }
  main > * {
    max-inline-size: 720px;
  }
  .people button {
    inline-size: 100%;
    text-align: start;
    min-block-size: 40px;
  }
  .people li + li {
    border-block-start: 1px solid var(--demo-line);
  }
  .people {
    margin-block-start: 8px;
  }
  .notices {
    position: absolute;
    inset-block-start: 52px;
    inset-inline-end: 16px;
    z-index: 1;
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    align-items: center;
    padding: 8px 16px;
    border-block-start: 1px solid var(--demo-line);
    background: var(--demo-quiet-surface);
  }
  @media (max-width: 900px) {
    :host {
      block-size: auto;
    }
    .workspace,
    .workspace.single {
      grid-template: auto minmax(480px, 85dvh) auto / minmax(0, 1fr);
    }
    .workspace.single {
      grid-template: auto minmax(480px, 85dvh) / minmax(0, 1fr);
    }
    .sessions {
      inline-size: auto;
    }
    .panel iframe {
      inline-size: 100%;
    }
    .notices {
      position: fixed;
      inset-block: auto 16px;
    }
  }
`;
