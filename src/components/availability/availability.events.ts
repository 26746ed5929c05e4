/** The agent has chosen an availability here; the store is asked for it already. */
export class AvailabilityChangeEvent extends Event {
  static readonly type = 'inlay-availability-change';

  /** `availabilityId` is one of the session's availabilities. */
  readonly detail: { readonly availabilityId: string };

  constructor(detail: { readonly availabilityId: string }) {
    super(AvailabilityChangeEvent.type, { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'inlay-availability-change': AvailabilityChangeEvent;
  }
}
