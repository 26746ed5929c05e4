import { WaitMark } from './wait-mark.ts';

if (customElements.get('inlay-wait-mark') === undefined) customElements.define('inlay-wait-mark', WaitMark);
