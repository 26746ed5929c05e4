import { css } from 'lit';

export const composerStyles = css`
  :host {
    position: relative;
    display: block;
    flex: none;
    container-type: inline-size;
    padding: var(--_space-2);
    border-block-start: 1px solid var(--_line);
    background: var(--_surface);
  }
  .box {
    position: relative;
    border: 1px solid var(--_line-control);
    border-radius: var(--_radius-l);
    background: var(--_surface);
  }
  .box:focus-within {
    border-color: var(--_focus);
    box-shadow: 0 0 0 1px var(--_focus);
  }
  .box[data-over] {
    border-color: var(--_danger);
  }
  .top {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-2);
    padding: 6px 8px 0;
  }
  .as {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    padding: 1px 6px;
    border-radius: var(--_radius-s);
    background: var(--_hover);
    color: var(--_text-quiet);
    font: var(--_meta);
    font-weight: 500;
  }
  .as[data-visibility='public'] {
    background: var(--_public);
    color: var(--_public-text);
  }
  .counter {
    flex: none;
    color: var(--_text-quiet);
    font: var(--_meta);
  }
  .counter[data-state='near'] {
    color: var(--_warning);
    font-weight: var(--_weight-strong);
  }
  .counter[data-state='over'] {
    color: var(--_danger);
    font-weight: var(--_weight-strong);
  }

  textarea {
    display: block;
    inline-size: 100%;
    min-block-size: 34px;
    max-block-size: min(180px, 35vb);
    margin: 0;
    padding: 8px 10px;
    border: 0;
    background: none;
    color: inherit;
    font: var(--_body);
    overflow-wrap: anywhere;
    resize: none;
    field-sizing: content;
    scrollbar-width: thin;
  }
  textarea:focus-visible {
    outline: none;
  }
  textarea::placeholder {
    color: var(--_text-quiet);
    opacity: 1;
  }

  .bar {
    display: flex;
    align-items: center;
    gap: 2px;
    padding: 0 4px 4px;
  }
  .choice {
    display: flex;
    flex-wrap: wrap;
    gap: 2px;
    margin: 0 6px 4px;
    padding: 2px;
    border: 0;
    border-radius: var(--_radius-m);
    background: var(--_hover);
    font: var(--_meta);
  }
  .choice label {
    display: inline-flex;
    flex: 1;
    align-items: center;
    justify-content: center;
    gap: 4px;
    min-block-size: 24px;
    padding-inline: 6px;
    border: 1px solid transparent;
    border-radius: var(--_radius-s);
    color: var(--_text-quiet);
    white-space: nowrap;
    cursor: pointer;
  }
  .choice label:has(:checked) {
    border-color: var(--_line-control);
    background: var(--_surface);
    color: var(--_text);
    font-weight: var(--_weight-strong);
  }
  .choice label[data-visibility='public']:has(:checked) {
    border-color: var(--_public-text);
    background: var(--_public);
    color: var(--_public-text);
  }
  .choice label:has(:disabled) {
    opacity: 0.6;
    cursor: not-allowed;
  }
  .choice label:has(:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: -1px;
  }
  .refused {
    padding: 0 10px 4px;
    color: var(--_text-quiet);
    overflow-wrap: anywhere;
  }
  .reason {
    padding: 0 10px 4px;
    color: var(--_danger);
    overflow-wrap: anywhere;
  }
  .reason[data-waits] {
    color: var(--_text-quiet);
  }
  .send {
    margin-inline-start: auto;
  }
  .send svg:dir(rtl) {
    transform: scaleX(-1);
  }
  /* Long words (French: "Répondre en public") and the tools beside them come first. */
  @container (inline-size < 340px) {
    .send svg {
      display: none;
    }
  }

  .reply {
    display: flex;
    align-items: center;
    gap: 6px;
    margin: 6px 8px 0;
    padding-inline-start: var(--_space-2);
    border-inline-start: 2px solid var(--_accent);
    font: var(--_meta);
  }
  .reply .one-line {
    flex: 1;
  }
  .reply strong {
    font-weight: var(--_weight-strong);
  }
  .reply[data-as='edit'] {
    align-items: flex-start;
  }
  .reply[data-as='edit'] svg {
    margin-block-start: 1px;
  }

  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    max-block-size: min(180px, 30vb);
    padding: 0 8px 6px;
    overflow: hidden auto;
    scrollbar-width: thin;
  }
  .chip {
    position: relative;
    display: inline-flex;
    align-items: center;
    gap: 5px;
    max-inline-size: 100%;
    min-inline-size: 0;
    padding-inline: 6px 2px;
    overflow: hidden;
    border-radius: var(--_radius-m);
    background: var(--_hover);
    color: var(--_text-quiet);
    font: var(--_meta);
  }
  .chip:has(.why) {
    flex-wrap: wrap;
    padding-block-end: 4px;
  }
  .chip[data-upload='waiting'] {
    background: var(--_warning-surface);
    color: var(--_warning);
  }
  .files {
    display: flex;
    flex-wrap: wrap;
    column-gap: var(--_space-3);
    padding: 0 10px 4px;
    color: var(--_text-quiet);
  }
  .chip[data-upload='failed'] {
    background: var(--_danger-surface);
    color: var(--_danger);
  }
  .chip .why {
    flex-basis: 100%;
    padding-inline-end: 4px;
    overflow-wrap: anywhere;
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
  }
  progress {
    position: absolute;
    inset-block-end: 0;
    inset-inline: 0;
    inline-size: 100%;
    block-size: 2px;
    border: 0;
    background: none;
    appearance: none;
    accent-color: var(--_accent);
  }
  progress::-webkit-progress-bar {
    background: none;
  }
  progress::-webkit-progress-value {
    background: var(--_accent);
    transition: inline-size var(--_answer);
  }
  progress::-moz-progress-bar {
    background: var(--_accent);
  }

  .notice {
    display: flex;
    align-items: flex-start;
    gap: var(--_space-2);
    margin-block-end: var(--_space-2);
    padding: var(--_space-2);
    border-radius: var(--_radius-m);
    background: var(--_hover);
  }
  .notice[data-tone='plain'] {
    flex-wrap: wrap;
    color: var(--_text-quiet);
  }
  .notice:last-child {
    margin-block-end: 0;
  }
  /* The way out goes below where the reason beside it would be a column of single words. */
  .notice[data-tone='plain'] .words {
    flex-basis: 11em;
  }
  .notice[data-tone='plain'] > button {
    margin-inline-start: auto;
  }
  .notice[data-tone='warning'] {
    background: var(--_warning-surface);
  }
  .notice[data-tone='warning'] > svg {
    color: var(--_warning);
  }
  .notice[data-tone='danger'] {
    background: var(--_danger-surface);
  }
  .notice[data-tone='danger'] > svg {
    color: var(--_danger);
  }
  .notice > svg {
    margin-block-start: 1px;
  }
  .words {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .words strong {
    font-weight: var(--_weight-strong);
  }
  .words li.one-line {
    color: var(--_text-quiet);
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-1);
    margin-block-start: 6px;
  }

  .drop {
    position: absolute;
    inset: 0;
    display: flex;
    align-items: center;
    justify-content: center;
    border: 2px dashed var(--_accent);
    border-radius: inherit;
    background: var(--_surface-raised);
    color: var(--_accent);
    font-weight: var(--_weight-strong);
  }

  .emoji-popover {
    position: fixed;
    inset: auto;
    inline-size: min(320px, calc(100vi - 16px));
    block-size: 300px;
    margin: 0;
    padding: 0;
    overflow: hidden;
    border: 0;
    border-radius: var(--_radius-l);
    background: var(--_surface-raised);
    box-shadow: var(--_shadow);
    color: var(--_text);
  }
`;
