import { css } from 'lit';

export const directoryStyles = css`
  :host {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
  }
  [role='tablist'] {
    display: flex;
    flex: none;
    gap: var(--_space-1);
    padding: 0 var(--_space-3) var(--_space-2);
  }
  [role='tab'] {
    min-block-size: 28px;
    padding: 0 var(--_space-2);
    color: var(--_text-quiet);
  }
  [role='tab'][aria-selected='true'] {
    background: var(--_selected);
    color: var(--_text);
    font-weight: var(--_weight-strong);
  }
  .search {
    flex: none;
    padding: 0 var(--_space-3) var(--_space-2);
  }
  .results {
    flex: 1;
    padding: 0 var(--_space-2) var(--_space-2);
    overflow: hidden auto;
    border-block-start: 1px solid var(--_line);
    scrollbar-width: thin;
  }
  h3 {
    padding: var(--_space-3) var(--_space-2) var(--_space-1);
    color: var(--_text-quiet);
    font: var(--_meta);
    font-weight: var(--_weight-strong);
  }
  .results > ul {
    padding-block-start: var(--_space-2);
  }
  li {
    contain-intrinsic-block-size: auto 36px;
    content-visibility: auto;
  }
  .entry,
  ::slotted(.entry) {
    display: flex;
    justify-content: flex-start;
    gap: var(--_space-2);
    inline-size: 100%;
    min-block-size: 36px;
    padding: var(--_space-1) var(--_space-2);
    font-weight: 400;
    text-align: start;
  }
  .entry:focus-visible {
    outline-offset: -2px;
  }
  .entry > svg {
    flex: none;
    color: var(--_text-quiet);
  }
  .name {
    flex: 1;
    min-inline-size: 0;
  }
  /* Who is meant is read whole, in as many lines as the longest name takes. */
  .name > bdi {
    display: -webkit-box;
    overflow: hidden;
    overflow-wrap: anywhere;
    text-align: -webkit-match-parent;
    text-align: match-parent;
    white-space: normal;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 6;
  }
  .entry[aria-disabled='true'] :is(bdi, .state, svg) {
    color: var(--_text-quiet);
  }
  /* Quiet is enough: why it can't be chosen has to be read. */
  .entry[aria-disabled='true'] {
    cursor: default;
    opacity: 1;
  }
  .hint {
    display: block;
    color: var(--_text-quiet);
    font: var(--_meta);
    white-space: normal;
  }
  .facts {
    display: flex;
    flex: 0 0 auto;
    flex-direction: column;
    align-items: flex-end;
    max-inline-size: 50%;
  }
  .facts > * {
    max-inline-size: 100%;
    overflow: hidden;
    text-align: end;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .state,
  .load {
    color: var(--_text-quiet);
    font: var(--_meta);
  }
  .state[data-kind='available'] {
    color: var(--_success);
  }
  .more {
    padding: var(--_space-2);
    color: var(--_text-quiet);
    font: var(--_meta);
    text-align: center;
  }
  .skeleton {
    padding: var(--_space-2);
    animation: appear 1ms 150ms both;
  }
  .skeleton div {
    display: flex;
    align-items: center;
    justify-content: space-between;
    block-size: 36px;
  }
  .skeleton span {
    inline-size: 45%;
    block-size: 9px;
    border-radius: 5px;
    background: var(--_line);
  }
  .skeleton span:last-child {
    inline-size: 20%;
    opacity: 0.7;
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  .note {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: var(--_space-2);
    padding: var(--_space-6);
    text-align: center;
  }
`;
