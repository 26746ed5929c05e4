import { BeginDialog } from './begin-dialog.ts';

if (customElements.get('inlay-begin-dialog') === undefined)
  customElements.define('inlay-begin-dialog', BeginDialog);
