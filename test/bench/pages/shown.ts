/** Gives the moment after the next frame has been painted, on `performance.now`'s clock. */
export function painted(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      // A message is handled after the frame that this callback belongs to.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve(performance.now());
      };
      port2.postMessage(null);
    });
  });
}

/**
 * Milliseconds from before `start` until the first frame after which `isRight` holds, and checks that it still holds
 * four frames later, so that what jumps afterwards is not taken for done.
 *
 * @throws {Error} when it is not right within 10 seconds, or not any more.
 */
export async function timeUntilShown(start: () => void, isRight: () => boolean): Promise<number> {
  const from = performance.now();
  start();
  let at = await painted();
  while (!isRight()) {
    if (at - from > 10_000) throw new Error('It was never shown right.');
    at = await painted();
  }
  for (let frame = 0; frame < 4; frame += 1) await painted();
  if (!isRight()) throw new Error('It was shown right, and then no more.');
  return at - from;
}

/**
 * Waits until it is right and stays so for 30 frames: for the first time that something is shown, when what loads late still
 * comes in. Not for measuring.
 *
 * @throws {Error} when that has not come about within 10 seconds.
 */
export async function untilSteady(isRight: () => boolean): Promise<void> {
  const from = performance.now();
  for (let right = 0; right < 30; right = isRight() ? right + 1 : 0) {
    if (performance.now() - from > 10_000) throw new Error('It was never shown right for long.');
    await painted();
  }
}

/** Lets what the last run left be done with, and collects the garbage, so that the next run starts from nothing. */
export async function settled(): Promise<void> {
  for (let frame = 0; frame < 3; frame += 1) await painted();
  (globalThis as { gc?: () => void }).gc?.();
  // The compositor is still at work on the last frame, and would hold the next one up.
  await new Promise((resolve) => setTimeout(resolve, 60));
}

/** Elements and texts below this node, through all shadow roots. */
export function countNodes(root: Node): number {
  let count = 0;
  const waiting: Node[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.COMMENT_NODE) continue;
      count += 1;
      waiting.push(child);
    }
    if (node instanceof Element && node.shadowRoot !== null) waiting.push(node.shadowRoot);
  }
  return count;
}

/** Times of alternating runs, in milliseconds. */
export interface Times {
  readonly ours: readonly number[];
  readonly plain: readonly number[];
}

/** Runs both in turns, the first `warmUp` of them for nothing. */
export async function alternate(
  ours: () => Promise<number>,
  plain: () => Promise<number>,
  { runs, warmUp }: { readonly runs: number; readonly warmUp: number },
): Promise<Times> {
  const times = { ours: [] as number[], plain: [] as number[] };
  for (let run = -warmUp; run < runs; run += 1) {
    const one = await ours();
    const other = await plain();
    if (run < 0) continue;
    times.ours.push(one);
    times.plain.push(other);
  }
  return times;
}
