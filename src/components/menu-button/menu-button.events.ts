/** An entry of a menu was chosen: its id. */
export class MenuSelectEvent extends Event {
  static readonly type = 'inlay-menu-select';

  constructor(readonly detail: { readonly id: string }) {
    super(MenuSelectEvent.type);
  }
}

declare global {
  interface HTMLElementEventMap {
    'inlay-menu-select': MenuSelectEvent;
  }
}
