import { Composer } from './composer.ts';

if (customElements.get('inlay-composer') === undefined) customElements.define('inlay-composer', Composer);
