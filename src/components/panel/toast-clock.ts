import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Notice } from '../../store/state.ts';

/** How long a toast stays that is no failure. */
const TOAST_MS = 6_000;
/** How long one stays that can be taken back. */
const UNDO_MS = 10_000;

/** Says something about a conversation without naming it. */
const NAMELESS: ReadonlySet<Notice['key']> = new Set(['action-failed', 'muted', 'unmuted']);

/** Lets a toast that is no failure go by itself, and one about a conversation that it does not name as that is left. */
export class ToastClock implements ReactiveController {
  #id: number | null = null;
  #openId: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** To be called with the notice that is shown, the conversation that is open, and what takes the notice away. */
  look(notice: Notice | null, openId: string | null, dismiss: () => void): void {
    const isLeft = openId !== this.#openId;
    this.#openId = openId;
    if (notice?.id === this.#id) {
      const isNameless = notice !== null && notice.name === undefined && NAMELESS.has(notice.key);
      // Not while it renders.
      if (isLeft && isNameless) queueMicrotask(dismiss);
      return;
    }
    this.#id = notice?.id ?? null;
    clearTimeout(this.#timer);
    if (notice?.tone === 'info')
      this.#timer = setTimeout(dismiss, notice.undoes === undefined ? TOAST_MS : UNDO_MS);
  }
}
