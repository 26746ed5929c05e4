import { css } from 'lit';

/** One line of what is offered, its two answers and the time that is left; the line over it grows shorter with that. */
export const offerBarStyles = css`
  :host {
    display: block;
    flex: none;
    container: inlay-offer / inline-size;
  }
  .bar {
    position: relative;
    display: flex;
    gap: var(--_space-1);
    align-items: center;
    padding-block: calc(var(--_space-1) + 2px) var(--_space-1);
    padding-inline: var(--_space-1) var(--_space-2);
    border-block-end: 1px solid var(--_line);
    background: var(--_surface-raised);
  }
  .what {
    flex: 1;
    gap: var(--_space-1);
    justify-content: flex-start;
    min-inline-size: 0;
    min-block-size: var(--_target-often);
    padding-inline: var(--_space-2);
    font-weight: 400;
    text-align: start;
  }
  .what strong {
    flex: none;
    color: var(--_accent);
    font: var(--_meta);
    font-weight: 650;
  }
  .what .mark-to-come {
    inline-size: 14px;
  }
  .more {
    flex: none;
    color: var(--_text-quiet);
    font: var(--_meta);
  }
  .countdown {
    flex: none;
    padding-inline: var(--_space-1);
    font: var(--_meta);
    font-weight: 650;
  }
  .short {
    color: var(--_danger);
  }
  .answer {
    flex: none;
    min-block-size: 28px;
    padding-inline: var(--_space-2);
  }
  .time-left {
    position: absolute;
    inset: 0 0 auto;
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
  /* Above a dialog, in the strip that each of them leaves free. */
  :host([over]) {
    position: fixed;
    z-index: 1;
    inset-block-start: var(--_space-1);
    inset-inline: 0;
    inline-size: min(420px, 100vi - 16px);
    margin-inline: auto;
  }
  :host([over]) .bar {
    overflow: hidden;
    border: 0;
    border-radius: var(--_radius-l);
    box-shadow: var(--_shadow);
  }
  span.what {
    display: flex;
    align-items: center;
  }
  .failure {
    justify-content: space-between;
    margin-block-start: var(--_space-1);
    padding-inline-start: var(--_space-3);
    color: var(--_danger);
  }
  /* The name matters more than the word, which stays for who listens. */
  @container inlay-offer (width < 420px) {
    .what strong {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  @media (forced-colors: active) {
    .time-left > div {
      background: Highlight;
    }
  }
`;
