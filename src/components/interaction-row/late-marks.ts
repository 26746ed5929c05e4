/** Marks as `Late` loads them, the networks' above all: a file that nobody else imports keeps its names in a bundle. */
import { css } from 'lit';
import { platformMarkStyles } from '../../theme/platform-marks.ts';

export { platformMark } from '../../theme/platform-marks.ts';
export { mutedMark } from './muted-mark.ts';
export { moreTime, timerMark } from './row-timers.ts';
export { channelMark } from './channel-mark.ts';

export const styles = css`
  ${platformMarkStyles}
  .muted {
    display: inline-grid;
    flex: none;
    place-items: center;
    color: var(--_text-quiet);
  }
  /* Beside the figures of its row, over which nothing lies: no button stands within another. */
  .row ~ inlay-more-time {
    position: absolute;
    inset-block-start: 28px;
    inset-inline-end: var(--_space-1);
  }
  .row:has(~ inlay-more-time[shown]) inlay-timer-mark {
    margin-inline-end: 16px;
  }
`;
