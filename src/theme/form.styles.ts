import { css } from 'lit';

/** What elements that load late share beside `base`, which they stand after: fields (`.field`) and buttons (`.danger`, `.often`). */
export const form = css`
  button.often {
    min-block-size: var(--_target-often);
    min-inline-size: var(--_target-often);
  }
  button.danger {
    color: var(--_danger);
  }

  .field {
    inline-size: 100%;
    min-block-size: var(--_target-often);
    padding: 0 var(--_space-2);
    border: 1px solid var(--_line-control);
    border-radius: var(--_radius-m);
    background: var(--_surface);
    color: inherit;
    font: var(--_body);
  }
  select.field {
    text-overflow: ellipsis;
  }
  .field:focus-visible {
    border-color: var(--_focus);
    outline-offset: -1px;
  }
  .field::placeholder {
    color: var(--_text-quiet);
    opacity: 1;
  }
  /* Under a title: whose interaction it is. */
  .whom {
    display: block;
    color: var(--_text-quiet);
    font: var(--_meta);
    overflow-wrap: anywhere;
  }
`;
