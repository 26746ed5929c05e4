import { css } from 'lit';

/** What can be inside and under a message: files, extras, what the network shows of it, and where it has come to. */
export const messagePartsStyles = css`
  .attachments {
    display: flex;
    flex-direction: column;
    gap: var(--_space-1);
    min-inline-size: 0;
  }
  .text ~ .attachments {
    margin-block-start: 6px;
  }
  /* A picture alone needs little paper around it. */
  .bubble:has(.picture):not(:has(.text, .file, .extra, blockquote)) {
    padding: 3px;
  }
  .picture {
    display: block;
    overflow: hidden;
    block-size: auto;
    max-inline-size: 100%;
    padding: 0;
    border-radius: var(--_radius-m);
    background: var(--_surface-sunken);
    cursor: zoom-in;
  }
  /* Its own shape does not count: what was laid out before it came stays. */
  .picture img {
    display: block;
    max-inline-size: 100%;
    object-fit: cover;
  }
  .file,
  .caption {
    display: flex;
    align-items: center;
    gap: 6px;
    min-inline-size: 0;
    max-inline-size: 100%;
    min-block-size: var(--_target-often);
    color: var(--_text-quiet);
  }
  .caption {
    max-inline-size: min(100%, 240px);
    min-block-size: var(--_target);
    padding-inline-start: 3px;
    font: var(--_meta);
  }
  .caption .file-name {
    color: inherit;
  }
  .file .open {
    display: flex;
    min-inline-size: 0;
    color: var(--_text);
    text-decoration: none;
  }
  .file .open:hover {
    text-decoration: underline;
  }
  .file-name {
    display: flex;
    min-inline-size: 0;
    color: var(--_text);
  }
  .file-name .stem {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: pre;
  }
  .file-name .tail {
    flex: none;
    white-space: pre;
  }
  .size {
    flex: none;
    font: var(--_meta);
  }
  .download {
    display: inline-flex;
    flex: none;
    align-items: center;
    justify-content: center;
    inline-size: var(--_target);
    block-size: var(--_target);
    border-radius: var(--_radius-m);
    color: var(--_text-quiet);
  }
  .download:hover {
    background: var(--_hover);
    color: var(--_text);
  }

  .extra {
    display: flex;
    align-items: center;
    gap: 6px;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  p.extra {
    align-items: flex-start;
  }
  p.extra svg {
    margin-block-start: 2px;
  }
  .contacts {
    flex-direction: column;
    align-items: stretch;
  }
  .contacts li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
  }
  .text ~ .extra {
    margin-block-start: 4px;
  }
  .rating {
    flex-wrap: wrap;
    order: -1;
  }
  .bubble:has(.rating) {
    display: flex;
    flex-direction: column;
    gap: 4px;
  }
  .stars {
    display: inline-flex;
    color: var(--_line-control);
  }
  .stars [data-on] {
    color: var(--_warning);
  }
  .stars [data-on] path {
    fill: currentcolor;
  }

  .network-marks,
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px var(--_space-2);
    max-inline-size: 100%;
    margin-block-start: 2px;
    padding-inline: 2px;
    color: var(--_text-quiet);
    font: var(--_meta);
  }
  .network-marks span {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }
  .network-marks [data-liked] svg {
    color: var(--_danger);
  }
  .network-marks [data-liked] path {
    fill: currentcolor;
  }
  .deleted-mark {
    color: var(--_danger);
  }

  .delivery {
    display: inline-flex;
    align-items: flex-start;
    gap: 4px;
    min-inline-size: 0;
  }
  .delivery svg {
    margin-block-start: 1px;
  }
  .delivery[data-state='read'] svg {
    color: var(--_accent);
  }
  .reason::before {
    content: ' · ';
  }
  .detail {
    display: block;
    color: var(--_text-quiet);
    font-weight: 400;
    overflow-wrap: anywhere;
  }

  .system {
    display: block;
    padding: 4px var(--_space-2);
    color: var(--_text-quiet);
    font: var(--_meta);
    text-align: center;
    overflow-wrap: anywhere;
  }
`;
