import { css } from 'lit';

/** Over everything, as large as there is room: what is behind it stays as it was. */
export const interactionPreviewStyles = css`
  dialog {
    inline-size: min(640px, 100vi);
    block-size: min(840px, 100vb);
    max-inline-size: none;
    max-block-size: none;
    margin: auto;
    padding: 0;
    overflow: hidden;
    border: 0;
    background: var(--_surface);
    box-shadow: var(--_shadow);
    color: var(--_text);
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
  }
  dialog:has(> inlay-offer-bar[shown]) {
    padding-block-start: 52px;
  }
  dialog::backdrop {
    background: var(--_scrim);
  }
  inlay-message-thread {
    flex: 1;
    min-block-size: 0;
  }
  .bar {
    flex: none;
    padding: var(--_space-2) var(--_space-3);
    border-block-start: 1px solid var(--_line);
    background: var(--_surface-sunken);
  }
  .whose {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-2);
  }
  .whose p {
    flex: 1 1 12em;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  dl {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 2px var(--_space-3);
    max-block-size: 30vb;
    margin: 0 -4px var(--_space-2);
    padding: 0 4px;
    overflow: auto;
    font: var(--_meta);
  }
  dt {
    color: var(--_text-quiet);
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .notes {
    white-space: pre-line;
  }
`;
