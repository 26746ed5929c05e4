import type { Announcing } from './announcing.ts';
import type { Engine } from './engine.ts';
import type { Viewing } from './viewing.ts';

/** Whether the agent can see what this tab shows: its page is in front, and the host shows the panel in it. */
export interface Sight {
  setPageSeen(isSeen: boolean): void;
  readonly setShownByHost: (isShown: boolean) => void;
}

/** What nobody sees is not looked at: the agent counts as gone from the thread, and is told of what happens in it. */
export function createSight(
  engine: Engine,
  { viewing, announcing }: { readonly viewing: Viewing; readonly announcing: Announcing },
): Sight {
  let isPageSeen = true;
  let isShown = true;
  const tell = (): void => {
    const isSeen = isPageSeen && isShown;
    if (isSeen) viewing.resume();
    else viewing.pause();
    announcing.setSeen(isSeen);
  };
  return {
    setPageSeen: (isSeen) => {
      isPageSeen = isSeen;
      tell();
    },
    setShownByHost: (shown) => {
      if (shown === isShown) return;
      isShown = shown;
      engine.commit((change) => {
        change.patch({ minimised: !shown });
      });
      tell();
    },
  };
}
