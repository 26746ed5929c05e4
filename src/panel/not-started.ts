/** What the page needs only where the panel does not start, as `latePart` loads it. */
export { notShownIn } from '../i18n/not-shown.ts';
export { parseConfig } from './config-check.ts';
