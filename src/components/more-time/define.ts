import { MoreTime } from './more-time.ts';

if (customElements.get('inlay-more-time') === undefined) customElements.define('inlay-more-time', MoreTime);
