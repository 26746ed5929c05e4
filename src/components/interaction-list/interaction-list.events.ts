/** An interaction was chosen to be opened. The store opens it unless a listener prevents that. */
export class InteractionOpenEvent extends Event {
  static readonly type = 'inlay-interaction-open';

  readonly detail: { readonly interactionId: string };

  constructor(detail: { readonly interactionId: string }) {
    super(InteractionOpenEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.detail = detail;
  }
}

/** The agent has accepted or declined an offer; the store is asked for it already. */
export class OfferAnswerEvent extends Event {
  static readonly type = 'inlay-offer-answer';

  readonly detail: { readonly interactionId: string; readonly answer: 'accept' | 'decline' };

  constructor(detail: { readonly interactionId: string; readonly answer: 'accept' | 'decline' }) {
    super(OfferAnswerEvent.type, { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'inlay-interaction-open': InteractionOpenEvent;
    'inlay-offer-answer': OfferAnswerEvent;
  }
}
