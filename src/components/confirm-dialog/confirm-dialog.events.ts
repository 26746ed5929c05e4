/** What was asked about is to be done. */
export class ConfirmEvent extends Event {
  static readonly type = 'inlay-confirm';

  constructor() {
    super(ConfirmEvent.type);
  }
}

declare global {
  interface HTMLElementEventMap {
    'inlay-confirm': ConfirmEvent;
  }
}
