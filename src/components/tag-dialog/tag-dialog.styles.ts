import { css } from 'lit';

export const tagDialogStyles = css`
  dialog {
    inline-size: min(340px, calc(100vi - 16px));
    inset-block: 52px 8px;
    max-block-size: calc(100vb - 60px);
    margin: auto;
    padding: var(--_space-4);
    overflow: auto;
    border: 0;
    border-radius: var(--_radius-l);
    background: var(--_surface-raised);
    box-shadow: var(--_shadow);
    color: var(--_text);
  }
  dialog::backdrop {
    background: var(--_scrim);
  }
  h2 {
    margin-block-end: var(--_space-2);
    font: var(--_title);
    font-weight: var(--_weight-strong);
  }
  .chosen {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    margin-block-end: var(--_space-2);
  }
  .chosen:empty {
    display: none;
  }
  .chosen li {
    display: inline-flex;
    align-items: center;
    max-inline-size: 100%;
    padding-inline-start: var(--_space-2);
    border-radius: 12px;
    background: var(--_selected);
    font: var(--_meta);
    overflow-wrap: anywhere;
  }
  .problem {
    min-block-size: 1lh;
    margin-block: 4px;
    color: var(--_danger);
    font: var(--_meta);
    font-weight: 500;
  }
  .options {
    min-block-size: 96px;
    max-block-size: 196px;
    overflow: auto;
    scrollbar-width: thin;
  }
  .options [role='option'] {
    display: flex;
    inline-size: 100%;
    justify-content: start;
    gap: var(--_space-2);
    min-block-size: 28px;
    text-align: start;
    white-space: normal;
    padding: 4px var(--_space-2);
    border-radius: var(--_radius-m);
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .options [role='option']:hover {
    background: var(--_hover);
  }
  .options [data-active] {
    background: var(--_selected);
  }
  .options svg {
    color: var(--_text-quiet);
  }
  .none {
    padding: 4px var(--_space-2);
    color: var(--_text-quiet);
  }
  .buttons {
    display: flex;
    justify-content: flex-end;
    gap: var(--_space-2);
    margin-block-start: var(--_space-3);
  }
`;
