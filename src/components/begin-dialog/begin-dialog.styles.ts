import { css } from 'lit';

export const beginDialogStyles = css`
  .link-record {
    display: flex;
    align-items: flex-start;
    gap: var(--_space-2);
    min-block-size: var(--_target);
  }
  .link-record input {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    margin: 2px 0 0;
    accent-color: var(--_accent);
  }
  .link-record > span {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .link-record .meta {
    display: block;
  }
`;
