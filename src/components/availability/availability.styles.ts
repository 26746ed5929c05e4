import { css } from 'lit';

/** A full green disc for available, a hollow amber one for away, a red diamond for not responding; the word beside it. */
export const availabilityStyles = css`
  :host {
    display: inline-flex;
    min-inline-size: 0;
  }
  inlay-menu-button {
    min-inline-size: 0;
  }
  /* In two lines where one has no room for it. */
  .word {
    display: -webkit-box;
    min-inline-size: 0;
    padding-inline-start: 2px;
    overflow: hidden;
    overflow-wrap: break-word;
    font-weight: var(--_weight-strong);
    font-size: min(1em, 0.8125rem);
    line-height: 15px;
    text-align: start;
    text-wrap: balance;
    white-space: normal;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .shape {
    flex: none;
    inline-size: 10px;
    block-size: 10px;
    border: 2.5px solid var(--_warning);
    border-radius: 50%;
  }
  .shape.available {
    border: 0;
    background: var(--_success);
  }
  .shape.not-responding {
    border: 0;
    border-radius: 1px;
    background: var(--_danger);
    transform: rotate(45deg) scale(0.9);
  }
  .chevron {
    display: inline-flex;
    margin-inline: -2px -4px;
    color: var(--_text-quiet);
  }
  /* In a narrow toolbar the word needs the room. */
  @container (width < 330px) {
    .chevron {
      display: none;
    }
  }
  @container (width < 360px) {
    .shape.not-responding ~ .chevron {
      display: none;
    }
  }
  /* Beside six buttons there is none for it: the shape says it, and the name. */
  @container (width < 260px) {
    .word {
      display: none;
    }
  }
  :host([compact]) :is(.word, .chevron) {
    display: none;
  }
  @media (forced-colors: active) {
    .shape {
      border-color: CanvasText;
      forced-color-adjust: none;
    }
    .shape:is(.available, .not-responding) {
      background: CanvasText;
    }
  }
`;
