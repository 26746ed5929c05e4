import type { MessageActionName } from '../../model/message-actions.ts';
import type { MessageDetail } from './message.events.ts';

/** The agent wants to answer this very message. */
export class MessageReplyEvent extends Event {
  static readonly type = 'inlay-message-reply';
  readonly detail: MessageDetail;

  constructor(detail: MessageDetail) {
    super(MessageReplyEvent.type, { bubbles: true, composed: true });
    this.detail = detail;
  }
}

/** The agent has chosen something that can be done with a message, other than answering or copying it. */
export class MessageActionEvent extends Event {
  static readonly type = 'inlay-message-action';
  readonly detail: MessageDetail & { readonly action: MessageActionName };

  constructor(detail: MessageActionEvent['detail']) {
    super(MessageActionEvent.type, { bubbles: true, composed: true });
    this.detail = detail;
  }
}

/** What is said of an action that was refused has been read, and can go. */
export class ActionDismissEvent extends Event {
  static readonly type = 'inlay-action-dismiss';
  readonly detail: MessageDetail;

  constructor(detail: MessageDetail) {
    super(ActionDismissEvent.type, { bubbles: true, composed: true });
    this.detail = detail;
  }
}

/**
 * What the agent decides about a message of ours that did not go: send it now, take it back, or have its words in the field again and
 * choose a template.
 */
export class MessageDecisionEvent extends Event {
  static readonly type = 'inlay-message-decision';
  readonly detail: { readonly key: string; readonly decision: 'resend' | 'withdraw' | 'template' };

  constructor(detail: MessageDecisionEvent['detail']) {
    super(MessageDecisionEvent.type, { bubbles: true, composed: true });
    this.detail = detail;
  }
}

/** What the post says under which a message stands is to be removed (M5), once that has been asked. */
export class PostRemovalEvent extends Event {
  static readonly type = 'inlay-post-removal';
  /** What it says. */
  readonly detail: { readonly text: string };

  constructor(detail: PostRemovalEvent['detail']) {
    super(PostRemovalEvent.type, { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface HTMLElementEventMap {
    'inlay-message-reply': MessageReplyEvent;
    'inlay-message-action': MessageActionEvent;
    'inlay-action-dismiss': ActionDismissEvent;
    'inlay-message-decision': MessageDecisionEvent;
    'inlay-post-removal': PostRemovalEvent;
  }
}
