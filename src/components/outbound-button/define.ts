import { OutboundButton } from './outbound-button.ts';

if (customElements.get('inlay-outbound-button') === undefined)
  customElements.define('inlay-outbound-button', OutboundButton);
