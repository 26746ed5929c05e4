/** Marks as `Late` loads them, the networks' above all: a file that nobody else imports keeps its names in a bundle. */
import { css } from 'lit';
import { platformMarkStyles } from '../../theme/platform-marks.ts';

export { platformMark } from '../../theme/platform-marks.ts';
export { mutedMark } from './muted-mark.ts';

export const styles = css`
  ${platformMarkStyles}
  .muted {
    display: inline-grid;
    flex: none;
    place-items: center;
    color: var(--_text-quiet);
  }
`;
