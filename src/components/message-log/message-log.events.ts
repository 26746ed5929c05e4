/** The reader nears the beginning of what is there. */
export class OlderWantedEvent extends Event {
  static readonly type = 'inlay-older-wanted';

  constructor() {
    super(OlderWantedEvent.type);
  }
}

/** The reader has had messages on the screen, this one the newest of them. */
export class MessagesSeenEvent extends Event {
  static readonly type = 'inlay-messages-seen';
  readonly detail: { readonly messageId: string };

  constructor(detail: MessagesSeenEvent['detail']) {
    super(MessagesSeenEvent.type);
    this.detail = detail;
  }
}

declare global {
  interface HTMLElementEventMap {
    'inlay-older-wanted': OlderWantedEvent;
    'inlay-messages-seen': MessagesSeenEvent;
  }
}
