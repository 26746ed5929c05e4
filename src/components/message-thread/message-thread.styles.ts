import { css } from 'lit';

export const messageThreadStyles = css`
  :host {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
    background: var(--_surface);
  }
  .body {
    position: relative;
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
  }
  inlay-message-log {
    flex: 1;
  }

  .state {
    display: flex;
    flex: 1;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: var(--_space-2);
    padding: var(--_space-6);
    color: var(--_text-quiet);
    text-align: center;
  }
  .state strong {
    color: var(--_text);
    font-weight: var(--_weight-strong);
  }
  .stale {
    display: flex;
    flex: none;
    align-items: center;
    gap: 6px;
    padding: 2px var(--_space-3);
    background: var(--_warning-surface);
    color: var(--_warning);
    font: var(--_meta);
  }
  .stale span {
    flex: 1;
  }

  /* Shown only when the wait is one that is noticed. */
  .skeleton {
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: var(--_space-3);
    padding: var(--_space-4) var(--_space-3);
    overflow: hidden;
    animation: appear 1ms 150ms both;
  }
  @keyframes appear {
    from {
      visibility: hidden;
    }
  }
  .ghost {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 4px;
  }
  .ghost[data-side='ours'] {
    align-items: flex-end;
  }
  .ghost i {
    inline-size: 96px;
    block-size: 10px;
    border-radius: var(--_radius-s);
    background: var(--_hover);
  }
  .ghost b {
    inline-size: 64%;
    block-size: 48px;
    border-radius: var(--_radius-bubble);
    background: var(--_hover);
  }
  .ghost:nth-child(2) b {
    inline-size: 78%;
    block-size: 66px;
  }
  .ghost:nth-child(3) b {
    inline-size: 46%;
    block-size: 30px;
  }
`;
