import { PictureDialog } from './picture-dialog.ts';

if (customElements.get('inlay-picture-dialog') === undefined)
  customElements.define('inlay-picture-dialog', PictureDialog);
