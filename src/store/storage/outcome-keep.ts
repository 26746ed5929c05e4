import { wrap, type IDBPDatabase } from 'idb';
import type { ActivityEntry, OutcomeDraft } from '../outcome-state.ts';

/** So long the browser has for one call; then it is as if it kept nothing. */
const DEADLINE_MS = 3_000;

/** Everything that is kept of outcomes for one agent. */
export interface KeptOutcomes {
  readonly drafts: Readonly<Record<string, OutcomeDraft>>;
  /** In the order in which they were handed over. */
  readonly activities: readonly ActivityEntry[];
}

/**
 * Outcomes that are being filled in, and what a host has not taken, over a reload and for all tabs of an agent; in a database of
 * their own. Where the browser keeps nothing they last as long as the page. Nothing here rejects.
 */
export interface OutcomeKeep {
  /** Whose these are; nothing is kept or found before. */
  begin(scope: string): void;
  /** Null where the browser does not answer: what this page has then is all there is. */
  read(): Promise<KeptOutcomes | null>;
  putDraft(interactionId: string, draft: OutcomeDraft | null): Promise<void>;
  /** Resolves when it is on the disk. */
  putActivity(entry: ActivityEntry): Promise<void>;
  dropActivity(id: string): Promise<void>;
  /** Removes all of this agent; nothing is kept from then on until the next `begin`. */
  clear(): Promise<void>;
  close(): void;
}

const NAME = 'inlay-outcomes';
const DRAFTS = 'drafts';
const ACTIVITIES = 'activities';

/** In a database of their own; null keeps nothing. */
export function createOutcomeKeep(databases: IDBFactory | null): OutcomeKeep {
  let scope: string | null = null;
  let opening: Promise<IDBPDatabase> | null = null;

  const open = (factory: IDBFactory): Promise<IDBPDatabase> => {
    opening ??= openDatabase(factory, () => {
      opening = null;
    });
    return opening;
  };
  const within = async <T>(call: (db: IDBPDatabase, scope: string) => Promise<T>): Promise<T | null> => {
    const whose = scope;
    if (databases === null || whose === null) return null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), DEADLINE_MS);
    });
    const work = open(databases)
      .then((db) => call(db, whose))
      .catch(() => null);
    return Promise.race([work, late]).finally(() => clearTimeout(timer));
  };
  const own = (whose: string): IDBKeyRange => IDBKeyRange.bound([whose], [whose, []]);

  return {
    begin: (whose) => {
      scope = whose;
    },
    read: () =>
      within(async (db, whose) => {
        const tx = db.transaction([DRAFTS, ACTIVITIES]);
        const [keys, drafts, activities] = await Promise.all([
          tx.objectStore(DRAFTS).getAllKeys(own(whose)),
          tx.objectStore(DRAFTS).getAll(own(whose)),
          tx.objectStore(ACTIVITIES).getAll(own(whose)),
        ]);
        return {
          drafts: Object.fromEntries(
            (keys as unknown as [string, string][]).map(([, id], at) => [id, drafts[at] as OutcomeDraft]),
          ),
          activities: activities as ActivityEntry[],
        };
      }),
    putDraft: async (id, draft) => {
      await within(async (db, whose) => {
        if (draft === null) await db.delete(DRAFTS, [whose, id]);
        else await db.put(DRAFTS, draft, [whose, id]);
      });
    },
    putActivity: async (entry) => {
      await within(async (db, whose) => {
        const tx = db.transaction(ACTIVITIES, 'readwrite', { durability: 'strict' });
        await Promise.all([tx.objectStore(ACTIVITIES).put(entry, [whose, entry.id]), tx.done]);
      });
    },
    dropActivity: async (id) => {
      await within((db, whose) => db.delete(ACTIVITIES, [whose, id]));
    },
    clear: async () => {
      const cleared = within(async (db, whose) => {
        for (const table of [DRAFTS, ACTIVITIES]) await db.delete(table, own(whose));
      });
      // At once: what is handed over while this is under way would land behind it.
      scope = null;
      await cleared;
    },
    close: () => {
      void opening?.then(
        (db) => {
          db.close();
        },
        () => undefined,
      );
      opening = null;
    },
  };
}

async function openDatabase(databases: IDBFactory, onGone: () => void): Promise<IDBPDatabase> {
  const request = databases.open(NAME, 1);
  request.onupgradeneeded = () => {
    for (const table of [DRAFTS, ACTIVITIES]) request.result.createObjectStore(table);
  };
  const db = (await wrap(request)) as unknown as IDBPDatabase;
  // Whoever deletes it, or brings a newer one, waits for all who have it open.
  db.addEventListener('versionchange', () => {
    db.close();
    onGone();
  });
  return db;
}
