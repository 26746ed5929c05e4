/** How far a picture can be enlarged over the size at which it fits. */
export const MAX_ZOOM = 8;

/** What of a picture is looked at: how large, and how far its middle is from the stage's, in CSS pixels. */
export interface PictureView {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

/** The whole picture, as large as there is room. */
export const WHOLE: PictureView = { zoom: 1, x: 0, y: 0 };

/** Width and height in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The view zoomed by a factor; what is at `point` (from the stage's middle) stays there. Fitting again brings it to the middle. */
export function zoomed(
  view: PictureView,
  factor: number,
  point: { readonly x: number; readonly y: number } = { x: 0, y: 0 },
): PictureView {
  const zoom = Math.min(MAX_ZOOM, Math.max(1, view.zoom * factor));
  if (zoom === 1) return WHOLE;
  const change = zoom / view.zoom;
  return { zoom, x: point.x - (point.x - view.x) * change, y: point.y - (point.y - view.y) * change };
}

/** The view moved, but never so far that an edge of the picture comes into the stage while the other is beyond it. */
export function moved(
  view: PictureView,
  by: { readonly x: number; readonly y: number },
  picture: Size,
  stage: Size,
): PictureView {
  return {
    zoom: view.zoom,
    x: within(view.x + by.x, (picture.width * view.zoom - stage.width) / 2),
    y: within(view.y + by.y, (picture.height * view.zoom - stage.height) / 2),
  };
}

function within(value: number, most: number): number {
  const limit = Math.max(0, most);
  return Math.min(limit, Math.max(-limit, value));
}
