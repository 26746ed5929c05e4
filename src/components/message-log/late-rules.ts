/** What reads a thread's rules, as `Late` loads it: a file that nobody else imports keeps its names in a bundle. */
export { selectMessageWork } from '../../store/select-message-work.ts';
