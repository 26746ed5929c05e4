import { QuickReplies } from './quick-replies.ts';
import { ReplyEditor } from './reply-editor.ts';
import { ReplyForm } from './reply-form.ts';
import { TemplateForm } from './template-form.ts';

const ELEMENTS = {
  'inlay-reply-form': ReplyForm,
  'inlay-reply-editor': ReplyEditor,
  'inlay-template-form': TemplateForm,
  'inlay-quick-replies': QuickReplies,
};

for (const [tag, element] of Object.entries(ELEMENTS))
  if (customElements.get(tag) === undefined) customElements.define(tag, element);
