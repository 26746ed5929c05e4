import { MessageAnnotations } from './message-annotations.ts';

if (customElements.get('inlay-message-annotations') === undefined)
  customElements.define('inlay-message-annotations', MessageAnnotations);
