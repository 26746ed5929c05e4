import '../message-translation/define.ts';
import { TranslationDialog } from './translation-dialog.ts';

if (customElements.get('inlay-translation-dialog') === undefined)
  customElements.define('inlay-translation-dialog', TranslationDialog);
