import { css } from 'lit';

/** The whole panel with one thing to do, or a bar above what goes on being shown. */
export const signInStyles = css`
  :host {
    display: contents;
  }
  .whole {
    display: grid;
    flex: 1;
    align-content: center;
    justify-items: center;
    gap: var(--_space-1);
    min-block-size: 0;
    padding: var(--_space-6) var(--_space-4);
    overflow-y: auto;
    background: var(--_surface);
    color: var(--_text);
    text-align: center;
    text-wrap: balance;
  }
  .whole .sign {
    margin-block-end: var(--_space-2);
    color: var(--_text-quiet);
    opacity: 0.7;
  }
  h2 {
    font: var(--_title);
    font-weight: var(--_weight-strong);
  }
  p {
    max-inline-size: 40ch;
    overflow-wrap: anywhere;
  }
  .whole p {
    color: var(--_text-quiet);
  }
  p.trouble {
    color: var(--_danger);
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
    justify-content: center;
  }
  .whole .ways {
    margin-block-start: var(--_space-3);
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
    align-items: flex-start;
    padding: var(--_space-2) var(--_space-3);
    border-block-end: 1px solid var(--_line);
    background: var(--_danger-surface);
    font: var(--_meta);
  }
  .bar svg {
    flex: none;
    color: var(--_danger);
  }
  .bar .words {
    flex: 1 1 180px;
    min-inline-size: 0;
  }
  .bar strong {
    font-weight: var(--_weight-strong);
  }
  .bar p {
    max-inline-size: none;
  }
  .bar .ways {
    flex: none;
    margin-inline-start: auto;
  }
`;
