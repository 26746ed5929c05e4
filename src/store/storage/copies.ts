import { wrap, type IDBPDatabase } from 'idb';

/** So long the browser has for one call; then there is nothing kept. */
const DEADLINE_MS = 3_000;

/**
 * What was read once and is shown again before the backend has answered, or without it: quick replies, templates, translations.
 * Copies, so whatever goes wrong with them is as if they had not been there; nothing here rejects.
 */
export interface Copies {
  /** Whose copies these are; nothing is kept or found before. */
  begin(scope: string): void;
  read<T>(name: string): Promise<T | null>;
  keep(name: string, value: unknown): void;
  drop(name: string): void;
  /** Removes those of which `isOver` says so. */
  sweep(isOver: (value: unknown) => boolean): void;
  /** Removes all of this agent. */
  clear(): Promise<void>;
}

const TABLE = 'copies';

/** Copies in a database of their own, by its name; null keeps none. */
export function createCopies(databases: IDBFactory | null, database: string): Copies {
  let scope: string | null = null;
  let opening: Promise<IDBPDatabase | null> | null = null;

  const open = (): Promise<IDBPDatabase | null> => {
    if (databases === null) return Promise.resolve(null);
    opening ??= openDatabase(databases, database, () => {
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
    drop: (name) => {
      if (scope === null) return;
      const key = [scope, name];
      void within((db) => db.delete(TABLE, key));
    },
    sweep: (isOver) => {
      if (scope === null) return;
      const own = all(scope);
      void within(async (db) => {
        const table = db.transaction(TABLE, 'readwrite').objectStore(TABLE);
        for (let at = await table.openCursor(own); at !== null; at = await at.continue())
          if (isOver(at.value)) await at.delete();
      });
    },
    clear: async () => {
      if (scope === null) return;
      const own = all(scope);
      scope = null;
      await within((db) => db.delete(TABLE, own));
    },
  };
}

const all = (scope: string): IDBKeyRange => IDBKeyRange.bound([scope], [scope, []]);

async function openDatabase(
  databases: IDBFactory,
  database: string,
  onGone: () => void,
): Promise<IDBPDatabase> {
  const request = databases.open(database, 1);
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
