/** What a thread has beside what is read in it, as `Late` loads it: what is done with its messages, dialogs, and what tells of arrivals. */
export { selectMessageWork } from '../../store/select-message-work.ts';
export { Arrivals } from './arrivals.ts';
export { runMessageAction } from './message-action-runs.ts';
export { loadDialog, renderDialog } from './thread-dialogs.ts';
