import { Notes } from './notes.ts';

if (customElements.get('inlay-notes') === undefined) customElements.define('inlay-notes', Notes);
