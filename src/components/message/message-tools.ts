/** What can be done with a message, as `Late` loads it: nobody needs it to read one. */
export { renderMoreMarks, renderRefusal } from './message-action-state.ts';
export { renderAnnotations } from './message-annotations-place.ts';
export { renderPost } from './message-post.ts';
export { renderDecision } from './message-decision.ts';
export { onContextMenu, openMenu, renderToolbar } from './message-toolbar.ts';
export { messageToolsStyles as styles } from './message-tools.styles.ts';
