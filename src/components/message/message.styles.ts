import { css } from 'lit';

/** Theirs from the start edge without a fill, ours from the end edge on a tint; public ones are cards, private ones bubbles. */
export const messageStyles = css`
  :host {
    display: block;
    padding-block-start: 2px;
    --corner: var(--_radius-bubble);
  }
  :host([starts-group]) {
    padding-block-start: var(--_space-3);
  }
  :host([indented]) {
    padding-inline-start: var(--_space-4);
  }
  :host([data-visibility='public']) {
    --corner: var(--_radius-m);
  }
  article {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    min-inline-size: 0;
    overflow-wrap: anywhere;
    /* Piled-up accents stay with their message. */
    overflow: clip;
    overflow-clip-margin: 16px;
  }
  :host([data-direction='outbound']) article {
    align-items: flex-end;
  }

  .head {
    display: flex;
    align-items: center;
    column-gap: 6px;
    max-inline-size: 100%;
    min-block-size: var(--_space-4);
    margin-block-end: 3px;
    padding-inline: 2px;
    color: var(--_text-quiet);
    font: var(--_meta);
  }
  :host([data-visibility='public']) .head {
    inline-size: 100%;
  }
  :host([data-direction='outbound']) .head {
    justify-content: flex-end;
  }
  .sender {
    flex: 0 1 auto;
    overflow: hidden;
    min-inline-size: 0;
    color: var(--_text);
    font-weight: var(--_weight-strong);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .sender:has(~ .kind) {
    max-inline-size: 55%;
  }
  .kind {
    flex: 0 100000 auto;
    overflow: hidden;
    min-inline-size: 32px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .kind svg {
    display: inline-block;
    margin-inline-end: 3px;
    vertical-align: -2px;
  }
  .visibility {
    display: inline-flex;
  }
  .visibility[data-visibility='public'] {
    margin-inline-start: -2px;
    padding: 2px;
    border-radius: var(--_radius-s);
    background: var(--_public);
    color: var(--_public-text);
  }
  /* The exact time for who comes by keys; for a pointer it is the line's title. */
  .exact,
  article:has(:focus-visible) .clock {
    display: none;
  }
  article:has(:focus-visible) .exact {
    display: inline;
  }
  .head time {
    flex: none;
  }
  time {
    font-variant-numeric: tabular-nums;
  }
  .on-network {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    inline-size: var(--_target);
    block-size: var(--_target);
    margin-block: -4px;
    border-radius: var(--_radius-m);
    color: var(--_text-quiet);
  }
  .on-network:hover {
    background: var(--_hover);
    color: var(--_text);
  }
  :host([data-visibility='public']:not([data-direction='outbound'])) .on-network {
    margin-inline-start: auto;
  }

  .line {
    display: flex;
    align-items: center;
    gap: 2px;
    inline-size: 100%;
    min-inline-size: 0;
  }
  :host([data-direction='outbound']) .line {
    flex-direction: row-reverse;
  }
  .bubble {
    position: relative;
    min-inline-size: 0;
    max-inline-size: min(36rem, 100% - 52px);
    padding: 6px 10px;
    border: 1px solid var(--_line);
    border-radius: var(--corner);
    background: var(--_surface);
  }
  :host([data-visibility='public']) .bubble {
    flex: 1;
    max-inline-size: none;
  }
  :host([data-direction='outbound']) .bubble {
    border-color: transparent;
    background: var(--_ours);
  }
  :host([data-visibility='private']:not([data-direction='outbound'])) .bubble {
    border-start-start-radius: var(--_radius-s);
  }
  :host([data-visibility='private'][data-direction='outbound']) .bubble {
    border-start-end-radius: var(--_radius-s);
  }
  :host([highlighted]) .bubble {
    outline: 2px solid var(--_accent);
    outline-offset: 1px;
  }

  .text {
    display: block;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
    unicode-bidi: plaintext;
  }
  .text a,
  .extra a {
    color: var(--_accent);
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 2px;
  }
  .fold {
    margin-inline-start: -4px;
  }

  blockquote {
    max-inline-size: 100%;
    margin: 2px 0 6px;
    padding-inline-start: var(--_space-2);
    border-inline-start: 2px solid var(--_line-control);
    color: var(--_text-quiet);
    font: var(--_meta);
  }
  button.quoted-author {
    display: block;
    max-inline-size: 100%;
    padding: 0;
    text-align: start;
    white-space: normal;
    overflow-wrap: anywhere;
    font-weight: var(--_weight-strong);
  }
  blockquote p {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow-wrap: anywhere;
  }

  @media (forced-colors: active) {
    .bubble {
      border-color: CanvasText !important;
    }
    .visibility[data-visibility='public'] {
      border: 1px solid CanvasText;
    }
  }
`;
