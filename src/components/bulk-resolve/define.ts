import { BulkResolve } from './bulk-resolve.ts';

if (customElements.get('inlay-bulk-resolve') === undefined)
  customElements.define('inlay-bulk-resolve', BulkResolve);
