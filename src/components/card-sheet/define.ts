import '../customer-card/define.ts';
import { CardSheet } from './card-sheet.ts';

if (customElements.get('inlay-card-sheet') === undefined)
  customElements.define('inlay-card-sheet', CardSheet);
