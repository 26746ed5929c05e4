import { PreferencesButton } from './preferences-button.ts';

if (customElements.get('inlay-preferences-button') === undefined)
  customElements.define('inlay-preferences-button', PreferencesButton);
