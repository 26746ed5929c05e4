import { AssignDialog } from './assign-dialog.ts';

if (customElements.get('inlay-assign-dialog') === undefined)
  customElements.define('inlay-assign-dialog', AssignDialog);
