/** The agent lets the reply go out as it was written. */
export class ReplyUntranslatedEvent extends Event {
  static readonly type = 'inlay-reply-untranslated';

  constructor() {
    super(ReplyUntranslatedEvent.type);
  }
}

declare global {
  interface HTMLElementEventMap {
    'inlay-reply-untranslated': ReplyUntranslatedEvent;
  }
}
