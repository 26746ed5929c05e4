import { css } from 'lit';

/** One line: with whom, how it stands, and what can be done. Its buttons come under it where there is no room. */
export const callBarStyles = css`
  :host {
    display: block;
    flex: none;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-1);
    align-items: center;
    padding-block: var(--_space-1);
    padding-inline: var(--_space-3) var(--_space-2);
    border-block-end: 1px solid var(--_line);
    background: var(--_surface-raised);
  }
  .bar > svg {
    color: var(--_accent);
  }
  .over > svg,
  .held > svg {
    color: var(--_text-quiet);
  }
  .what {
    display: flex;
    flex: 1 1 140px;
    flex-direction: column;
    align-items: flex-start;
    justify-content: center;
    min-inline-size: 0;
    min-block-size: var(--_target-often);
    padding-inline: var(--_space-1);
    font-weight: 400;
    text-align: start;
  }
  .what > * {
    max-inline-size: 100%;
  }
  .who {
    font-weight: var(--_weight-strong);
  }
  .how {
    color: var(--_text-quiet);
    font: var(--_meta);
  }
  .muted {
    color: var(--_danger);
    font-weight: 650;
  }
  .ways {
    display: flex;
    flex: none;
    gap: var(--_space-1);
    align-items: center;
    margin-inline-start: auto;
  }
  button.icon.end {
    color: var(--_danger);
  }
`;
