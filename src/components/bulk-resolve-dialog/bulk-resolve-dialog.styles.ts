import { css } from 'lit';

export const bulkResolveDialogStyles = css`
  .age {
    display: grid;
    grid-template-columns: minmax(64px, 1fr) minmax(96px, 2fr);
    gap: var(--_space-2);
  }
  .age label {
    display: contents;
  }
  .age .wide {
    grid-column: 1 / -1;
    color: var(--_text-quiet);
    font: var(--_meta);
  }
  .count {
    min-block-size: 2lh;
  }
  .count:empty {
    min-block-size: 0;
    margin-block-start: calc(-1 * var(--_space-3));
  }
  .count strong {
    font-weight: var(--_weight-strong);
  }
  .asked {
    font-weight: var(--_weight-strong);
  }
  .ended {
    display: flex;
    align-items: flex-start;
    gap: var(--_space-2);
  }
  .ended svg {
    flex: none;
    margin-block-start: calc((1lh - 16px) / 2);
    color: var(--_success);
  }
  progress {
    inline-size: 100%;
    block-size: 8px;
    accent-color: var(--_accent);
  }
  .body:focus-visible {
    outline: none;
  }
`;
