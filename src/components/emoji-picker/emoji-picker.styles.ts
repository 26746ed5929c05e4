import { css } from 'lit';

export const emojiPickerStyles = css`
  :host {
    display: block;
  }
  .picker {
    display: flex;
    flex-direction: column;
    gap: var(--_space-1);
    block-size: 300px;
    padding: var(--_space-2);
  }
  .groups {
    display: flex;
    flex: none;
    justify-content: space-between;
    border-block-end: 1px solid var(--_line);
  }
  .groups button {
    min-inline-size: 28px;
    padding: 0;
    border-radius: 0;
    filter: grayscale(1);
  }
  .groups button[aria-pressed='true'] {
    box-shadow: inset 0 -2px var(--_accent);
    filter: none;
  }
  .grid {
    display: grid;
    grid-template-columns: repeat(8, 1fr);
    grid-auto-rows: 36px;
    flex: 1;
    min-block-size: 0;
    overflow: hidden auto;
    scrollbar-width: thin;
  }
  .grid button {
    min-inline-size: 0;
    padding: 0;
    font-size: 20px;
    line-height: 1;
  }
  .grid button:focus-visible {
    outline-offset: -2px;
  }
  .note {
    display: flex;
    flex-direction: column;
    gap: var(--_space-2);
    align-items: center;
    margin: auto;
  }
`;
