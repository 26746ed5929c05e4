import { css } from 'lit';

/** Quiet while it runs, outlined from half of its time on, filled from its end on: shape and weight say it before colour does. */
export const timerMarkStyles = css`
  :host {
    display: inline-flex;
    flex: none;
    font: var(--_meta);
  }
  .timer {
    display: inline-flex;
    align-items: center;
    gap: 3px;
    border: 1px solid transparent;
    border-inline-width: 0;
    border-radius: var(--_radius-s);
    color: var(--_text-quiet);
    font-variant-numeric: tabular-nums;
    line-height: 0.875rem;
    white-space: nowrap;
  }
  .half,
  .over {
    padding-inline: 4px;
    border-inline-width: 1px;
  }
  .half {
    border-color: currentcolor;
    background: var(--_warning-surface);
    color: var(--_warning);
    font-weight: var(--_weight-strong);
  }
  .over {
    background: var(--_danger);
    color: var(--_surface);
    font-weight: var(--_weight-strong);
  }
  @media (forced-colors: active) {
    .over {
      outline: 1px solid CanvasText;
    }
  }
`;
