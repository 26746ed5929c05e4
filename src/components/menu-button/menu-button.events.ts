/** An entry of a menu was chosen: its id. */
export class MenuSelectEvent extends Event {
  static readonly type = 'inlay-menu-select';

  readonly detail: { readonly id: string };

  constructor(detail: { readonly id: string }) {
    super(MenuSelectEvent.type);
    this.detail = detail;
  }
}

declare global {
  interface HTMLElementEventMap {
    'inlay-menu-select': MenuSelectEvent;
  }
}
