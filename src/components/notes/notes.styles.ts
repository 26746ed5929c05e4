import { css } from 'lit';

/** Amber paper: never mistaken for a message. */
export const notesStyles = css`
  :host {
    display: block;
  }
  .note {
    margin-block-start: 4px;
    padding: 6px var(--_space-2);
    border-inline-start: 3px solid var(--_note-text);
    border-radius: var(--_radius-s);
    background: var(--_note);
  }
  .note[data-state='waiting'] {
    border-inline-start-style: dashed;
  }
  .head {
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: var(--_target);
    color: var(--_note-text);
    font: var(--_meta);
  }
  .head bdi {
    font-weight: var(--_weight-strong);
  }
  .head .when {
    flex: 1;
    min-inline-size: 0;
  }
  .head button {
    color: var(--_note-text);
  }
  .text {
    display: block;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  textarea {
    display: block;
    padding: 6px var(--_space-2);
    max-block-size: 10lh;
    field-sizing: content;
    min-block-size: 3lh;
    resize: vertical;
    background: var(--_surface);
  }
  .below {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px var(--_space-2);
    margin-block-start: 4px;
    color: var(--_note-text);
    font: var(--_meta);
  }
  .below {
    justify-content: flex-end;
  }
  .below .hint {
    flex: 1 1 100%;
  }
  .trouble {
    margin-block-start: 4px;
    color: var(--_danger);
    font: var(--_meta);
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .trouble button {
    font: var(--_meta);
    font-weight: var(--_weight-strong);
  }
`;
