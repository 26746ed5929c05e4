import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Renders its element again when what it shows of the time has changed, and not while the tab is hidden. The element says
 * after each rendering in how many milliseconds that will be; null or infinity means not at all. One timer serves all of them, on
 * a grid, so that a hundred figures that change within a moment are one piece of work.
 */
export class TickController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #next: () => number | null;

  constructor(host: ReactiveControllerHost, next: () => number | null) {
    this.#host = host;
    this.#next = next;
    host.addController(this);
  }

  hostConnected(): void {
    if (hosts.size === 0) document.addEventListener('visibilitychange', onVisibility);
    hosts.set(this.#host, Infinity);
    // What it shows may be old: it was elsewhere meanwhile.
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    hosts.delete(this.#host);
    if (hosts.size > 0) return;
    document.removeEventListener('visibilitychange', onVisibility);
    stop();
  }

  hostUpdated(): void {
    if (!hosts.has(this.#host)) return;
    const wait = Math.max(MIN_WAIT, this.#next() ?? Infinity);
    const at = Math.ceil((performance.now() + wait) / GRID_MS) * GRID_MS;
    hosts.set(this.#host, at);
    if (!document.hidden) wakeAt(at);
  }
}

/** What ticks in this page, and when each is next to render, on a clock that nobody puts back. */
const hosts = new Map<ReactiveControllerHost, number>();
let timer: ReturnType<typeof setTimeout> | undefined;
let wakesAt = Infinity;

/** So finely is time cut, milliseconds. */
const GRID_MS = 250;
const MIN_WAIT = 50;
/** Longer waits overflow a browser's timer; asking once a day does no harm. */
const MAX_TIMER = 86_400_000;

function wakeAt(at: number): void {
  if (at >= wakesAt) return;
  stop();
  wakesAt = at;
  timer = setTimeout(wake, Math.min(MAX_TIMER, at - performance.now()));
}

function wake(): void {
  stop();
  let next = Infinity;
  // A browser's timer may be early by less than a millisecond.
  const now = performance.now() + 1;
  for (const [host, at] of hosts) {
    if (at > now) next = Math.min(next, at);
    else {
      hosts.set(host, Infinity);
      host.requestUpdate();
    }
  }
  wakeAt(next);
}

function stop(): void {
  clearTimeout(timer);
  wakesAt = Infinity;
}

function onVisibility(): void {
  if (document.hidden) stop();
  else for (const host of hosts.keys()) host.requestUpdate();
}

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
