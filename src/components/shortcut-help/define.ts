import { ShortcutHelp } from './shortcut-help.ts';

if (customElements.get('inlay-shortcut-help') === undefined)
  customElements.define('inlay-shortcut-help', ShortcutHelp);
