import { css } from 'lit';

/**
 * What all elements share: the box model, `hidden`, type, the focus ring, buttons (`button` plain, `.primary`,
 * `.outline`, `.icon`), `.visually-hidden`, `.one-line`, `.figures`, and how they behave
 * with reduced motion and forced colours. Stands after `tokens` where an element has both.
 */
export const base = css`
  :host {
    color: var(--_text);
    font: var(--_body);
    -webkit-font-smoothing: antialiased;
    text-size-adjust: 100%;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  p,
  h2,
  h3,
  ul,
  ol {
    margin: 0;
    padding: 0;
    font: inherit;
    list-style: none;
  }

  :focus {
    outline: none;
  }
  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 1px;
  }

  button {
    display: inline-flex;
    flex: none;
    align-items: center;
    justify-content: center;
    gap: var(--_space-1);
    min-block-size: var(--_target);
    min-inline-size: var(--_target);
    margin: 0;
    padding: 0 var(--_space-2);
    border: 0;
    border-radius: var(--_radius-m);
    background: none;
    color: inherit;
    font: var(--_body);
    font-weight: 500;
    white-space: nowrap;
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
    transition:
      background-color var(--_answer),
      color var(--_answer);
  }
  button:hover {
    background: var(--_hover);
  }
  button:active {
    background: var(--_line);
  }
  button:is(:disabled, [aria-disabled='true']) {
    color: var(--_text-quiet);
    cursor: default;
    opacity: 0.6;
  }
  button.icon {
    inline-size: var(--_target-often);
    block-size: var(--_target-often);
    padding: 0;
    color: var(--_text-quiet);
  }
  button.icon.small {
    inline-size: var(--_target);
    block-size: var(--_target);
  }
  button.icon:is(:hover, :focus-visible, [aria-expanded='true'], [aria-pressed='true']) {
    color: var(--_text);
  }
  button.icon[aria-expanded='true'] {
    background: var(--_hover);
  }
  button.outline {
    min-block-size: 28px;
    padding: 0 var(--_space-3);
    box-shadow: inset 0 0 0 1px var(--_line-control);
  }
  button.primary {
    min-block-size: 28px;
    padding: 0 var(--_space-3);
    background: var(--_accent);
    color: var(--_accent-text);
    font-weight: var(--_weight-strong);
  }
  button.primary:is(:hover, :active):not(:disabled, [aria-disabled='true']) {
    background: var(--_accent-hover);
  }
  button.primary:is(:disabled, [aria-disabled='true']) {
    background: var(--_line);
    color: var(--_text-quiet);
    opacity: 1;
  }
  button.link {
    padding: 0 var(--_space-1);
    color: var(--_accent);
  }
  svg {
    display: block;
    flex: none;
  }
  .quiet {
    color: var(--_text-quiet);
  }
  .meta {
    font: var(--_meta);
  }
  .figures {
    font-variant-numeric: tabular-nums;
  }
  .one-line {
    overflow: hidden;
    min-inline-size: 0;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
    border: 0;
    white-space: nowrap;
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
      scroll-behavior: auto !important;
    }
  }
  @media (forced-colors: active) {
    button {
      border: 1px solid ButtonBorder;
    }
    button.icon:not(:hover) {
      border-color: transparent;
    }
    :focus-visible {
      outline-color: Highlight;
    }
  }
`;
