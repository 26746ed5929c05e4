import { css } from 'lit';

/** A menu in the top layer; entries of one or two lines with their check at the start. */
export const menuButtonStyles = css`
  :host {
    display: inline-flex;
    min-inline-size: 0;
  }
  button.trigger {
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  [popover] {
    position: fixed;
    inset: auto;
    min-inline-size: 180px;
    max-inline-size: min(300px, calc(100vw - 16px));
    margin: 0;
    padding: var(--_space-1);
    overflow: auto;
    border: 0;
    border-radius: var(--_radius-l);
    background: var(--_surface-raised);
    color: var(--_text);
    box-shadow: var(--_shadow);
  }
  [popover]:popover-open {
    animation: menu-in var(--_answer) ease-out;
  }
  @keyframes menu-in {
    from {
      opacity: 0;
      transform: translateY(-4px);
    }
  }
  .entry {
    display: grid;
    grid-template-columns: 16px 1fr;
    gap: 0 var(--_space-2);
    align-items: center;
    justify-content: start;
    inline-size: 100%;
    min-block-size: var(--_target-often);
    padding: var(--_space-1) var(--_space-2);
    border-radius: var(--_radius-m);
    font-weight: 400;
    text-align: start;
    white-space: normal;
  }
  .entry > * {
    grid-column: 2;
  }
  .entry > .mark {
    grid-column: 1;
    grid-row: 1;
  }
  /* Where nothing in the menu is marked, no room is kept for marks. */
  [role='menu']:not(:has(.mark > *)) .entry {
    grid-template-columns: 0 1fr;
    gap: 0;
    padding-inline: var(--_space-3);
  }
  .entry:focus-visible {
    background: var(--_hover);
    outline-offset: -2px;
  }
  .entry[aria-disabled='true'] {
    opacity: 1;
    color: var(--_text-quiet);
  }
  .entry .hint {
    color: var(--_text-quiet);
    font: var(--_meta);
  }
  .entry.danger .label {
    color: var(--_danger);
  }
  .line {
    margin: var(--_space-1) var(--_space-2);
    border-block-start: 1px solid var(--_line);
  }
  .check {
    color: var(--_accent);
  }
`;
