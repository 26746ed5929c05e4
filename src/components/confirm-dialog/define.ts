import { ConfirmDialog } from './confirm-dialog.ts';

if (customElements.get('inlay-confirm-dialog') === undefined)
  customElements.define('inlay-confirm-dialog', ConfirmDialog);
