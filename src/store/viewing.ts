import type { Engine } from './engine.ts';
import { selectHasFeature } from './selectors.ts';

/** At least so often it is said again: three times in a lease, so that one lost word is no absence. */
const SHARE_OF_LEASE = 3;
/** How soon a word that did not arrive is said again. */
const AGAIN_MS = 2_000;

/** Says in which interaction this tab is, for the others to see (T12). */
export interface Viewing {
  /** Looks at what is open, and says it. */
  resume(): void;
  /** The page goes to the back or away: says that it has left. */
  pause(): void;
}

/**
 * While a thread is open in a tab that is in front, the backend hears of it now and then; what it answers, and the signals
 * between, are who else is there. A tab at the back counts as left.
 */
export function createViewing(engine: Engine): Viewing {
  let ownId: string | null = null;
  /** The same for as long as this tab lives. */
  const viewer = (): string => (ownId ??= engine.makeId());
  let place: string | null = null;
  let isPaused = false;
  let cancel = (): void => undefined;
  let round = 0;

  const here = async (id: string): Promise<void> => {
    round += 1;
    const mine = round;
    cancel();
    const told = await engine.client.setViewing(id, { viewerId: viewer(), here: true }, engine.signal);
    if (mine !== round || place !== id) return;
    if (told.ok) {
      engine.commit((change) => {
        const thread = change.state.threads[id];
        if (thread !== undefined && !isSame(thread.viewing, told.value.agents))
          change.put('threads', id, { ...thread, viewing: told.value.agents });
      });
    } else if (told.error.kind === 'not-found' || told.error.kind === 'rejected') {
      return;
    }
    cancel = engine.after(
      told.ok ? Math.max(1_000, told.value.leaseMs / SHARE_OF_LEASE) : AGAIN_MS,
      () => void here(id),
    );
  };
  const leave = (): void => {
    if (place === null) return;
    cancel();
    round += 1;
    const left = place;
    place = null;
    void engine.client.setViewing(left, { viewerId: viewer(), here: false });
    engine.commit((change) => {
      const thread = change.state.threads[left];
      if (thread !== undefined && thread.viewing.length > 0)
        change.put('threads', left, { ...thread, viewing: [] });
    });
  };
  const look = (): void => {
    const { openId } = engine.state;
    // Not before there is something to show: what can't be read is not looked at.
    const isThere = openId !== null && engine.state.threads[openId]?.status === 'ready';
    const next = !isPaused && isThere && selectHasFeature('presence')(engine.state) ? openId : null;
    if (next === place) return;
    leave();
    place = next;
    if (next !== null) void here(next);
  };

  engine.onCommit(({ before, state }) => {
    if (
      before.openId !== state.openId ||
      before.threads !== state.threads ||
      before.session !== state.session
    )
      look();
    // What was told before the line broke may have run out there.
    const isBack = before.connection.stream.kind !== 'live' && state.connection.stream.kind === 'live';
    if (isBack && place !== null) void here(place);
  });

  return {
    resume: () => {
      isPaused = false;
      look();
    },
    pause: () => {
      isPaused = true;
      leave();
    },
  };
}

function isSame(a: readonly { readonly id: string }[], b: readonly { readonly id: string }[]): boolean {
  return a.length === b.length && a.every(({ id }, index) => id === b[index]?.id);
}
