import { css } from 'lit';

/** The log fills the place it is given; rows lie in flow in a window that is moved as a whole. */
export const messageLogStyles = css`
  :host {
    position: relative;
    display: block;
    min-block-size: 0;
    background: var(--_surface);
  }
  .scroller {
    position: absolute;
    inset: 0;
    overflow: hidden auto;
    overscroll-behavior: contain;
    /* What scrolls it holds the place itself. */
    overflow-anchor: none;
    scrollbar-width: thin;
    scrollbar-color: var(--_line) transparent;
  }
  .scroller:focus-visible {
    outline-offset: -2px;
  }
  .sizer {
    position: relative;
    overflow: clip;
    contain: layout;
    min-block-size: 100%;
    padding-block-end: 12px;
  }
  .beginning {
    display: flex;
    align-items: center;
    justify-content: center;
    block-size: 40px;
  }
  .row {
    display: flow-root;
    padding-inline: var(--_space-3);
  }

  .day,
  .unread {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    padding-block: var(--_space-3) 0;
    color: var(--_text-quiet);
    font: var(--_meta);
  }
  .day::before,
  .day::after,
  .unread::before,
  .unread::after {
    flex: 1;
    block-size: 1px;
    background: var(--_line);
    content: '';
  }
  .unread {
    color: var(--_accent);
    font-weight: var(--_weight-strong);
  }
  .unread::before,
  .unread::after {
    background: currentcolor;
    opacity: 0.5;
  }

  .new-messages {
    position: absolute;
    z-index: 1;
    inset-block-end: var(--_space-2);
    inset-inline: 0;
    inline-size: max-content;
    max-inline-size: calc(100% - var(--_space-6));
    min-block-size: 28px;
    margin-inline: auto;
    padding: 0 var(--_space-3);
    border-radius: 14px;
    background: var(--_accent);
    box-shadow: var(--_shadow);
    color: var(--_accent-text);
  }
  .new-messages:hover {
    background: var(--_accent-hover);
  }
`;
