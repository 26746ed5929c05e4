import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Takes files that are dragged over an element and dropped on it; anything else that is dragged goes its own way. */
export class FileDrop implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #onFiles: (files: readonly File[]) => void;
  #isOver = false;
  enabled = false;

  constructor(host: ReactiveControllerHost & HTMLElement, onFiles: (files: readonly File[]) => void) {
    this.#host = host;
    this.#onFiles = onFiles;
    host.addController(this);
  }

  /** Whether files are held over the element. */
  get isOver(): boolean {
    return this.#isOver;
  }

  hostConnected(): void {
    this.#host.addEventListener('dragover', this.#onOver);
    this.#host.addEventListener('dragleave', this.#onLeave);
    this.#host.addEventListener('drop', this.#onDrop);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('dragover', this.#onOver);
    this.#host.removeEventListener('dragleave', this.#onLeave);
    this.#host.removeEventListener('drop', this.#onDrop);
    this.#isOver = false;
  }

  #set(isOver: boolean): void {
    if (isOver === this.#isOver) return;
    this.#isOver = isOver;
    this.#host.requestUpdate();
  }

  readonly #onOver = (event: DragEvent): void => {
    if (!this.enabled || event.dataTransfer?.types.includes('Files') !== true) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    this.#set(true);
  };

  readonly #onLeave = (event: DragEvent): void => {
    const to = event.relatedTarget;
    if (to instanceof Node && (this.#host.contains(to) || this.#host.shadowRoot?.contains(to) === true))
      return;
    this.#set(false);
  };

  readonly #onDrop = (event: DragEvent): void => {
    this.#set(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (!this.enabled || files.length === 0) return;
    // Else the browser leaves the page for the file.
    event.preventDefault();
    this.#onFiles(files);
  };
}
