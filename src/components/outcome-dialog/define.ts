import { OutcomeDialog } from './outcome-dialog.ts';
import { TagField } from './tag-field.ts';

if (customElements.get('inlay-tag-field') === undefined) customElements.define('inlay-tag-field', TagField);
if (customElements.get('inlay-outcome-dialog') === undefined)
  customElements.define('inlay-outcome-dialog', OutcomeDialog);
