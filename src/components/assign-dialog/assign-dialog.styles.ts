import { css } from 'lit';

export const assignDialogStyles = css`
  dialog {
    inline-size: min(360px, calc(100vi - 16px));
    block-size: min(440px, calc(100vb - 32px));
    margin: auto;
    padding: 0;
    overflow: hidden;
    border: 0;
    border-radius: var(--_radius-l);
    background: var(--_surface-raised);
    box-shadow: var(--_shadow);
    color: var(--_text);
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
  }
  dialog::backdrop {
    background: var(--_scrim);
  }
  .header {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: space-between;
    padding: var(--_space-2);
    padding-inline-start: var(--_space-4);
  }
  h2 {
    font: var(--_title);
    font-weight: var(--_weight-strong);
  }
  .search {
    flex: none;
    padding: 0 var(--_space-3) var(--_space-2);
  }
  .results {
    flex: 1;
    padding: 0 var(--_space-2) var(--_space-2);
    overflow: hidden auto;
    border-block-start: 1px solid var(--_line);
    scrollbar-width: thin;
  }
  h3 {
    padding: var(--_space-3) var(--_space-2) var(--_space-1);
    color: var(--_text-quiet);
    font: var(--_meta);
    font-weight: var(--_weight-strong);
  }
  .entry {
    display: flex;
    justify-content: flex-start;
    gap: var(--_space-2);
    inline-size: 100%;
    min-block-size: 36px;
    padding: var(--_space-1) var(--_space-2);
    font-weight: 400;
    text-align: start;
  }
  .results > .entry {
    margin-block-start: var(--_space-2);
  }
  .entry:focus-visible {
    outline-offset: -2px;
  }
  .entry > svg {
    color: var(--_text-quiet);
  }
  .name {
    flex: 1;
    min-inline-size: 0;
  }
  .name > bdi {
    display: block;
  }
  .entry[aria-disabled='true'] :is(bdi, .state, svg) {
    color: var(--_text-quiet);
  }
  .entry[aria-disabled='true'] {
    cursor: default;
  }
  .hint {
    display: block;
    color: var(--_text-quiet);
    font: var(--_meta);
    white-space: normal;
  }
  .state,
  .load {
    flex: none;
    color: var(--_text-quiet);
    font: var(--_meta);
  }
  .state[data-kind='available'] {
    color: var(--_success);
  }
  .note {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: var(--_space-2);
    padding: var(--_space-6);
    text-align: center;
  }
`;
