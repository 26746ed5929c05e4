/** What a thread has beside what is read in it, as `Late` loads it: what is done with its messages, dialogs, and what tells of arrivals. */
import '../conversation-notes/define.ts';
import '../outcome-bar/define.ts';

export { selectMessageWork } from '../../store/select-message-work.ts';
export { ThreadOverlay } from './thread-overlay.ts';
export { Arrivals } from './arrivals.ts';
export { renderHeaderActions, renderTopics } from './header-actions.ts';
export { renderLinks } from './links.ts';
export { openMessageMenu } from './message-menu.ts';
export { ShownThread } from './shown-thread.ts';
export { renderViewers, SpokenPresence, styles, viewersInWords } from './who-is-here.ts';

export { doThreadWork } from './thread-work.ts';
export { renderTyping } from './typing-line.ts';
export { loadDialog, renderDialog } from './thread-dialogs.ts';
export { startAction } from './start-action.ts';
