import { wrap, type IDBPDatabase } from 'idb';

/** So long the browser has for one call; then there is nothing kept. */
const DEADLINE_MS = 3_000;

/**
 * What was read once and is shown again before the backend has answered, or without it: quick replies and templates. A copy, so
 * whatever goes wrong with it is as if it had not been there; it never rejects.
 */
export interface ReplyCache {
  /** Whose copies these are; nothing is kept or found before. */
  begin(scope: string): void;
  read<T>(name: string): Promise<T | null>;
  keep(name: string, value: unknown): void;
  /** Removes all of this agent. */
  clear(): Promise<void>;
}

const NAME = 'inlay-replies';
const TABLE = 'copies';

/** Copies in a database of their own; null keeps none. */
export function createReplyCache(databases: IDBFactory | null): ReplyCache {
  let scope: string | null = null;
  let opening: Promise<IDBPDatabase | null> | null = null;

  const open = (): Promise<IDBPDatabase | null> => {
    if (databases === null) return Promise.resolve(null);
    opening ??= openDatabase(databases, () => {
      opening = null;
    }).catch(() => null);
    return opening;
  };
  const within = async <T>(call: (db: IDBPDatabase) => Promise<T>): Promise<T | null> => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), DEADLINE_MS);
    });
    const work = open().then((db) => (db === null ? null : call(db)));
    return Promise.race([work.catch(() => null), late]).finally(() => clearTimeout(timer));
  };

  return {
    begin: (whose) => {
      scope = whose;
    },
    read: async (name) => {
      const key = [scope ?? '', name];
      if (scope === null) return null;
      return ((await within((db) => db.get(TABLE, key))) ?? null) as never;
    },
    keep: (name, value) => {
      if (scope === null) return;
      const key = [scope, name];
      void within((db) => db.put(TABLE, value, key));
    },
    clear: async () => {
      if (scope === null) return;
      const own = IDBKeyRange.bound([scope], [scope, []]);
      scope = null;
      await within((db) => db.delete(TABLE, own));
    },
  };
}

async function openDatabase(databases: IDBFactory, onGone: () => void): Promise<IDBPDatabase> {
  const request = databases.open(NAME, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(TABLE);
  };
  const db = (await wrap(request)) as unknown as IDBPDatabase;
  // Whoever deletes it, or brings a newer one, waits for all who have it open.
  db.addEventListener('versionchange', () => {
    db.close();
    onGone();
  });
  return db;
}
