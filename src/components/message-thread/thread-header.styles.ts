import { css } from 'lit';

export const threadHeaderStyles = css`
  :host {
    display: block;
    flex: none;
    container-type: inline-size;
  }
  header {
    display: flex;
    align-items: center;
    gap: var(--_space-1);
    min-block-size: 52px;
    padding: 6px var(--_space-1) 6px var(--_space-3);
    padding-inline: var(--_space-3) var(--_space-1);
    border-block-end: 1px solid var(--_line);
    background: var(--_surface);
  }
  header:has(> .leave) {
    padding-inline-start: var(--_space-1);
  }
  .what {
    flex: 1;
    min-inline-size: 0;
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
  }
  .groups li {
    padding: 0 5px;
    border-radius: var(--_radius-s);
    box-shadow: inset 0 0 0 1px var(--_line-control);
    font: var(--_meta);
    font-weight: 500;
  }
  .where {
    display: flex;
    align-items: center;
    gap: 6px;
    min-inline-size: 0;
    color: var(--_text-quiet);
    font: var(--_meta);
  }
  .account {
    flex: 0 1 auto;
  }
  .visibility {
    display: inline-flex;
    flex: none;
  }
  .visibility[data-visibility='public'] {
    padding: 2px;
    border-radius: var(--_radius-s);
    background: var(--_public);
    color: var(--_public-text);
  }
  .status,
  .topics li {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 3px;
  }
  .status::before,
  .assignee::before,
  .topics li::before {
    margin-inline-end: 3px;
    content: '·';
  }
  .status:is([data-status='resolved'], [data-status='closed']) {
    color: var(--_success);
  }
  .assignee {
    flex: 0 1 auto;
  }
  .topics {
    flex: 0 1 auto;
  }
  .topics li {
    display: inline;
  }
  .actions {
    display: flex;
    flex: none;
  }
  inlay-wait-mark {
    margin-inline: 2px;
  }
  .leave:dir(rtl) svg {
    transform: scaleX(-1);
  }
`;
