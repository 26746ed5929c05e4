import { ReplyWindowMark } from './reply-window.ts';

if (customElements.get('inlay-reply-window') === undefined)
  customElements.define('inlay-reply-window', ReplyWindowMark);
