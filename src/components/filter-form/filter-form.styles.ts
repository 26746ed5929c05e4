import { css } from 'lit';

/** Choices as pills under small headings; the way out stays at the foot. */
export const filterFormStyles = css`
  :host {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-inline-size: 0;
    min-block-size: 0;
  }
  .groups {
    display: grid;
    gap: var(--_space-3);
    padding: var(--_space-3);
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-1);
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0 0 var(--_space-1);
    color: var(--_text-quiet);
    font: var(--_meta);
    font-weight: var(--_weight-strong);
  }
  label {
    position: relative;
    max-inline-size: 100%;
    cursor: pointer;
  }
  input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .pill {
    display: flex;
    gap: 5px;
    align-items: center;
    min-block-size: 26px;
    padding-inline: 10px;
    border-radius: 13px;
    box-shadow: inset 0 0 0 1px var(--_line);
    transition: background-color var(--_answer);
  }
  label:hover .pill {
    background: var(--_hover);
  }
  input:checked + .pill {
    background: var(--_selected);
    box-shadow: inset 0 0 0 1px var(--_accent);
    font-weight: 500;
  }
  input:focus-visible + .pill {
    outline: 2px solid var(--_focus);
    outline-offset: 1px;
  }
  .tick {
    display: none;
    color: var(--_accent);
  }
  input:checked + .pill .tick {
    display: block;
  }
  footer {
    display: flex;
    justify-content: space-between;
    padding: var(--_space-2) var(--_space-3);
    border-block-start: 1px solid var(--_line);
  }
  @media (forced-colors: active) {
    input:checked + .pill {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
