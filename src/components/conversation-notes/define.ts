import { ConversationNotes } from './conversation-notes.ts';

if (customElements.get('inlay-conversation-notes') === undefined)
  customElements.define('inlay-conversation-notes', ConversationNotes);
