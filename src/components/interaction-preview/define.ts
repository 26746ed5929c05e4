import '../message-thread/define.ts';
import { InteractionPreview } from './interaction-preview.ts';

if (customElements.get('inlay-interaction-preview') === undefined)
  customElements.define('inlay-interaction-preview', InteractionPreview);
