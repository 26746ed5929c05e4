import { OutcomeBar } from './outcome-bar.ts';

if (customElements.get('inlay-outcome-bar') === undefined)
  customElements.define('inlay-outcome-bar', OutcomeBar);
