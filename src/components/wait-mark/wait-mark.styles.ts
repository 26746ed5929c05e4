import { css } from 'lit';

/** Grey, orange, red; each with its own shape and weight, so that colour says nothing alone. */
export const waitMarkStyles = css`
  :host {
    display: inline-flex;
    flex: none;
    font: var(--_meta);
  }
  .wait {
    display: inline-flex;
    align-items: center;
    gap: 3px;
    color: var(--_text-quiet);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  /* The words give the baseline, not the shape before them. */
  .wait > :is(bdi, time) {
    align-self: baseline;
  }
  .soon {
    color: var(--_warning);
    font-weight: var(--_weight-strong);
  }
  .overdue {
    color: var(--_danger);
    font-weight: var(--_weight-strong);
  }
  .resolved {
    color: var(--_success);
  }
  .since {
    color: var(--_text-quiet);
    font-weight: 400;
  }
`;
