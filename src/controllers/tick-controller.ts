import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Renders its element again when what it shows of the time has changed, and not while the tab is hidden. The element says
 * after each rendering in how many milliseconds that will be; null or infinity means not at all.
 */
export class TickController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #next: () => number | null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isConnected = false;

  constructor(host: ReactiveControllerHost, next: () => number | null) {
    this.#host = host;
    this.#next = next;
    host.addController(this);
  }

  hostConnected(): void {
    this.#isConnected = true;
    document.addEventListener('visibilitychange', this.#onVisibility);
    // What it shows may be old: it was elsewhere meanwhile.
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    document.removeEventListener('visibilitychange', this.#onVisibility);
    this.#stop();
  }

  hostUpdated(): void {
    this.#stop();
    const wait = this.#next();
    if (!this.#isConnected || document.hidden || wait === null || !Number.isFinite(wait)) return;
    this.#timer = setTimeout(() => this.#host.requestUpdate(), Math.max(50, Math.min(wait, MAX_TIMER)));
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  readonly #onVisibility = (): void => {
    if (document.hidden) this.#stop();
    else this.#host.requestUpdate();
  };
}

/** Longer waits overflow a browser's timer; asking once a day does no harm. */
const MAX_TIMER = 86_400_000;

/** Milliseconds until a span shown in its largest whole unit changes, when it grows (`up`) or shrinks (`down`). */
export function untilSpanChanges(ms: number, direction: 'up' | 'down'): number {
  const at = Math.abs(ms);
  const unit = at < MINUTE ? SECOND : at < HOUR ? MINUTE : HOUR;
  const into = at % unit;
  return (direction === 'up' ? unit - into : into) + 1;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
