import { css } from 'lit';

/** What can be done with a message: its toolbar, and the strip of one that waits for a decision. */
export const messageToolsStyles = css`
  /* What asks for a decision says so in a strip of its own, with the ways out in the same line of words. */
  .foot[data-decides] {
    display: block;
    max-inline-size: min(36rem, 100%);
    margin-block-start: 4px;
    padding: 4px var(--_space-2);
    border-radius: var(--_radius-m);
    background: var(--_warning-surface);
    color: var(--_warning);
    font-weight: 500;
  }
  .foot[data-decides='failed'] {
    background: var(--_danger-surface);
    color: var(--_danger);
  }
  .foot[data-decides] :is(.delivery, .decision) {
    display: inline;
  }
  .foot[data-decides] .delivery svg {
    display: inline-block;
    margin: 0;
    vertical-align: -2px;
  }
  .decision {
    white-space: nowrap;
  }
  .decision button {
    min-block-size: var(--_target);
    font: var(--_meta);
    font-weight: var(--_weight-strong);
  }

  .actions [data-action='unlike'] {
    color: var(--_danger);
  }
  .actions [data-action='unlike'] path {
    fill: currentcolor;
  }
  .actions {
    display: flex;
    flex: none;
    opacity: 0;
    transition: opacity var(--_answer);
  }
  :host(:hover) .actions,
  :host(:focus-within) .actions,
  .actions:has(inlay-menu-button[open]) {
    opacity: 1;
  }
  @media (hover: none) {
    .actions {
      opacity: 1;
    }
  }
  /* A card has the whole width, so its actions stand on its lower edge, across from its marks. */
  :host([data-visibility='public']) .line {
    position: relative;
  }
  :host([data-visibility='public']) .actions {
    position: absolute;
    inset-block-end: -14px;
    inset-inline-end: 6px;
    z-index: 1;
    border-radius: var(--_radius-m);
    background: var(--_surface-raised);
    box-shadow: var(--_shadow);
  }
  :host([data-visibility='public'][data-direction='outbound']) .actions {
    inset-inline: 6px auto;
  }
`;
