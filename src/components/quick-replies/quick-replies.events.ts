/** A text is to be put where the cursor is. Whoever does so calls `preventDefault`; else it is put at the end of what is being written. */
export class ReplyInsertEvent extends Event {
  static readonly type = 'inlay-reply-insert';
  readonly detail: { readonly text: string };

  constructor(detail: ReplyInsertEvent['detail']) {
    super(ReplyInsertEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.detail = detail;
  }
}

/** A template is on its way. */
export class TemplateSentEvent extends Event {
  static readonly type = 'inlay-template-sent';
  readonly detail: { readonly interactionId: string };

  constructor(detail: TemplateSentEvent['detail']) {
    super(TemplateSentEvent.type, { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface HTMLElementEventMap {
    'inlay-reply-insert': ReplyInsertEvent;
    'inlay-template-sent': TemplateSentEvent;
  }
}
