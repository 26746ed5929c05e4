import { CallBar } from './call-bar.ts';

if (customElements.get('inlay-call-bar') === undefined) customElements.define('inlay-call-bar', CallBar);
