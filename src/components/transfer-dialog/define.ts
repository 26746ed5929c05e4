import { TransferDialog } from './transfer-dialog.ts';

if (customElements.get('inlay-transfer-dialog') === undefined)
  customElements.define('inlay-transfer-dialog', TransferDialog);
