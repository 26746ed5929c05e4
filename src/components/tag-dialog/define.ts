import { TagDialog } from './tag-dialog.ts';

if (customElements.get('inlay-tag-dialog') === undefined)
  customElements.define('inlay-tag-dialog', TagDialog);
