import type { Engine } from './engine.ts';
import type { AppActions } from './actions.ts';
import { selectHasFeature } from './selectors.ts';
import type { ThreadSlice } from './state.ts';

/** At least so often it is said again: three times in a lease, so that one lost word is no absence. */
const SHARE_OF_LEASE = 3;
/** How soon a word that did not arrive is said again. */
const AGAIN_MS = 2_000;

/** Says in which interactions this tab is, for the others to see (T12). */
export interface Viewing {
  readonly actions: Pick<AppActions, 'setShown'>;
  /** Looks at what is shown, and says it. */
  resume(): void;
  /** The page goes to the back or away: says that it has left. */
  pause(): void;
}

/** One interaction that this tab has said it looks at. */
interface Place {
  cancel: () => void;
  round: number;
}

/**
 * While a thread is shown in a tab that is in front, the backend hears of it now and then; what it answers, and the signals
 * between, are who else is there. A tab at the back counts as left.
 */
export function createViewing(engine: Engine): Viewing {
  let ownId: string | null = null;
  /** The same for as long as this tab lives. */
  const viewer = (): string => (ownId ??= engine.makeId());
  const places = new Map<string, Place>();
  /** How many elements show an interaction beside what is open. */
  const shown = new Map<string, number>();
  let isPaused = false;

  const put = (id: string, viewing: ThreadSlice['viewing']): void => {
    engine.commit((change) => {
      const thread = change.state.threads[id];
      if (thread !== undefined && !isSame(thread.viewing, viewing))
        change.put('threads', id, { ...thread, viewing });
    });
  };
  const here = async (id: string, place: Place): Promise<void> => {
    place.round += 1;
    const { round } = place;
    place.cancel();
    const told = await engine.client.setViewing(id, { viewerId: viewer(), here: true }, engine.signal);
    if (round !== place.round || places.get(id) !== place) return;
    if (told.ok) put(id, told.value.agents);
    else if (told.error.kind === 'not-found' || told.error.kind === 'rejected') return;
    place.cancel = engine.after(
      told.ok ? Math.max(1_000, told.value.leaseMs / SHARE_OF_LEASE) : AGAIN_MS,
      () => void here(id, place),
    );
  };
  const enter = (id: string): void => {
    const place: Place = { cancel: () => undefined, round: 0 };
    places.set(id, place);
    void here(id, place);
  };
  const leave = (id: string, { cancel }: Place): void => {
    cancel();
    places.delete(id);
    void engine.client.setViewing(id, { viewerId: viewer(), here: false });
    put(id, []);
  };
  const look = (): void => {
    const { openId, threads } = engine.state;
    const wanted = new Set(shown.keys());
    if (openId !== null) wanted.add(openId);
    const maySay = !isPaused && selectHasFeature('presence')(engine.state);
    // Not before there is something to show: what can't be read is not looked at.
    const isHere = (id: string): boolean => maySay && wanted.has(id) && threads[id]?.status === 'ready';
    for (const [id, place] of places) if (!isHere(id)) leave(id, place);
    for (const id of wanted) if (isHere(id) && !places.has(id)) enter(id);
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
    if (isBack) for (const [id, place] of places) void here(id, place);
  });

  return {
    actions: {
      setShown: (id, isShown) => {
        const count = (shown.get(id) ?? 0) + (isShown ? 1 : -1);
        if (count > 0) shown.set(id, count);
        else shown.delete(id);
        look();
      },
    },
    resume: () => {
      isPaused = false;
      look();
    },
    pause: () => {
      isPaused = true;
      look();
    },
  };
}

function isSame(a: readonly { readonly id: string }[], b: readonly { readonly id: string }[]): boolean {
  return a.length === b.length && a.every(({ id }, index) => id === b[index]?.id);
}
