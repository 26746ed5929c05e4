import { MenuButton } from './menu-button.ts';

if (customElements.get('inlay-menu-button') === undefined)
  customElements.define('inlay-menu-button', MenuButton);
