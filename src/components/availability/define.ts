import '../menu-button/define.ts';
import { Availability } from './availability.ts';

if (customElements.get('inlay-availability') === undefined)
  customElements.define('inlay-availability', Availability);
