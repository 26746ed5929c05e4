import { css } from 'lit';

/** A column of sections: quiet heads, values that may break, everything within its width. */
export const customerCardStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
    background: var(--_surface);
  }
  .card {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
  }
  .head {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: space-between;
    min-block-size: 40px;
    padding-inline: var(--_space-3) var(--_space-1);
    border-block-end: 1px solid var(--_line);
    font-weight: var(--_weight-strong);
  }
  .body {
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: var(--_space-4);
    padding: var(--_space-3);
    overflow: hidden auto;
    scrollbar-width: thin;
  }
  h2 {
    font: var(--_title);
    font-weight: var(--_weight-strong);
    overflow-wrap: anywhere;
  }
  h3 {
    color: var(--_text-quiet);
    font: var(--_meta);
    font-weight: var(--_weight-strong);
  }
  section {
    display: flex;
    flex-direction: column;
    gap: var(--_space-1);
    min-inline-size: 0;
  }
  .groups {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    margin-block-start: 4px;
  }
  .groups li {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    max-inline-size: 100%;
    padding: 1px 6px;
    border-radius: var(--_radius-s);
    background: var(--_warning-surface);
    color: var(--_warning);
    font: var(--_meta);
    font-weight: 500;
  }
  .known li,
  .matches li,
  .row {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    min-inline-size: 0;
  }
  .known li {
    min-block-size: 32px;
  }
  .matches li {
    min-block-size: 40px;
  }
  .beside {
    overflow-wrap: anywhere;
  }
  .what {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-inline-size: 0;
    overflow-wrap: anywhere;
    text-align: start;
  }
  .earlier {
    margin-inline: calc(-1 * var(--_space-2));
  }
  .row {
    inline-size: 100%;
    min-block-size: 40px;
    padding: 2px var(--_space-2);
    font-weight: 400;
  }
  .row > svg:last-child {
    color: var(--_text-quiet);
  }
  .row > svg:last-child:dir(rtl) {
    transform: scaleX(-1);
  }
  .of-attributes {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-block-size: 28px;
  }
  dl {
    display: grid;
    padding-block-start: var(--_space-1);
    grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
    gap: 6px var(--_space-2);
    margin: 0;
  }
  dt {
    color: var(--_text-quiet);
    overflow-wrap: anywhere;
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  a {
    color: var(--_accent);
  }
  form,
  .edit {
    display: flex;
    flex-direction: column;
    gap: var(--_space-2);
  }
  .edit {
    gap: 2px;
  }
  label {
    color: var(--_text-quiet);
    font: var(--_meta);
    overflow-wrap: anywhere;
  }
  .field[aria-invalid='true'] {
    border-color: var(--_danger);
  }
  .trouble {
    color: var(--_danger);
    font: var(--_meta);
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
    align-items: center;
  }
  .ways > .link:first-child {
    padding-inline-start: 0;
  }
  form .ways {
    justify-content: end;
  }
  .asked {
    display: flex;
    flex-direction: column;
    gap: var(--_space-2);
    padding: var(--_space-2);
    border-radius: var(--_radius-m);
    background: var(--_warning-surface);
  }
  .asked > div {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-1);
  }
  .asked p {
    inline-size: 100%;
  }
  .asked button {
    align-self: start;
    max-inline-size: 100%;
  }
  .bone {
    block-size: 14px;
    border-radius: var(--_radius-s);
    background: var(--_line);
  }
  .bone:nth-child(odd) {
    inline-size: 60%;
  }
  /* A short wait shows nothing. */
  .bones {
    display: flex;
    flex-direction: column;
    gap: var(--_space-3);
    animation: come 1ms 150ms both;
  }
  @keyframes come {
    from {
      visibility: hidden;
    }
  }
`;
