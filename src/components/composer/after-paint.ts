import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Renders its host in the moment after the next frame: what was typed is painted first, and what is said of it (counter, reasons,
 * buttons) follows. However often it is asked within a frame, the host renders once.
 */
export class AfterPaint implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #frame: number | null = null;
  #channel: MessageChannel | null = null;
  #done: Promise<void> = Promise.resolve();
  #end: () => void = () => undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Resolves when what was asked for last has been asked of the host, at once where nothing was. */
  get done(): Promise<void> {
    return this.#done;
  }

  hostConnected(): void {
    this.#channel = new MessageChannel();
    this.#channel.port1.onmessage = () => {
      this.#settle();
      this.#host.requestUpdate();
    };
  }

  hostDisconnected(): void {
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    this.#channel?.port1.close();
    this.#channel = null;
    this.#settle();
  }

  /** A rendering that comes about otherwise in the meantime makes no difference. */
  request(): void {
    if (this.#frame !== null || this.#channel === null) return;
    this.#done = new Promise((resolve) => {
      this.#end = resolve;
    });
    // A message is handled after the frame that this callback belongs to has been painted.
    this.#frame = requestAnimationFrame(() => this.#channel?.port2.postMessage(null));
  }

  #settle(): void {
    this.#frame = null;
    this.#end();
  }
}
