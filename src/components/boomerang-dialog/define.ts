import { BoomerangDialog } from './boomerang-dialog.ts';

if (customElements.get('inlay-boomerang-dialog') === undefined)
  customElements.define('inlay-boomerang-dialog', BoomerangDialog);
