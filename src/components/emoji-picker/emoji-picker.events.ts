/** An emoji was chosen. */
export class EmojiChooseEvent extends Event {
  static readonly type = 'inlay-emoji-choose';
  readonly detail: { readonly emoji: string };

  constructor(detail: EmojiChooseEvent['detail']) {
    super(EmojiChooseEvent.type);
    this.detail = detail;
  }
}

declare global {
  interface HTMLElementEventMap {
    'inlay-emoji-choose': EmojiChooseEvent;
  }
}
