/** What may be sent has changed with the time: a window has opened, closed, or gone on in another form. */
export class ReplyWindowEvent extends Event {
  static readonly type = 'inlay-reply-window';

  constructor() {
    super(ReplyWindowEvent.type, { bubbles: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'inlay-reply-window': ReplyWindowEvent;
  }
}
