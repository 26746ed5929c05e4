import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_ZOOM, moved, WHOLE, zoomed } from '../../../src/components/picture-dialog/picture-view.ts';

const point = fc.record({ x: fc.integer({ min: -300, max: 300 }), y: fc.integer({ min: -300, max: 300 }) });

describe('the view of a picture', () => {
  it('keeps what is under the pointer there while it zooms', () => {
    fc.assert(
      fc.property(point, point, fc.double({ min: 1.1, max: 3, noNaN: true }), (pan, at, factor) => {
        const before = { zoom: 2, ...pan };
        const after = zoomed(before, factor, at);
        // The place of the picture under the pointer, in the picture's own pixels.
        expect((at.x - after.x) / after.zoom).toBeCloseTo((at.x - before.x) / before.zoom, 6);
        expect((at.y - after.y) / after.zoom).toBeCloseTo((at.y - before.y) / before.zoom, 6);
      }),
    );
  });

  it('never goes below the whole picture or beyond the most, and is in the middle where it is whole', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.1, max: 10, noNaN: true })), point, (factors, at) => {
        const view = factors.reduce((present, factor) => zoomed(present, factor, at), WHOLE);
        expect(view.zoom).toBeGreaterThanOrEqual(1);
        expect(view.zoom).toBeLessThanOrEqual(MAX_ZOOM);
        if (view.zoom === 1) expect(view).toEqual(WHOLE);
      }),
    );
  });

  it('does not lose the picture when it is moved', () => {
    const picture = { width: 200, height: 100 };
    const stage = { width: 300, height: 300 };
    expect(moved({ zoom: 2, x: 0, y: 0 }, { x: 999, y: 999 }, picture, stage)).toEqual({
      zoom: 2,
      x: 50,
      y: 0,
    });
    expect(moved({ zoom: 2, x: 50, y: 0 }, { x: -999, y: 5 }, picture, stage)).toEqual({
      zoom: 2,
      x: -50,
      y: 0,
    });
  });
});
