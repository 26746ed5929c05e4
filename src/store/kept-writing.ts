import type { NoteDraft } from './annotation-actions.ts';
import type { AppState, ReplyDraft } from './state.ts';
import type { Engine } from './engine.ts';
import type { PreferenceStorage } from './preferences.ts';

const PREFIX = 'inlay:writing:';
/** Typing is kept after this long at the latest. */
const SAVE_MS = 250;

/** What is kept, by place. */
interface Kept {
  readonly noteDrafts: Readonly<Record<string, NoteDraft>>;
  readonly replyDrafts: Readonly<Record<string, ReplyDraft>>;
  readonly cardDrafts: AppState['cardDrafts'];
  readonly contactChanges: AppState['contactChanges'];
}
type Kind = keyof Kept;
const KINDS = [
  'noteDrafts',
  'replyDrafts',
  'cardDrafts',
  'contactChanges',
] as const satisfies readonly Kind[];

/**
 * Notes, quick replies and attributes of contacts that are being written and have not been saved, kept over a reload. Where the browser denies it they last
 * as long as the page.
 */
export interface KeptWriting {
  /** Shows what was kept for this agent; what has been begun since stays. */
  begin(scope: string): void;
  /** Keeps everything now. */
  flush(): void;
  /** Removes all of this agent; nothing is kept from then on. */
  clear(): void;
}

/** Keeps them in a storage that answers at once, each place by itself: what another tab keeps in others stays there. */
export function createKeptWriting(engine: Engine, storage: PreferenceStorage | null): KeptWriting {
  let key: string | null = null;
  let cancel: (() => void) | null = null;
  const changed = new Set<string>();

  const read = (): Kept => {
    const none: Kept = { noteDrafts: {}, replyDrafts: {}, cardDrafts: {}, contactChanges: {} };
    try {
      const kept: unknown = JSON.parse((key === null ? null : storage?.getItem(key)) ?? '{}');
      return typeof kept === 'object' ? { ...none, ...kept } : none;
    } catch {
      return none;
    }
  };
  const flush = (): void => {
    cancel?.();
    cancel = null;
    if (key === null || storage === null || changed.size === 0) return;
    const present = read();
    const next = Object.fromEntries(
      KINDS.map((kind) => [
        kind,
        Object.fromEntries(
          Object.entries({ ...present[kind], ...engine.state[kind] }).filter(
            ([place]) => !changed.has(`${kind} ${place}`) || engine.state[kind][place] !== undefined,
          ),
        ),
      ]),
    );
    changed.clear();
    try {
      if (KINDS.every((kind) => Object.keys(next[kind] ?? {}).length === 0)) storage.removeItem(key);
      else storage.setItem(key, JSON.stringify(next));
    } catch {
      // Full or denied: it lasts as long as the page.
    }
  };
  const note = (before: AppState, state: AppState, kind: Kind): void => {
    if (before[kind] === state[kind]) return;
    for (const place of new Set([...Object.keys(before[kind]), ...Object.keys(state[kind])]))
      if (before[kind][place] !== state[kind][place]) changed.add(`${kind} ${place}`);
  };

  engine.onCommit(({ before, state }) => {
    for (const kind of KINDS) note(before, state, kind);
    if (changed.size === 0) return;
    const hasLess = KINDS.some((kind) => Object.keys(before[kind]).some((place) => !(place in state[kind])));
    // What has been saved or given up is not to come back.
    if (hasLess) flush();
    else cancel ??= engine.after(SAVE_MS, flush);
  });

  return {
    begin: (scope) => {
      key = PREFIX + scope;
      const kept = read();
      const notes = Object.entries(kept.noteDrafts).map(([place, draft]) => [
        place,
        { ...draft, isFresh: false },
      ]);
      engine.commit((change) => {
        const { noteDrafts, replyDrafts, cardDrafts, contactChanges } = change.state;
        change.patch({
          noteDrafts: { ...(Object.fromEntries(notes) as typeof noteDrafts), ...noteDrafts },
          replyDrafts: { ...kept.replyDrafts, ...replyDrafts },
          cardDrafts: { ...kept.cardDrafts, ...cardDrafts },
          contactChanges: { ...kept.contactChanges, ...contactChanges },
        });
      });
    },
    flush,
    clear: () => {
      cancel?.();
      if (key !== null) storage?.removeItem(key);
      key = null;
    },
  };
}
