import '../message-log/define.ts';
import '../wait-mark/define.ts';
import { MessageThread } from './message-thread.ts';
import { ThreadHeader } from './thread-header.ts';

if (customElements.get('inlay-thread-header') === undefined)
  customElements.define('inlay-thread-header', ThreadHeader);
if (customElements.get('inlay-message-thread') === undefined)
  customElements.define('inlay-message-thread', MessageThread);
