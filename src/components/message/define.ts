import { InlayMessage } from './message.ts';

// Two panels on a page may bring the same element.
if (customElements.get('inlay-message') === undefined) customElements.define('inlay-message', InlayMessage);
