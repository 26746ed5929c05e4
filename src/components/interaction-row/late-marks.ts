/** The networks' marks as `Late` loads them: a file that nobody else imports keeps its names in a bundle. */
export { platformMark, platformMarkStyles as styles } from '../../theme/platform-marks.ts';
