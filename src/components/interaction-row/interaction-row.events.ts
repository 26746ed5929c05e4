/** A row wants its interaction opened. Stays within the list. */
export class RowOpenEvent extends Event {
  static readonly type = 'inlay-row-open';

  readonly detail: { readonly interactionId: string };

  constructor(detail: { readonly interactionId: string }) {
    super(RowOpenEvent.type, { bubbles: true });
    this.detail = detail;
  }
}

/** An offer was accepted or declined on its row. Stays within the list. */
export class RowOfferEvent extends Event {
  static readonly type = 'inlay-row-offer';

  readonly detail: { readonly interactionId: string; readonly answer: 'accept' | 'decline' };

  constructor(detail: { readonly interactionId: string; readonly answer: 'accept' | 'decline' }) {
    super(RowOfferEvent.type, { bubbles: true });
    this.detail = detail;
  }
}

declare global {
  interface HTMLElementEventMap {
    'inlay-row-open': RowOpenEvent;
    'inlay-row-offer': RowOfferEvent;
  }
}
