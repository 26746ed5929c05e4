import { css } from 'lit';

export const bulkResolveStyles = css`
  :host {
    display: inline-flex;
    flex: none;
  }
  .figures {
    color: var(--_accent-ink, var(--_text));
    font: var(--_meta);
    font-variant-numeric: tabular-nums;
    font-weight: var(--_weight-strong);
  }
`;
