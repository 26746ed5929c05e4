import { BulkResolveDialog } from './bulk-resolve-dialog.ts';

if (customElements.get('inlay-bulk-resolve-dialog') === undefined)
  customElements.define('inlay-bulk-resolve-dialog', BulkResolveDialog);
