import { css } from 'lit';

export const outcomeDialogStyles = css`
  dialog {
    inline-size: min(400px, calc(100vi - 16px));
  }
  .header {
    position: sticky;
    z-index: 1;
    inset-block-start: 0;
    background: var(--_surface-raised);
  }
  .header > div {
    min-inline-size: 0;
  }
  .contact {
    color: var(--_text-quiet);
    font: var(--_meta);
  }
  .notice {
    padding: var(--_space-2) var(--_space-3);
    border-radius: var(--_radius-m);
    background: var(--_surface-sunken);
    font: var(--_meta);
  }
  .notice.warning {
    background: var(--_warning-surface);
  }
  .notice.danger {
    background: var(--_danger-surface);
  }
  .notice button {
    margin-block-start: var(--_space-1);
  }
  .notice li {
    margin-inline-start: var(--_space-3);
    list-style: disc;
  }
  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend,
  .name {
    padding: 0;
    color: var(--_text-quiet);
    font: var(--_meta);
  }
  .pick,
  legend {
    gap: var(--_space-1);
    margin-block-end: var(--_space-1);
  }
  .pick {
    margin: 0;
  }
  .needed {
    color: var(--_text-quiet);
    font-weight: 400;
  }
  textarea.field {
    padding-block: 6px;
    min-block-size: 72px;
    resize: vertical;
    field-sizing: content;
    max-block-size: 40vb;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-1);
    max-block-size: 132px;
    overflow: auto;
    scrollbar-width: thin;
  }
  .choices label {
    display: inline-flex;
    align-items: center;
    max-inline-size: 100%;
    min-block-size: 26px;
    padding: 0 10px;
    border-radius: 13px;
    box-shadow: inset 0 0 0 1px var(--_line-control);
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .choices label:has(:checked) {
    background: var(--_selected);
    box-shadow: inset 0 0 0 1px var(--_accent);
    font-weight: 500;
  }
  .choices label:has(:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: 1px;
  }
  .choices label:has(:disabled) {
    cursor: default;
    opacity: 0.6;
  }
  .choices input {
    position: absolute;
    opacity: 0;
    pointer-events: none;
  }
  .problem {
    margin-block-start: 2px;
    color: var(--_danger);
    font: var(--_meta);
    font-weight: 500;
  }
  .left {
    color: var(--_text-quiet);
    font: var(--_meta);
    text-align: end;
  }
  .left.over {
    color: var(--_danger);
  }
  .conflict {
    margin-block-start: var(--_space-1);
    padding: var(--_space-2);
    border-radius: var(--_radius-m);
    background: var(--_warning-surface);
    font: var(--_meta);
    overflow-wrap: anywhere;
  }
  .theirs {
    white-space: pre-line;
  }
  .conflict strong {
    color: var(--_warning);
  }
  .conflict .ways {
    margin-block-start: var(--_space-1);
  }
  .ways .apart {
    margin-inline-end: auto;
  }
  .foot {
    position: sticky;
    inset-block-end: 0;
    margin-inline: calc(-1 * var(--_space-4));
    margin-block-end: calc(-1 * var(--_space-4));
    padding: var(--_space-2) var(--_space-4) var(--_space-3);
    border-block-start: 1px solid var(--_line);
    background: var(--_surface-raised);
  }
  /* In one line at 340 px in French, too. */
  .foot .ways {
    gap: var(--_space-1);
  }
  .foot :is(.outline, .primary) {
    padding-inline: 10px;
  }
  .foot .link.apart {
    margin-inline-start: calc(-1 * var(--_space-2));
  }
  .foot .trouble {
    margin-block-end: var(--_space-2);
    font: var(--_meta);
  }
  @media (forced-colors: active) {
    .choices label:has(:checked) {
      outline: 2px solid Highlight;
    }
  }
`;
