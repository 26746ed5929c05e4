import { css } from 'lit';

export const replyDeskStyles = css`
  dialog.replies {
    inline-size: min(420px, calc(100vi - 16px));
    inset-block: 52px 8px;
    block-size: min(560px, calc(100vb - 60px));
    margin: auto;
    padding: 0;
    overflow: hidden;
    border: 0;
    border-radius: var(--_radius-l);
    background: var(--_surface-raised);
    box-shadow: var(--_shadow);
    color: var(--_text);
  }
  dialog.replies[open] {
    display: flex;
    flex-direction: column;
  }
  dialog.replies::backdrop {
    background: var(--_scrim);
  }
  .replies-head {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: space-between;
    padding: var(--_space-2);
    padding-inline-start: var(--_space-4);
  }
  .replies-head h2 {
    font: var(--_title);
    font-weight: var(--_weight-strong);
  }
  dialog.replies inlay-quick-replies {
    flex: 1;
    min-block-size: 0;
  }
  .suggestions {
    position: absolute;
    z-index: 1;
    inset-block-end: calc(100% + 4px);
    inset-inline: 0;
    max-block-size: 216px;
    padding: 4px;
    overflow: hidden auto;
    border-radius: var(--_radius-l);
    background: var(--_surface-raised);
    box-shadow: var(--_shadow);
    scrollbar-width: thin;
  }
  .suggestion {
    display: flex;
    align-items: baseline;
    gap: var(--_space-2);
    padding: 5px var(--_space-2);
    border-radius: var(--_radius-m);
    cursor: pointer;
  }
  .suggestion[aria-selected='true'] {
    background: var(--_selected);
  }
  .suggestion .title {
    flex: 0 1 auto;
    font-weight: var(--_weight-strong);
  }
  .suggestion .rest {
    flex: 1 1 0;
    color: var(--_text-quiet);
    font: var(--_meta);
  }
  .suggestion .mark {
    flex: none;
    color: var(--_text-quiet);
    font: var(--_meta);
  }
  @media (forced-colors: active) {
    .suggestion[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
