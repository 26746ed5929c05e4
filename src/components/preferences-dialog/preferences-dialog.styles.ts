import { css } from 'lit';

/** Sections under quiet heads; a table of boxes, and a list of keys. */
export const preferencesDialogStyles = css`
  .body {
    gap: var(--_space-4);
  }
  section {
    display: flex;
    flex-direction: column;
    gap: var(--_space-2);
  }
  h3 {
    font-weight: var(--_weight-strong);
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  th {
    padding: 2px 0;
    color: var(--_text-quiet);
    font: var(--_meta);
    text-align: start;
    overflow-wrap: anywhere;
  }
  tbody th {
    color: var(--_text);
    font: var(--_body);
  }
  td,
  thead th:not(:first-child) {
    inline-size: 76px;
    text-align: center;
  }
  td label {
    display: inline-grid;
    place-items: center;
    min-inline-size: 24px;
    min-block-size: 24px;
  }
  input[type='checkbox'] {
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    accent-color: var(--_accent);
  }
  .line {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    min-inline-size: 0;
  }
  .line input[type='range'] {
    flex: 1;
    min-inline-size: 0;
    accent-color: var(--_accent);
  }
  .line > span {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .keys li {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-2);
    min-block-size: 30px;
  }
  .keys button {
    min-inline-size: 56px;
  }
  .keys button[data-waits] {
    outline: 2px solid var(--_focus);
  }
  .trouble {
    color: var(--_danger);
    font: var(--_meta);
  }
`;
