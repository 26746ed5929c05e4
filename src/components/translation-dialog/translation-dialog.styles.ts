import { css } from 'lit';

/** A small dialog with a form: shared by what is set up for translation and the transcript's address. */
export const formDialogStyles = css`
  dialog {
    inline-size: min(360px, calc(100vi - 16px));
    inset-block: 52px 8px;
    max-block-size: calc(100vb - 60px);
    margin: auto;
    padding: 0;
    overflow: hidden auto;
    border: 0;
    border-radius: var(--_radius-l);
    background: var(--_surface-raised);
    box-shadow: var(--_shadow);
    color: var(--_text);
    scrollbar-width: thin;
  }
  dialog:focus-visible {
    outline: none;
  }
  dialog::backdrop {
    background: var(--_scrim);
  }
  .header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding: var(--_space-2);
    padding-inline-start: var(--_space-4);
  }
  h2 {
    font: var(--_title);
    font-weight: var(--_weight-strong);
  }
  form,
  .body {
    display: flex;
    flex-direction: column;
    gap: var(--_space-3);
    padding: 0 var(--_space-4) var(--_space-4);
  }
  .pick {
    display: flex;
    flex-direction: column;
    gap: var(--_space-1);
    font: var(--_meta);
    color: var(--_text-quiet);
  }
  .pick .field {
    color: var(--_text);
  }
  .pick .field[aria-invalid='true'] {
    border-color: var(--_danger);
  }
  .switch {
    display: grid;
    grid-template-columns: auto 1fr;
    align-items: start;
    gap: 0 var(--_space-2);
    min-block-size: var(--_target);
    padding-block: 2px;
    cursor: pointer;
  }
  .switch input {
    inline-size: 16px;
    block-size: 16px;
    margin: 1px 0 0;
    accent-color: var(--_accent);
  }
  .switch .hint {
    grid-column: 2;
    color: var(--_text-quiet);
    font: var(--_meta);
  }
  .trouble {
    color: var(--_danger);
    overflow-wrap: anywhere;
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--_space-2);
  }
`;
