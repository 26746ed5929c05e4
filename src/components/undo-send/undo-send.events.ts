/** The agent wants to take back an answer that has not left. */
export class UndoSendEvent extends Event {
  static readonly type = 'inlay-undo-send';
  readonly detail: { readonly messageId: string };

  constructor(detail: { readonly messageId: string }) {
    super(UndoSendEvent.type, { bubbles: true });
    this.detail = detail;
  }
}

declare global {
  interface HTMLElementEventMap {
    'inlay-undo-send': UndoSendEvent;
  }
}
