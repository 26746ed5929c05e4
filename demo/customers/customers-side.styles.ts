import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr) auto;
    min-block-size: 0;
    background: var(--demo-quiet-surface);
    border-inline-end: 1px solid var(--demo-line);
  }

  header,
  form {
    display: grid;
    gap: 8px;
    padding: 12px 16px;
  }

  h1 {
    margin: 0;
    font-size: 15px;
    line-height: 20px;
  }

  .about,
  .meta {
    margin: 0;
    color: var(--demo-quiet);
    font-size: 12px;
    line-height: 16px;
  }

  .pair {
    display: grid;
    grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
    gap: 8px;
  }

  label {
    display: grid;
    gap: 2px;
    font-size: 12px;
    line-height: 16px;
    color: var(--demo-quiet);
    min-inline-size: 0;
  }

  select,
  textarea,
  input,
  button {
    font: inherit;
    font-size: 13px;
    line-height: 18px;
    color: var(--demo-text);
    background: var(--demo-surface);
    border: 1px solid var(--demo-line);
    border-radius: 6px;
    padding: 6px 8px;
    min-inline-size: 0;
    box-sizing: border-box;
  }

  select {
    text-overflow: ellipsis;
  }

  textarea {
    resize: vertical;
    min-block-size: 60px;
  }

  .act {
    display: flex;
    gap: 8px;
    align-items: center;
    flex-wrap: wrap;
  }

  .act .grow {
    flex: 1 0 auto;
  }

  .act select:first-child:last-of-type {
    flex-basis: 100%;
  }

  .file {
    display: block;
    cursor: pointer;
    padding: 6px 0;
    text-align: center;
    border-radius: 6px;
    color: var(--demo-accent);
    white-space: nowrap;
  }

  .file:focus-within {
    outline: 2px solid var(--demo-accent);
  }

  .file input {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    opacity: 0;
  }

  button {
    cursor: pointer;
  }

  button.primary {
    background: var(--demo-accent);
    border-color: var(--demo-accent);
    color: var(--demo-accent-text);
    font-weight: 600;
  }

  :focus-visible {
    outline: 2px solid var(--demo-accent);
    outline-offset: 1px;
  }

  [role='log'] {
    overflow-y: auto;
    padding: 4px 16px 16px;
    border-block: 1px solid var(--demo-line);
    background: var(--demo-back);
  }

  .thread {
    background: var(--demo-surface);
    border: 1px solid var(--demo-line);
    border-radius: 8px;
    margin-block-start: 12px;
    padding: 4px 12px;
  }

  article {
    padding-block: 8px;
    overflow-wrap: anywhere;
  }

  article + article {
    border-block-start: 1px solid var(--demo-line);
  }

  article.under {
    padding-inline-start: 16px;
  }

  article.ours {
    background: var(--demo-ours);
    margin-inline: -12px;
    padding-inline: 12px;
  }

  article.ours.under {
    padding-inline-start: 28px;
  }

  .text {
    margin: 2px 0;
    white-space: pre-wrap;
    max-block-size: 240px;
    overflow-y: auto;
  }

  .gone .text {
    text-decoration: line-through;
    color: var(--demo-quiet);
  }

  .marks {
    display: flex;
    margin: 0;
    gap: 8px;
    flex-wrap: wrap;
    align-items: center;
    font-size: 12px;
    line-height: 16px;
    color: var(--demo-quiet);
  }

  .marks button {
    padding: 0 6px;
    margin-inline-start: -6px;
    font-size: 12px;
    line-height: 18px;
    border-color: transparent;
    background: none;
    color: var(--demo-accent);
  }

  img {
    max-inline-size: 160px;
    max-block-size: 120px;
    border-radius: 6px;
    display: block;
  }

  blockquote {
    margin: 2px 0;
    padding-inline-start: 8px;
    border-inline-start: 2px solid currentcolor;
    font-size: 12px;
    line-height: 16px;
    opacity: 0.8;
  }

  details {
    font-size: 12px;
    line-height: 18px;
  }

  .refusals {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 10px;
    margin: 4px 0 0;
    padding: 0;
    border: 0;
  }

  .refusals label {
    display: inline-flex;
    flex-direction: row;
    gap: 4px;
    align-items: center;
  }

  .refusals input {
    inline-size: auto;
    margin: 0;
  }

  .problem {
    color: var(--demo-danger);
    margin: 0;
    font-size: 12px;
    line-height: 16px;
  }

  .warn {
    color: var(--demo-warn);
  }
`;
