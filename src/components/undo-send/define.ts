import { UndoSend } from './undo-send.ts';

if (customElements.get('inlay-undo-send') === undefined) customElements.define('inlay-undo-send', UndoSend);
