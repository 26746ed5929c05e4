import '../wait-mark/define.ts';
import { InteractionRow } from './interaction-row.ts';

if (customElements.get('inlay-interaction-row') === undefined)
  customElements.define('inlay-interaction-row', InteractionRow);
