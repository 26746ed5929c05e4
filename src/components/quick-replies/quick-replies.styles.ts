import { css } from 'lit';

/** What the list and its forms share. */
export const formStyles = css`
  .head {
    display: flex;
    flex: none;
    align-items: center;
    gap: var(--_space-1);
    padding: 0 var(--_space-2) var(--_space-1);
  }
  .head h3 {
    flex: 1;
    min-inline-size: 0;
    font-weight: var(--_weight-strong);
    overflow-wrap: anywhere;
  }
  .back svg:dir(rtl) {
    transform: scaleX(-1);
  }
  /* In sight while it is filled in, however many fields there are. */
  .shown {
    flex: none;
    max-block-size: 42%;
    padding: var(--_space-1) var(--_space-3) var(--_space-2);
    overflow: hidden auto;
    border-block-end: 1px solid var(--_line);
    scrollbar-width: thin;
  }
  .body {
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: var(--_space-3);
    min-block-size: 0;
    padding: var(--_space-1) var(--_space-3) var(--_space-3);
    overflow: hidden auto;
    scrollbar-width: thin;
  }
  label {
    display: block;
    margin-block-end: 2px;
    color: var(--_text-quiet);
    font: var(--_meta);
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  textarea.field {
    display: block;
    min-block-size: 84px;
    max-block-size: 40vb;
    padding: 6px var(--_space-2);
    resize: vertical;
    field-sizing: content;
  }
  .field[aria-invalid='true'] {
    border-color: var(--_danger);
  }
  .hint,
  .problem {
    margin-block-start: 2px;
    color: var(--_text-quiet);
    font: var(--_meta);
    overflow-wrap: anywhere;
  }
  .problem {
    color: var(--_danger);
  }
  .trouble {
    padding: var(--_space-2);
    border-radius: var(--_radius-m);
    background: var(--_danger-surface);
    color: var(--_danger);
    overflow-wrap: anywhere;
  }
  .text {
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  .preview {
    padding: var(--_space-2) var(--_space-3);
    border-radius: var(--_radius-bubble);
    background: var(--_ours);
  }
  .gap {
    padding: 0 2px;
    border-radius: var(--_radius-s);
    background: var(--_warning-surface);
    color: var(--_warning);
  }
  .foot {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-2);
    padding: var(--_space-2) var(--_space-3);
    border-block-start: 1px solid var(--_line);
  }
  .foot .end {
    display: flex;
    gap: var(--_space-2);
    margin-inline-start: auto;
  }
  .sure {
    flex-basis: 100%;
    overflow-wrap: anywhere;
  }
`;

export const quickRepliesStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    block-size: 100%;
    background: var(--_surface-raised);
  }
  .tabs {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    padding-inline: var(--_space-2);
    border-block-end: 1px solid var(--_line);
  }
  .tabs button {
    min-block-size: 30px;
    padding: 0 4px;
    border-radius: 0;
    color: var(--_text-quiet);
    font: var(--_meta);
    font-weight: 500;
  }
  .tabs button[aria-selected='true'] {
    box-shadow: inset 0 -2px var(--_accent);
    color: var(--_text);
  }
  .panel {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
  }
  .search {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: var(--_space-2);
    padding: var(--_space-2) var(--_space-3);
  }
  .search .field {
    flex: 1 1 11em;
    inline-size: auto;
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  .search select.field {
    flex: 1 0 auto;
  }
  .scroller {
    flex: 1;
    min-block-size: 0;
    overflow: hidden auto;
    scrollbar-width: thin;
  }
  .sizer {
    position: relative;
  }
  ul.rows {
    position: absolute;
    inset-block-start: 0;
    inset-inline: 0;
  }
  li.row {
    position: relative;
    display: flex;
    align-items: center;
    block-size: 56px;
    padding-inline: var(--_space-1);
    border-block-end: 1px solid var(--_line);
  }
  .choose {
    display: block;
    flex: 1;
    min-inline-size: 0;
    block-size: 52px;
    padding: 4px var(--_space-2);
    font-weight: 400;
    text-align: start;
  }
  .choose:focus-visible {
    outline-offset: -2px;
  }
  .first {
    display: flex;
    align-items: baseline;
    gap: var(--_space-2);
  }
  .title {
    flex: 0 1 auto;
    font-weight: var(--_weight-strong);
  }
  .mark {
    flex: 0 100000 auto;
    overflow: hidden;
    min-inline-size: 3em;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--_text-quiet);
    font: var(--_meta);
  }
  .excerpt {
    display: block;
    color: var(--_text-quiet);
    font: var(--_meta);
  }
  .star[aria-pressed='true'] {
    color: var(--_warning);
  }
  .star[aria-pressed='true'] path {
    fill: currentColor;
  }
  .note {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: var(--_space-2);
    padding: var(--_space-6) var(--_space-4);
    text-align: center;
  }
  .bar {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-2);
    padding: 2px var(--_space-3) var(--_space-1);
    color: var(--_text-quiet);
    font: var(--_meta);
  }
  .unsaved .bar {
    flex-wrap: nowrap;
    margin: 0;
  }
  .unsaved .what {
    display: grid;
    flex: 1;
    min-inline-size: 0;
  }
  .unsaved .title {
    color: var(--_text);
  }
  .unsaved button {
    flex: none;
  }
  .bar button {
    font: inherit;
  }
  .foot {
    flex: none;
    padding: var(--_space-2) var(--_space-3);
    border-block-start: 1px solid var(--_line);
  }
`;
