import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AppActions } from '../../store/state.ts';

/** Tells the store which thread an element shows by itself, from when it is in the page until it is not. */
export class ShownThread implements ReactiveController {
  #actions: AppActions | undefined;
  #told: string | null = null;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The element shows this one; undefined shows what is open, of which the store knows. */
  look(interactionId: string | undefined, actions: AppActions | undefined): void {
    const id = actions === undefined ? null : (interactionId ?? null);
    if (id === this.#told && actions === this.#actions) return;
    this.#tell(id, actions);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#tell(null, undefined);
  }

  #tell(id: string | null, actions: AppActions | undefined): void {
    if (this.#told !== null) this.#actions?.setShown(this.#told, false);
    this.#told = id;
    this.#actions = actions;
    if (id !== null) actions?.setShown(id, true);
  }
}
