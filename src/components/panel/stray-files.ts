import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Files that are dropped beside the composer go nowhere: else the browser shows the file where the panel was. */
export class StrayFiles implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('dragover', this.#onOver);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('dragover', this.#onOver);
  }

  /** Who takes them has said so by now; with no effect there is no drop. */
  readonly #onOver = (event: DragEvent): void => {
    const { dataTransfer, defaultPrevented } = event;
    if (defaultPrevented || dataTransfer?.types.includes('Files') !== true) return;
    event.preventDefault();
    dataTransfer.dropEffect = 'none';
  };
}
