import { css } from 'lit';

/** A dialog that holds the directory. */
export const directoryDialogStyles = css`
  dialog {
    inline-size: min(360px, calc(100vi - 16px));
    inset-block: 52px 8px;
    block-size: min(440px, calc(100vb - 60px));
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
  .entry {
    gap: var(--_space-2);
    margin-block-start: var(--_space-2);
    white-space: normal;
  }
  .entry > svg {
    flex: none;
    color: var(--_text-quiet);
  }
  .name {
    flex: 1;
    min-inline-size: 0;
  }
  .hint {
    display: block;
    color: var(--_text-quiet);
    font: var(--_meta);
  }
`;
