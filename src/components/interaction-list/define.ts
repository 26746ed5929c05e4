import '../interaction-row/define.ts';
import { InteractionList } from './interaction-list.ts';

if (customElements.get('inlay-interaction-list') === undefined)
  customElements.define('inlay-interaction-list', InteractionList);
