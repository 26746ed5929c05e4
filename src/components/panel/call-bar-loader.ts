import type { LitElement, ReactiveController } from 'lit';
import { Late } from '../../controllers/late.ts';
import { StoreController } from '../../controllers/store-controller.ts';

const CALL_BAR = new Late(() => import('../call-bar/define.ts'));

/** Loads the bar of the agent's call with the first of them; before that it takes no room. */
export class CallBarLoader implements ReactiveController {
  readonly #panel: LitElement;
  readonly #hasCall: StoreController<boolean>;

  constructor(panel: LitElement) {
    this.#panel = panel;
    this.#hasCall = new StoreController(panel, ({ call }) => call !== undefined);
    panel.addController(this);
  }

  hostUpdated(): void {
    if (this.#hasCall.value === true) CALL_BAR.of(this.#panel);
  }
}
