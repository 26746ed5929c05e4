import { TranscriptDialog } from './transcript-dialog.ts';

if (customElements.get('inlay-transcript-dialog') === undefined)
  customElements.define('inlay-transcript-dialog', TranscriptDialog);
