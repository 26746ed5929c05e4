import type { ThumbnailMaker } from '../options.ts';

/** Small copies of pictures by the browser's own decoders, as WebP where it writes that, else PNG; works in workers, too. */
export const canvasThumbnails: ThumbnailMaker = {
  async make(bytes, side) {
    // No decoder of bitmaps takes an SVG, so nothing that it names is fetched.
    const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)])).catch(() => null);
    if (picture === null) return null;
    try {
      const { width, height } = picture;
      const scale = Math.min(1, side / Math.max(width, height));
      const canvas = new OffscreenCanvas(
        Math.max(1, Math.round(width * scale)),
        Math.max(1, Math.round(height * scale)),
      );
      const context = canvas.getContext('2d');
      if (context === null) return null;
      context.imageSmoothingQuality = 'high';
      context.drawImage(picture, 0, 0, canvas.width, canvas.height);
      const small = await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 });
      return { bytes: new Uint8Array(await small.arrayBuffer()), type: small.type, width, height };
    } finally {
      picture.close();
    }
  },
};
