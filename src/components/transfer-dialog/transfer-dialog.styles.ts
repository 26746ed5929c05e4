import { css } from 'lit';

export const transferDialogStyles = css`
  /* Without a directory as tall as what is in it. */
  dialog.short {
    block-size: fit-content;
  }
  form {
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: var(--_space-3);
    padding: var(--_space-1) var(--_space-4) var(--_space-4);
    overflow: hidden auto;
  }
  .chosen {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    font-weight: var(--_weight-strong);
  }
  .chosen > svg {
    flex: none;
    color: var(--_text-quiet);
  }
  .chosen > bdi {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .pick {
    display: flex;
    flex-direction: column;
    gap: var(--_space-1);
    color: var(--_text-quiet);
    font: var(--_meta);
  }
  textarea.field {
    padding: var(--_space-2);
    resize: vertical;
  }
  .pick .field {
    color: var(--_text);
  }
  .trouble {
    color: var(--_danger);
    overflow-wrap: anywhere;
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--_space-2);
    margin-block-start: auto;
  }
`;
