import { css } from 'lit';

/** The provider has no box of its own: what stands in it lies in the page as if it were not there. */
export const providerStyles = css`
  :host {
    display: contents;
  }
  :host([hidden]) {
    display: none;
  }
`;
