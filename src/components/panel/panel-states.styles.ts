import { css } from 'lit';

/** Bars at the top, what fills the panel in place of list and thread, and toasts. */
export const panelStatesStyles = css`
  .bar {
    display: flex;
    gap: var(--_space-2);
    align-items: flex-start;
    padding: var(--_space-2) var(--_space-3);
    border-block-end: 1px solid var(--_line);
    background: var(--_surface-sunken);
    font: var(--_meta);
  }
  .bar > :is(p, div) {
    flex: 1;
    min-inline-size: 0;
  }
  .bar strong {
    font-weight: var(--_weight-strong);
  }
  .bar.offline {
    background: var(--_warning-surface);
  }
  .bar.offline svg {
    color: var(--_warning);
  }
  .bar.danger {
    background: var(--_danger-surface);
  }
  .bar.danger svg {
    color: var(--_danger);
  }
  .bar button.icon {
    margin: -4px -8px -4px 0;
  }
  .bar.off-queue {
    flex-wrap: wrap;
  }
  .bar.off-queue p {
    flex-basis: 140px;
  }
  .bar .way {
    flex: none;
    margin-inline-start: auto;
  }

  .whole button {
    margin-block-start: var(--_space-3);
  }
  .keys {
    margin-block-start: var(--_space-3);
  }

  .toasts {
    position: absolute;
    z-index: 3;
    inset: auto var(--_space-3) var(--_space-2);
    display: flex;
    justify-content: center;
    pointer-events: none;
  }
  .toast {
    display: flex;
    gap: var(--_space-2);
    align-items: flex-start;
    max-inline-size: 420px;
    padding: var(--_space-2) var(--_space-1) var(--_space-2) var(--_space-3);
    border-radius: var(--_radius-l);
    background: light-dark(oklch(0.25 0.012 264), oklch(0.93 0.004 264));
    color: light-dark(oklch(0.98 0 0), oklch(0.2 0.01 264));
    box-shadow: var(--_shadow);
    pointer-events: auto;
    animation: toast-in var(--_move) cubic-bezier(0.2, 0, 0, 1);
  }
  .toast p {
    padding-block: 3px;
    overflow-wrap: anywhere;
  }
  .toast svg {
    margin-block-start: 4px;
  }
  .toast.failure > svg {
    color: light-dark(oklch(0.8 0.12 24), oklch(0.52 0.19 26));
  }
  .toast button {
    color: inherit;
    opacity: 0.75;
  }
  .toast .undo {
    flex: none;
    margin-inline-start: var(--_space-1);
    font-weight: var(--_weight-strong);
    opacity: 1;
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .toast button svg {
    margin: 0;
  }
  .toast button:is(:hover, :focus-visible) {
    background: color-mix(in oklab, currentcolor 14%, transparent);
    color: inherit;
    opacity: 1;
  }
  @keyframes toast-in {
    from {
      opacity: 0;
      transform: translateY(8px);
    }
  }
  @media (forced-colors: active) {
    .toast {
      border: 1px solid CanvasText;
    }
  }

  @container inlay-panel (width >= 560px) {
    .collapsed .rail {
      display: flex;
      grid-area: 1 / 1;
      flex-direction: column;
      align-items: center;
      gap: var(--_space-1);
      padding-block: 6px;
      background: var(--_surface-sunken);
    }
  }
  .rail .number {
    min-inline-size: 20px;
    padding-inline: 6px;
    border-radius: 10px;
    background: var(--_accent);
    color: var(--_accent-text);
    font: var(--_meta);
    font-weight: 650;
    line-height: 20px;
    text-align: center;
  }

  @container inlay-panel (width >= 840px) {
    .columns.with-card {
      grid-template-columns: 240px minmax(0, 1fr) 300px;
    }
    .columns.collapsed.with-card {
      grid-template-columns: 44px minmax(0, 1fr) 300px;
    }
    .context {
      grid-area: 1 / 3;
      border-inline-start: 1px solid var(--_line);
    }
  }
`;
