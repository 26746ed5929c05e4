import { css } from 'lit';

export const pictureDialogStyles = css`
  dialog {
    display: flex;
    flex-direction: column;
    inline-size: 100vi;
    block-size: 100vb;
    max-inline-size: none;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 0;
    background: var(--_surface);
    color: var(--_text);
  }
  dialog:has(> inlay-offer-bar[shown]) {
    padding-block-start: 52px;
  }
  dialog::backdrop {
    background: var(--_scrim);
  }
  .header {
    display: flex;
    flex: none;
    align-items: center;
    gap: var(--_space-2);
    min-block-size: 44px;
    padding-inline: var(--_space-3) var(--_space-1);
    border-block-end: 1px solid var(--_line);
  }
  h2 {
    display: flex;
    flex: 1;
    min-inline-size: 0;
    font-weight: var(--_weight-strong);
  }
  .file-name {
    display: flex;
    min-inline-size: 0;
  }
  .stem {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: pre;
  }
  .tail {
    flex: none;
    white-space: pre;
  }
  a {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    inline-size: var(--_target-often);
    block-size: var(--_target-often);
    border-radius: var(--_radius-m);
    color: var(--_text-quiet);
  }
  a:hover {
    background: var(--_hover);
  }
  .stage {
    display: flex;
    flex: 1;
    min-block-size: 0;
    padding: var(--_space-2);
    overflow: hidden;
    background: var(--_surface-sunken);
    touch-action: none;
    user-select: none;
  }
  .stage[data-zoomed] {
    cursor: grab;
  }
  .stage[data-zoomed]:active {
    cursor: grabbing;
  }
  .tools {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: center;
    gap: var(--_space-1);
    min-block-size: 44px;
    border-block-start: 1px solid var(--_line);
  }
  .tools .zoom {
    min-inline-size: 4em;
    text-align: center;
  }
  .tools svg:dir(rtl) {
    transform: scaleX(-1);
  }
  img {
    min-inline-size: 0;
    max-inline-size: 100%;
    max-block-size: 100%;
    margin: auto;
    object-fit: contain;
  }
  .failed {
    margin: auto;
    color: var(--_text-quiet);
  }
`;
