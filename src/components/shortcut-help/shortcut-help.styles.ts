import { css } from 'lit';

/** A small dialog: what is done at the start, its keys at the end. */
export const shortcutHelpStyles = css`
  dialog {
    inline-size: min(320px, calc(100% - 32px));
    inset-block: 52px 8px;
    max-block-size: calc(100% - 60px);
    padding: 0;
    overflow: auto;
    border: 0;
    border-radius: var(--_radius-l);
    background: var(--_surface-raised);
    color: var(--_text);
    box-shadow: var(--_shadow);
  }
  dialog::backdrop {
    background: var(--_scrim);
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding: var(--_space-2) var(--_space-2) 0 var(--_space-4);
  }
  h2 {
    font: var(--_title);
    font-weight: var(--_weight-strong);
  }
  dl {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 6px var(--_space-4);
    align-items: center;
    margin: 0;
    padding: var(--_space-2) var(--_space-4) var(--_space-3);
  }
  dt,
  dd {
    margin: 0;
  }
  dd {
    display: flex;
    gap: 3px;
    justify-content: end;
  }
  kbd {
    min-inline-size: 20px;
    padding-inline: 5px;
    border: 1px solid var(--_line);
    border-block-end-width: 2px;
    border-radius: var(--_radius-s);
    background: var(--_surface-sunken);
    font: var(--_meta);
    line-height: 18px;
    text-align: center;
  }
  p {
    padding: var(--_space-2) var(--_space-4);
    border-block-start: 1px solid var(--_line);
    color: var(--_text-quiet);
    font: var(--_meta);
  }
`;
