let painted: Promise<void> | undefined;

/** Resolves after the next frame has been painted; one frame and one message for all who ask before it. */
export function nextPaint(): Promise<void> {
  painted ??= new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      // A message is handled after the frame that this callback belongs to.
      port1.onmessage = () => {
        port1.close();
        painted = undefined;
        resolve();
      };
      port2.postMessage(null);
    });
  });
  return painted;
}
