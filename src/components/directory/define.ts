import { Directory } from './directory.ts';

if (customElements.get('inlay-directory') === undefined) customElements.define('inlay-directory', Directory);
