import { css } from 'lit';

/** How a template is shown: to who fills it in, and in the thread. */
export const templateStyles = css`
  .upload {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    min-inline-size: 0;
    margin-block-start: 4px;
    color: var(--_text-quiet);
    font: var(--_meta);
  }
  .upload progress {
    flex: 1;
    min-inline-size: 3rem;
    block-size: 4px;
    accent-color: var(--_accent);
  }
  .template {
    display: flex;
    flex-direction: column;
    gap: 6px;
  }
  .template p {
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  .template-header {
    font-weight: var(--_weight-strong);
  }
  .template-media {
    display: flex;
    align-items: center;
    gap: 6px;
    padding: var(--_space-2);
    border-radius: var(--_radius-m);
    background: var(--_hover);
    color: var(--_text-quiet);
  }
  .template-footer {
    color: var(--_text-quiet);
    font: var(--_meta);
  }
  .template-buttons {
    display: flex;
    flex-direction: column;
    margin: 0;
    padding: 0;
    border-block-start: 1px solid var(--_line);
    list-style: none;
  }
  .template-buttons li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 6px;
    min-block-size: 28px;
    padding-block: 2px;
    overflow-wrap: anywhere;
    font-weight: 500;
  }
  .template-buttons li + li {
    border-block-start: 1px solid var(--_line);
  }
  .template-more {
    color: var(--_text-quiet);
    font: var(--_meta);
  }
`;
