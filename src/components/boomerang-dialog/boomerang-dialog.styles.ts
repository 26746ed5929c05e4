import { css } from 'lit';

/** The choices, one under the other, each with the time that it means. */
export const boomerangDialogStyles = css`
  fieldset {
    display: grid;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    color: var(--_text-quiet);
    font: var(--_meta);
  }
  .choice {
    display: grid;
    grid-template-columns: auto 1fr auto;
    align-items: center;
    gap: var(--_space-2);
    min-block-size: var(--_target-often);
    cursor: pointer;
  }
  .choice input {
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    accent-color: var(--_accent);
  }
  .time .trouble {
    margin-block-start: var(--_space-1);
  }
  .choice time {
    color: var(--_text-quiet);
    font: var(--_meta);
    font-variant-numeric: tabular-nums;
  }
  textarea.field {
    padding-block: var(--_space-1);
    resize: vertical;
  }
`;
