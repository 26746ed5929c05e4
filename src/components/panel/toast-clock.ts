import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Notice } from '../../store/state.ts';

/** How long a toast stays that is no failure. */
const TOAST_MS = 6_000;
/** How long one stays that can be taken back. */
const UNDO_MS = 10_000;

/** Lets a toast that is no failure go by itself. */
export class ToastClock implements ReactiveController {
  #id: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** To be called with the notice that is shown, and what takes it away. */
  look(notice: Notice | null, dismiss: () => void): void {
    if (notice?.id === this.#id) return;
    this.#id = notice?.id ?? null;
    clearTimeout(this.#timer);
    if (notice?.tone === 'info')
      this.#timer = setTimeout(dismiss, notice.undoes === undefined ? TOAST_MS : UNDO_MS);
  }
}
