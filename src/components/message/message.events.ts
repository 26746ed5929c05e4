import type { Attachment } from '../../model/message.ts';

/** Which message of the log is meant. */
export interface MessageDetail {
  readonly messageId: string;
}

/** The message that this one quotes is to be shown. */
export class MessageJumpEvent extends Event {
  static readonly type = 'inlay-message-jump';
  readonly detail: MessageDetail;

  constructor(detail: MessageDetail) {
    super(MessageJumpEvent.type, { bubbles: true, composed: true });
    this.detail = detail;
  }
}

/** A picture is to be shown large. */
export class PictureOpenEvent extends Event {
  static readonly type = 'inlay-picture-open';
  /** With the file itself where it is not one of the message's own. */
  readonly detail: MessageDetail & { readonly attachmentId: string; readonly attachment?: Attachment };

  constructor(detail: PictureOpenEvent['detail']) {
    super(PictureOpenEvent.type, { bubbles: true, composed: true });
    this.detail = detail;
  }
}

/** The address of a file is about to be used, or was refused: it may have to be asked for again. */
export class AttachmentWantedEvent extends Event {
  static readonly type = 'inlay-attachment-wanted';
  readonly detail: MessageDetail & { readonly attachmentId: string; readonly failed: boolean };

  constructor(detail: AttachmentWantedEvent['detail']) {
    super(AttachmentWantedEvent.type, { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface HTMLElementEventMap {
    'inlay-message-jump': MessageJumpEvent;
    'inlay-picture-open': PictureOpenEvent;
    'inlay-attachment-wanted': AttachmentWantedEvent;
  }
}
