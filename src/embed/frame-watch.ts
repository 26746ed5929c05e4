import type { FrameFailure } from './inlay-frame.events.ts';

/** A frame that never loads at all is given up after so many times what one that has loaded is given. */
const LOADING_SHARE = 4;

/** What a watched frame is told, and what it tells. */
export interface FrameWatch {
  /** The panel has said hello. */
  heard(): void;
  /** The panel has taken the page: the watch is over. */
  taken(): void;
  end(): void;
}

/**
 * Waits for the panel in a frame: `patienceMs` after the frame has loaded, or later without that, `onFailure` is told what is missing. A
 * browser that refuses to frame a page says nothing to the page around it, and counts it as loaded.
 */
export function watchFrame(
  frame: HTMLIFrameElement,
  patienceMs: number,
  onFailure: (reason: FrameFailure) => void,
): FrameWatch {
  let hasSpoken = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      onFailure(hasSpoken ? 'not-allowed' : 'no-answer');
    }, ms);
  };
  const onLoad = (): void => {
    // The panel's hello may come before its page counts as loaded.
    if (!hasSpoken) wait(patienceMs);
  };
  const end = (): void => {
    clearTimeout(timer);
    frame.removeEventListener('load', onLoad);
  };
  frame.addEventListener('load', onLoad);
  wait(patienceMs * LOADING_SHARE);
  return {
    heard() {
      hasSpoken = true;
      wait(patienceMs);
    },
    taken: end,
    end,
  };
}
