import { PreferencesDialog } from './preferences-dialog.ts';

if (customElements.get('inlay-preferences-dialog') === undefined)
  customElements.define('inlay-preferences-dialog', PreferencesDialog);
