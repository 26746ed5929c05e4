/** The reader leaves the thread: by Back where list and thread take turns, else by Close. */
export class ThreadCloseEvent extends Event {
  static readonly type = 'inlay-thread-close';
  readonly detail: { readonly interactionId: string };

  constructor(detail: ThreadCloseEvent['detail']) {
    super(ThreadCloseEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.detail = detail;
  }
}

/** What is muted or heard again. */
export type MuteAction = 'mute-contact' | 'unmute-contact' | 'mute-post' | 'unmute-post';

/** What the thread's header offers to do with the interaction. */
export type ThreadAction =
  | 'assign-to-me'
  | 'assign'
  | 'transfer'
  | 'elevate'
  | 'call'
  | 'open-linked'
  | 'set-pending'
  | 'resolve'
  | 'reopen'
  | 'boomerang'
  | 'add-note'
  | 'translate'
  | 'send-transcript'
  | 'survey'
  | 'customer-card'
  | 'unassign-and-close'
  | 'outcome'
  | 'end-conversation'
  | 'show-audit'
  | 'hide-audit'
  | MuteAction;

/** The agent has chosen one of the header's actions. */
export class ThreadActionEvent extends Event {
  static readonly type = 'inlay-thread-action';
  readonly detail: { readonly action: ThreadAction; readonly linkedId?: string };

  constructor(detail: ThreadActionEvent['detail']) {
    super(ThreadActionEvent.type);
    this.detail = detail;
  }
}

/** The agent asks for the customer card of the interaction, or for its end; unless prevented, the provider around shows it as a sheet. */
export class CustomerCardEvent extends Event {
  static readonly type = 'inlay-customer-card-toggle';
  readonly detail: { readonly interactionId: string };

  constructor(detail: CustomerCardEvent['detail']) {
    super(CustomerCardEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'inlay-customer-card-toggle': CustomerCardEvent;
    'inlay-thread-close': ThreadCloseEvent;
  }
  interface HTMLElementEventMap {
    'inlay-thread-action': ThreadActionEvent;
  }
}
