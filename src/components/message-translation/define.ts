import { MessageTranslation } from './message-translation.ts';

if (customElements.get('inlay-message-translation') === undefined)
  customElements.define('inlay-message-translation', MessageTranslation);
