import type { QuickReply, ReplyShelf } from '../model/quick-reply.ts';
import type { InlayError } from '../model/result.ts';
import type { Engine } from './engine.ts';
import type { PreferenceStorage } from './preferences.ts';
import type { AppActions, QuickRepliesSlice } from './state.ts';
import { createCopies, type Copies } from './storage/copies.ts';

export type QuickReplyActions = Pick<
  AppActions,
  'loadQuickReplies' | 'saveQuickReply' | 'keepReplyDraft' | 'deleteQuickReply' | 'toggleFavourite'
>;

/** The agent's quick replies, and the cache that they share with templates. */
export interface QuickReplies {
  readonly actions: QuickReplyActions;
  readonly cache: Copies;
  /** Whose they are, by organisation and agent. */
  begin(scope: string): void;
}

const FAVOURITES = 'inlay:favourites:';
const COPY = 'quick-replies';

/** Where copies and favourites are kept; null keeps none. */
export interface QuickReplyPlaces {
  readonly databases: IDBFactory | null;
  readonly quickStorage: PreferenceStorage | null;
}

/** Reads quick replies once, keeps a copy, asks for others only when there are some. Favourites outlast a sign-out: they are ids. */
export function createQuickReplies(
  engine: Engine,
  { databases, quickStorage }: QuickReplyPlaces,
): QuickReplies {
  const cache = createCopies(databases, 'inlay-replies');
  let favouritesKey: string | null = null;
  let running: Promise<void> | null = null;

  const patch = (part: Partial<QuickRepliesSlice>): void => {
    engine.commit((change) => {
      change.patch({ quickReplies: { ...change.state.quickReplies, ...part } });
    });
  };
  const put = (shelf: ReplyShelf): void => {
    patch({ shelf, status: 'ready', error: null });
    cache.keep(COPY, shelf);
  };

  const read = async (): Promise<void> => {
    const { shelf } = engine.state.quickReplies;
    patch({ status: shelf === null ? 'loading' : 'ready', outdated: false });
    if (shelf === null) {
      const kept = await cache.read<ReplyShelf>(COPY);
      if (kept !== null && engine.state.quickReplies.shelf === null) patch({ shelf: kept });
    }
    const present = engine.state.quickReplies.shelf;
    const result = await engine.client.quickReplies(present?.version ?? null, engine.signal);
    if (engine.hasEnded) return;
    if (!result.ok) patch({ status: 'failed', error: result.error });
    else if (result.value === null) patch({ status: 'ready', error: null });
    else put(result.value);
  };
  const load = (): Promise<void> => {
    running ??= read().finally(() => {
      running = null;
    });
    return running;
  };

  /** What the agent has just done, at once; the whole is read again soon, as an event will say. */
  const change = (recipe: (replies: readonly QuickReply[]) => readonly QuickReply[]): void => {
    const { shelf } = engine.state.quickReplies;
    // Under no version of the backend's, so that the next read brings the whole.
    if (shelf !== null) put({ ...shelf, replies: recipe(shelf.replies), version: '' });
  };

  engine.onCommit(({ before, state }) => {
    const { quickReplies, session } = state;
    const mayDiffer =
      (quickReplies.outdated && !before.quickReplies.outdated) ||
      (before.session.value !== null && session.value !== null && before.session.value !== session.value);
    // Who has never asked for them is spared the reading.
    if (mayDiffer && quickReplies.shelf !== null) void load();
  });

  return {
    cache,
    begin: (scope) => {
      cache.begin(scope);
      favouritesKey = FAVOURITES + scope;
      patch({ favourites: readFavourites(quickStorage, favouritesKey) });
    },
    actions: {
      loadQuickReplies: load,
      saveQuickReply: async (reply, writing) => {
        const result =
          reply === null
            ? await engine.client.createQuickReply(engine.makeId(), writing, engine.signal)
            : await engine.client.changeQuickReply(reply, writing, engine.signal);
        if (result.ok) {
          change((replies) => [...replies.filter(({ id }) => id !== result.value.id), result.value]);
          return null;
        }
        return takePresent(result.error, change);
      },
      keepReplyDraft: (id, draft) => {
        engine.commit((change) => {
          change.put('replyDrafts', id, draft);
        });
      },
      deleteQuickReply: async (id) => {
        const reply = engine.state.quickReplies.shelf?.replies.find((one) => one.id === id);
        if (reply === undefined) return null;
        const result = await engine.client.deleteQuickReply(reply, engine.signal);
        // One that has gone meanwhile is gone.
        if (!result.ok && result.error.kind !== 'not-found') return takePresent(result.error, change);
        change((replies) => replies.filter((one) => one.id !== id));
        return null;
      },
      toggleFavourite: (id) => {
        const { favourites } = engine.state.quickReplies;
        const others = favourites.filter((one) => one !== id);
        const now = others.length < favourites.length ? others : [...favourites, id];
        patch({ favourites: now });
        try {
          if (favouritesKey !== null) quickStorage?.setItem(favouritesKey, JSON.stringify(now));
        } catch {
          // Full or denied: they hold until the page ends.
        }
      },
    },
  };
}

/** Of a conflict the present one is shown, so that a second try is made on it. */
function takePresent(
  error: InlayError,
  change: (recipe: (replies: readonly QuickReply[]) => readonly QuickReply[]) => void,
): InlayError {
  const present = error.kind === 'conflict' ? (error.current as QuickReply | null) : null;
  if (present !== null) change((replies) => replies.map((one) => (one.id === present.id ? present : one)));
  return error;
}

function readFavourites(storage: PreferenceStorage | null, key: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string') : [];
  } catch {
    return [];
  }
}
