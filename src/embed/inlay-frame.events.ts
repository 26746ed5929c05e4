/** Why no panel stands in a frame: nobody answers from it, or the panel does and may not stand in this page. */
export type FrameFailure = 'no-answer' | 'not-allowed';

/** The panel could not be brought into the page. `detail.origin` is what has to stand in the panel's `host.allowedOrigins`. */
export class FrameFailureEvent extends Event {
  static readonly type = 'inlay-frame-failure';
  readonly detail: { readonly reason: FrameFailure; readonly origin: string };

  constructor(detail: FrameFailureEvent['detail']) {
    super(FrameFailureEvent.type, { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface HTMLElementEventMap {
    'inlay-frame-failure': FrameFailureEvent;
  }
}
