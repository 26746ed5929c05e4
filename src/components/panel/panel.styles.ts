import { css } from 'lit';

/** One column that list and thread share by turns; two from 560 px, with the list 240 px wide or a rail. */
export const panelStyles = css`
  :host {
    display: block;
    min-block-size: 0;
    min-inline-size: 0;
    block-size: 100%;
    overflow: hidden;
    container: inlay-panel / inline-size;
  }
  .panel {
    position: relative;
    display: flex;
    flex-direction: column;
    block-size: 100%;
    overflow: hidden;
    background: var(--_surface);
  }
  .panel:focus-visible,
  .thread:focus-visible {
    outline: none;
  }

  .columns {
    position: relative;
    display: grid;
    flex: 1;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    min-block-size: 0;
    overflow: clip;
  }
  .list,
  .thread {
    display: flex;
    grid-area: 1 / 1;
    flex-direction: column;
    min-inline-size: 0;
    min-block-size: 0;
    background: var(--_surface);
  }
  .list inlay-interaction-list,
  .thread inlay-message-thread {
    flex: 1;
    min-block-size: 0;
  }
  .rail {
    display: none;
  }
  .composer {
    flex: none;
  }

  /* The push: the thread comes from the end edge over the list, and goes back there. */
  @container inlay-panel (width < 560px) {
    .thread {
      z-index: 2;
      transform: translateX(100%);
      visibility: hidden;
    }
    .thread:dir(rtl) {
      transform: translateX(-100%);
    }
    .columns.open .thread {
      transform: none;
      visibility: visible;
    }
    .columns.open .list {
      visibility: hidden;
    }
    /* What comes is there at once, so that it can take the focus; what goes stays until the move is over. */
    .moves .thread {
      transition:
        transform var(--_move) cubic-bezier(0.2, 0, 0, 1),
        visibility 0s var(--_move);
    }
    .moves.open .thread {
      transition: transform var(--_move) cubic-bezier(0.2, 0, 0, 1);
    }
    .moves.open .list {
      transition: visibility 0s var(--_move);
    }
    .collapse {
      display: none;
    }
  }
  @container inlay-panel (width >= 560px) {
    .columns {
      grid-template-columns: 240px minmax(0, 1fr);
    }
    .thread {
      grid-column: 2;
      border-inline-start: 1px solid var(--_line);
    }
    .columns.collapsed {
      grid-template-columns: 44px minmax(0, 1fr);
    }
    .collapsed .list {
      display: none;
    }
  }
  .whole {
    display: grid;
    flex: 1;
    place-content: center;
    justify-items: center;
    gap: var(--_space-1);
    padding: var(--_space-6);
    text-align: center;
    text-wrap: balance;
  }
  .whole .sign {
    margin-block-end: var(--_space-2);
    color: var(--_text-quiet);
    opacity: 0.7;
  }
  .whole h2 {
    font: var(--_title);
    font-weight: var(--_weight-strong);
  }
  .whole p {
    max-inline-size: 34ch;
    color: var(--_text-quiet);
  }
  .over {
    position: relative;
    z-index: 3;
  }
`;
