import { css } from 'lit';

/** Two lines and at most a third in small; the marks in a column of their own at the start. */
export const interactionRowStyles = css`
  :host {
    position: relative;
    display: block;
  }
  .row {
    display: grid;
    grid-template-columns: 18px minmax(0, 1fr);
    gap: 0 var(--_space-2);
    align-items: start;
    justify-content: stretch;
    inline-size: 100%;
    min-block-size: 56px;
    padding: var(--_space-2) var(--_space-3);
    border-radius: 0;
    font-weight: 400;
    text-align: start;
    white-space: normal;
  }
  .row:hover {
    background: var(--_hover);
  }
  .row:focus-visible {
    outline-offset: -2px;
  }
  :host::after {
    content: '';
    position: absolute;
    inset-block-end: 0;
    inset-inline: 38px 0;
    border-block-end: 1px solid var(--_line);
  }
  :host([selected]) .row {
    background: var(--_selected);
  }
  :host([selected])::before {
    content: '';
    position: absolute;
    z-index: 1;
    inset-block: 0;
    inset-inline-start: 0;
    inline-size: 3px;
    background: var(--_accent);
  }
  :host([gone]) .row {
    opacity: 0.5;
  }

  .mark-to-come {
    inline-size: 16px;
    block-size: 16px;
  }
  .marks {
    display: grid;
    justify-items: center;
    gap: 4px;
    padding-block-start: 1px;
  }
  .visibility {
    display: grid;
    place-items: center;
    inline-size: 16px;
    block-size: 16px;
    border-radius: 50%;
    color: var(--_text-quiet);
  }
  .visibility.public {
    background: var(--_public);
    color: var(--_public-text);
  }
  .text {
    display: grid;
    gap: 1px;
    min-inline-size: 0;
  }
  .line {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    min-inline-size: 0;
    min-block-size: 18px;
  }
  /* Each text runs and is cut off in its own direction, and still stands at the row's start. */
  .line > .one-line {
    flex: 1;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .line:first-child {
    align-items: baseline;
  }
  .name {
    font-weight: 500;
  }
  .unread .name {
    font-weight: 650;
  }
  .excerpt {
    color: var(--_text-quiet);
  }
  .unread .excerpt {
    color: var(--_text);
  }
  .excerpt svg {
    display: inline-block;
    margin-inline-end: 3px;
    vertical-align: -2px;
  }
  .draft {
    color: var(--_accent);
    font-style: italic;
  }
  .trouble {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 3px;
    color: var(--_text-quiet);
    font-weight: 500;
  }
  .unknown {
    color: var(--_warning);
  }
  .failed {
    color: var(--_danger);
    font-weight: var(--_weight-strong);
  }
  .status {
    flex: none;
    padding-inline: 4px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-s);
    color: var(--_text-quiet);
    font: var(--_meta);
  }
  .count {
    flex: none;
    min-inline-size: 1.125rem;
    padding-inline: 0.3125rem;
    border-radius: 1rem;
    background: var(--_accent);
    color: var(--_accent-text);
    font: var(--_meta);
    font-size: 0.6875rem;
    font-weight: 650;
    line-height: 1.125rem;
    text-align: center;
  }
  .line.meta {
    gap: var(--_space-2);
    min-block-size: 16px;
    color: var(--_text-quiet);
  }
  .group {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 2px;
    max-inline-size: 45%;
    color: var(--_text);
    font-weight: 500;
  }

  :host([offered]) {
    background: var(--_surface-raised);
  }
  :host([offered])::after {
    content: none;
  }
  .answers {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--_space-2);
    padding: 0 var(--_space-3) var(--_space-3);
  }
  .answers button {
    min-block-size: var(--_target-often);
  }
  .offer {
    color: var(--_accent);
    font: var(--_meta);
    font-weight: 650;
  }
  .countdown {
    flex: none;
    color: var(--_text);
    font-weight: 650;
  }
  .countdown.short {
    color: var(--_danger);
  }
  .time-left {
    position: relative;
    block-size: 3px;
    overflow: hidden;
    background: var(--_line);
  }
  .time-left > div {
    block-size: 100%;
    background: var(--_accent);
    transform-origin: 0 0;
  }
  :host(:dir(rtl)) .time-left > div {
    transform-origin: 100% 0;
  }

  @media (forced-colors: active) {
    :host([selected]) .row {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .row {
      border-color: transparent;
    }
    .count {
      border: 1px solid CanvasText;
    }
    .time-left > div {
      background: Highlight;
    }
  }
`;
