import { wrap, type IDBPDatabase } from 'idb';

/** So long the browser has to find or remove something; then it is as if there were nothing. */
const DEADLINE_MS = 3_000;

/** A file that has not been uploaded yet, as the browser keeps it over a reload. */
export interface KeptFile {
  readonly localId: string;
  readonly interactionId: string;
  readonly file: File;
}

/**
 * Files on their way to the backend, in a database of their own: one that is larger than the browser has room for costs neither
 * drafts nor waiting messages their place. Nothing here rejects.
 */
export interface KeptFiles {
  /** Whose files these are; nothing is kept or found before. */
  begin(scope: string): void;
  /** Resolves to whether it is kept: false where the browser has no room or denies storage. */
  keep(kept: KeptFile): Promise<boolean>;
  /** In the order in which they were kept. */
  all(): Promise<readonly KeptFile[]>;
  has(localId: string): Promise<boolean>;
  drop(localId: string): Promise<void>;
  /** Removes all of this agent, what is just being kept included; nothing is kept from then on until the next `begin`. */
  clear(): Promise<void>;
  close(): void;
}

const NAME = 'inlay-files';
const TABLE = 'files';

interface Row {
  readonly scope: string;
  readonly localId: string;
  readonly interactionId: string;
  readonly keptAt: number;
  readonly name: string;
  readonly type: string;
  readonly bytes: Blob;
}

/** Files in a database of their own; null keeps none. */
export function createKeptFiles(databases: IDBFactory | null): KeptFiles {
  let scope: string | null = null;
  let opening: Promise<IDBPDatabase> | null = null;
  /** What is just being kept. */
  const keeping = new Set<Promise<unknown>>();

  const open = (factory: IDBFactory): Promise<IDBPDatabase> => {
    opening ??= openDatabase(factory, () => {
      opening = null;
    });
    return opening;
  };
  const within = async <T>(
    call: (db: IDBPDatabase, scope: string) => Promise<T>,
    otherwise: T,
    deadlineMs: number | null = DEADLINE_MS,
  ): Promise<T> => {
    const whose = scope;
    if (databases === null || whose === null) return otherwise;
    const work = open(databases)
      .then((db) => call(db, whose))
      .catch(() => otherwise);
    if (deadlineMs === null) return work;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<T>((resolve) => {
      timer = setTimeout(() => {
        resolve(otherwise);
      }, deadlineMs);
    });
    return Promise.race([work, late]).finally(() => {
      clearTimeout(timer);
    });
  };
  const own = (whose: string): IDBKeyRange => IDBKeyRange.bound([whose], [whose, []]);

  return {
    begin: (whose) => {
      scope = whose;
    },
    keep: ({ localId, interactionId, file }) => {
      // As long as it takes: a large one is not kept in a moment.
      const work = within(
        async (db, whose) => {
          const row: Row = {
            scope: whose,
            localId,
            interactionId,
            keptAt: Date.now(),
            name: file.name,
            type: file.type,
            bytes: file.slice(0, file.size, file.type),
          };
          await db.put(TABLE, row);
          return true;
        },
        false,
        null,
      );
      keeping.add(work);
      void work.finally(() => keeping.delete(work));
      return work;
    },
    all: () =>
      within(async (db, whose) => {
        const rows = (await db.getAll(TABLE, own(whose))) as Row[];
        return rows
          .sort((a, b) => a.keptAt - b.keptAt)
          .map(({ localId, interactionId, name, type, bytes }) => ({
            localId,
            interactionId,
            file: new File([bytes], name, { type }),
          }));
      }, []),
    has: (localId) =>
      within(async (db, whose) => (await db.getKey(TABLE, [whose, localId])) !== undefined, false),
    drop: async (localId) => {
      await within((db, whose) => db.delete(TABLE, [whose, localId]), undefined);
    },
    clear: async () => {
      const cleared = within(async (db, whose) => {
        await Promise.all(keeping);
        await db.delete(TABLE, own(whose));
      }, undefined);
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
    request.result.createObjectStore(TABLE, { keyPath: ['scope', 'localId'] });
  };
  const db = (await wrap(request)) as unknown as IDBPDatabase;
  // Whoever deletes it, or brings a newer one, waits for all who have it open.
  db.addEventListener('versionchange', () => {
    db.close();
    onGone();
  });
  return db;
}
