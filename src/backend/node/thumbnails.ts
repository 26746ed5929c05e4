import sharp from 'sharp';
import type { ThumbnailMaker } from '../options.ts';

/** A picture may be small in bytes and huge in memory; beyond this many pixels it gets no small copy. */
const MAX_PIXELS = 50_000_000;

/** Small copies of pictures by sharp, as WebP; animated ones show their first frame. */
export const sharpThumbnails: ThumbnailMaker = {
  async make(bytes, side) {
    try {
      const image = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true });
      const { width, height, orientation, format } = await image.metadata();
      // A browser would run what an SVG holds, and a renderer would fetch what it names.
      if (format === 'svg') return null;
      const small = await image
        .autoOrient()
        .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
        .webp({ quality: 80 })
        .toBuffer();
      const turned = orientation !== undefined && orientation >= 5;
      return {
        bytes: new Uint8Array(small),
        type: 'image/webp',
        width: turned ? height : width,
        height: turned ? width : height,
      };
    } catch {
      return null;
    }
  },
};
