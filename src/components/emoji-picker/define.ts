import { EmojiPicker } from './emoji-picker.ts';

if (customElements.get('inlay-emoji-picker') === undefined)
  customElements.define('inlay-emoji-picker', EmojiPicker);
