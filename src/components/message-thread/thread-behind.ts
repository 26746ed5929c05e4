/** What a thread has beside what is read in it, as `Late` loads it: what is done with its messages, dialogs, and what tells of arrivals. */
export { selectMessageWork } from '../../store/select-message-work.ts';
export { createShownMessages } from '../../store/shown-messages.ts';
export { Arrivals } from './arrivals.ts';
export { runMessageAction } from './message-action-runs.ts';
export { openMessageMenu } from './message-menu.ts';
export { renderViewers, SpokenPresence, styles, viewersInWords } from './who-is-here.ts';
import '../conversation-notes/define.ts';

export { loadDialog, renderDialog } from './thread-dialogs.ts';
