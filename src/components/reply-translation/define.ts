import '../message-translation/define.ts';
import '../translation-dialog/define.ts';
import { ReplyTranslationView } from './reply-translation.ts';

if (customElements.get('inlay-reply-translation') === undefined)
  customElements.define('inlay-reply-translation', ReplyTranslationView);
