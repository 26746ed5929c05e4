import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What pointers ask for; points in CSS pixels of the page. */
export interface PictureGestures {
  readonly onDrag: (by: { readonly x: number; readonly y: number }) => void;
  readonly onPinch: (factor: number, at: { readonly x: number; readonly y: number }) => void;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Reads one pointer as dragging and two as pinching; hand its three handlers to the stage. */
export class PictureTouch implements ReactiveController {
  readonly #gestures: PictureGestures;
  readonly #points = new Map<number, Point>();

  constructor(host: ReactiveControllerHost, gestures: PictureGestures) {
    this.#gestures = gestures;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#points.clear();
  }

  readonly onDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    this.#points.set(event.pointerId, pointOf(event));
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
  };

  readonly onMove = (event: PointerEvent): void => {
    const before = this.#points.get(event.pointerId);
    if (before === undefined) return;
    const now = pointOf(event);
    const [other] = [...this.#points].flatMap(([id, point]) => (id === event.pointerId ? [] : [point]));
    this.#points.set(event.pointerId, now);
    if (other === undefined) this.#gestures.onDrag({ x: now.x - before.x, y: now.y - before.y });
    else {
      const factor = distance(now, other) / Math.max(1, distance(before, other));
      this.#gestures.onPinch(factor, { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
    }
  };

  readonly onUp = (event: PointerEvent): void => {
    this.#points.delete(event.pointerId);
  };
}

function pointOf({ clientX, clientY }: PointerEvent): Point {
  return { x: clientX, y: clientY };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
