import { css } from 'lit';

export const confirmDialogStyles = css`
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
  h2,
  p {
    overflow-wrap: anywhere;
  }
  p + p {
    margin-block-start: var(--_space-1);
    color: var(--_text-quiet);
  }
  blockquote {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    margin: var(--_space-3) 0 0;
    padding-inline-start: var(--_space-2);
    border-inline-start: 2px solid var(--_line-control);
    color: var(--_text-quiet);
    font: var(--_meta);
    overflow-wrap: anywhere;
  }
  .confirm {
    min-block-size: 28px;
    padding: 0 var(--_space-3);
    background: var(--_danger-surface);
    font-weight: var(--_weight-strong);
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--_space-2);
    margin-block-start: var(--_space-4);
  }
`;
