import { css } from 'lit';

export const threadHeaderStyles = css`
  :host {
    display: block;
    flex: none;
    container-type: inline-size;
  }
  .header {
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: center;
    padding-block: 4px 7px;
    padding-inline: var(--_space-3) var(--_space-1);
    border-block-end: 1px solid var(--_line);
    background: var(--_surface);
  }
  .header[data-back] {
    grid-template-columns: auto 1fr auto;
    padding-inline-start: var(--_space-1);
  }
  .links {
    grid-column: 1 / -1;
    padding-inline-start: var(--_space-1);
    font: var(--_meta);
  }
  .links > li {
    display: flex;
    align-items: center;
    gap: var(--_space-1);
    color: var(--_text-quiet);
  }
  .score {
    display: inline-flex;
    align-items: center;
    gap: 2px;
    min-block-size: 24px;
    padding-inline: 4px;
    color: var(--_text-quiet);
    font: var(--_meta);
  }

  .who {
    display: flex;
    align-items: center;
    gap: 6px;
    min-inline-size: 0;
  }
  h2 {
    font: var(--_title);
    font-weight: var(--_weight-strong);
  }
  .groups {
    display: flex;
    flex: none;
    gap: 4px;
    max-inline-size: 50%;
  }
  .groups li {
    min-inline-size: 2em;
    padding: 0 5px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    border-radius: var(--_radius-s);
    box-shadow: inset 0 0 0 1px var(--_line-control);
    font: var(--_meta);
    font-weight: 500;
  }
  .groups svg {
    display: inline;
    vertical-align: -1px;
  }
  .groups li:has(svg) {
    flex: none;
  }
  .where {
    grid-column: 1 / -1;
    padding-inline-end: var(--_space-2);
    display: flex;
    align-items: flex-start;
    gap: 6px;
    min-inline-size: 0;
    color: var(--_text-quiet);
    font: var(--_meta);
  }
  /* What has no room goes whole, from the end, instead of leaving an ellipsis: it wraps to where nobody sees it. */
  .facts {
    display: flex;
    flex: 0 1 auto;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 6px;
    min-inline-size: 0;
    block-size: 1rem;
    overflow: hidden;
  }
  .facts > * {
    min-block-size: 1rem;
    max-inline-size: 100%;
  }
  [data-back] .where {
    grid-column: 2 / -1;
  }
  .account {
    display: flex;
    flex: 0 1 auto;
    align-items: center;
    gap: 6px;
    min-inline-size: 0;
    color: var(--_text);
  }
  .first {
    display: flex;
    gap: 6px;
  }
  .visibility {
    display: inline-flex;
    flex: none;
    color: var(--_text-quiet);
  }
  .visibility[data-visibility='public'] {
    padding: 2px;
    border-radius: var(--_radius-s);
    background: var(--_public);
    color: var(--_public-text);
  }
  .status {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 3px;
    white-space: pre;
  }
  .status::before,
  .assignee::before,
  .topics::before,
  .topics li + li::before {
    content: '· ';
    white-space: pre;
  }
  .topics li + li::before {
    content: ', ';
  }
  .status:is([data-status='resolved'], [data-status='closed']) {
    color: var(--_success);
  }
  .assignee {
    flex: 0 1 auto;
  }
  @container (inline-size < 400px) {
    .roomy {
      display: none;
    }
  }
  @container (inline-size < 480px) {
    /* Who has it is what an agent looks for in what isn't theirs. */
    .facts[data-holder='other'] {
      block-size: calc(2rem + 2px);
    }
    .facts[data-holder='other'] .assignee {
      flex-basis: 100%;
    }
    .facts[data-holder='other'] .assignee::before {
      content: none;
    }
  }
  .topics {
    flex: 0 1 auto;
  }
  .topics li {
    display: inline;
  }
  /* As tall as a target has to be, in a line that is not. */
  .topic-menu {
    flex: none;
    margin-block: -4px;
    margin-inline-start: -4px;
  }
  .actions {
    display: flex;
    flex: none;
  }
  .mark-to-come {
    flex: none;
    inline-size: 14px;
  }
  /* Room for two buttons and the menu's, which come beside the first screen. */
  .to-come {
    inline-size: calc(3 * var(--_target-often));
  }
  /* At the end, whichever of them there are. */
  .times {
    display: flex;
    flex: none;
    gap: 6px;
    margin-inline-start: auto;
    padding-inline-start: var(--_space-1);
  }
  .leave:dir(rtl) svg {
    transform: scaleX(-1);
  }
`;
