import { wrap, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import type { PendingEntry } from '../pending-entry.ts';
import type { OutboxEntry } from '../state.ts';
import {
  draftAfterSend,
  settleDraft,
  type AgentStorage,
  type Draft,
  type DraftOutcome,
  type KeptDraft,
} from './agent-storage.ts';

/** Raised with every change of the stores below; `upgrade` takes an older database along. */
const VERSION = 2;
const NAME = 'inlay';

interface Tables extends DBSchema {
  drafts: {
    key: [string, string];
    value: KeptDraft & { readonly scope: string };
    indexes: { scope: string };
  };
  outbox: {
    /** Rises with every row, over all tabs: the order of sending. */
    key: number;
    value: { readonly order?: number; readonly scope: string; readonly entry: OutboxEntry };
    indexes: { scope: string; interaction: [string, string]; client: [string, string] };
  };
  pending: {
    /** Rises with every row, over all tabs: the order in which it was done. */
    key: number;
    value: { readonly order?: number; readonly scope: string; readonly entry: PendingEntry };
    indexes: { scope: string; key: [string, string] };
  };
}

const TABLES = ['drafts', 'outbox', 'pending'] as const;

type Writing = IDBPTransaction<Tables, (typeof TABLES)[number][], 'readwrite'>;

/**
 * Opens the browser's database for one agent (`scope`). Rejects where the browser denies it. What takes a message in or out
 * of the outbox is written through to the disk before it resolves.
 */
export async function openIndexedStorage(
  factory: IDBFactory,
  scope: string,
  makeId: () => string,
): Promise<AgentStorage> {
  const db = await openDatabase(factory);
  const write = (durability: 'strict' | 'relaxed'): Writing =>
    db.transaction([...TABLES], 'readwrite', { durability });

  const keep = async (tx: Writing, draft: Draft, seen: string | null): Promise<DraftOutcome> => {
    const drafts = tx.objectStore('drafts');
    const { keep: kept, foreign } = settleDraft(
      (await drafts.get([scope, draft.interactionId])) ?? null,
      draft,
      seen,
    );
    if (kept === null) {
      await drafts.delete([scope, draft.interactionId]);
      return { revision: null, foreign };
    }
    const revision = makeId();
    await drafts.put({ ...kept, revision, scope });
    return { revision, foreign };
  };
  const keyOf = (tx: Writing, clientId: string) =>
    tx.objectStore('outbox').index('client').getKey([scope, clientId]);

  return {
    read: async () => {
      const tx = db.transaction([...TABLES]);
      const [drafts, rows, done] = await Promise.all([
        tx.objectStore('drafts').index('scope').getAll(scope),
        tx.objectStore('outbox').index('scope').getAll(scope),
        tx.objectStore('pending').index('scope').getAll(scope),
      ]);
      return {
        drafts,
        outbox: rows.map(({ entry }) => entry),
        pending: done.map(({ entry }) => entry),
      };
    },
    readDraft: async (interactionId) => (await db.get('drafts', [scope, interactionId])) ?? null,
    saveDraft: (draft, seen) => whole(write('relaxed'), (tx) => keep(tx, draft, seen)),
    enqueue: (entries, taken, seen) =>
      whole(write('strict'), async (tx) => {
        for (const entry of entries) await tx.objectStore('outbox').add({ scope, entry });
        if (taken === null) return { revision: null, foreign: null };
        const drafts = tx.objectStore('drafts');
        const left = draftAfterSend((await drafts.get([scope, taken.interactionId])) ?? null, taken, seen);
        if (left === null) await drafts.delete([scope, taken.interactionId]);
        return { revision: left?.revision ?? null, foreign: left };
      }),
    waitingIn: async (interactionId) =>
      (await db.getAllFromIndex('outbox', 'interaction', [scope, interactionId])).map(({ entry }) => entry),
    replace: (clientId, entry) =>
      whole(write('strict'), async (tx) => {
        const order = await keyOf(tx, clientId);
        if (order === undefined) return false;
        await tx.objectStore('outbox').put({ order, scope, entry });
        return true;
      }),
    remove: (clientId) =>
      whole(write('strict'), async (tx) => {
        const order = await keyOf(tx, clientId);
        if (order === undefined) return false;
        await tx.objectStore('outbox').delete(order);
        return true;
      }),
    giveBack: (clientIds, draft, seen) =>
      whole(write('strict'), async (tx) => {
        const orders: number[] = [];
        for (const clientId of clientIds) {
          const order = await keyOf(tx, clientId);
          if (order === undefined) return null;
          orders.push(order);
        }
        for (const order of orders) await tx.objectStore('outbox').delete(order);
        return keep(tx, draft, seen);
      }),
    putPending: (entry) =>
      whole(write('strict'), async (tx) => {
        const table = tx.objectStore('pending');
        const order = await table.index('key').getKey([scope, entry.key]);
        await table.put({ ...(order === undefined ? {} : { order }), scope, entry });
      }),
    removePending: (key) =>
      whole(write('strict'), async (tx) => {
        const table = tx.objectStore('pending');
        const order = await table.index('key').getKey([scope, key]);
        if (order !== undefined) await table.delete(order);
      }),
    clear: () =>
      whole(write('strict'), async (tx) => {
        for (const name of TABLES) {
          const table = tx.objectStore(name);
          for (const key of await table.index('scope').getAllKeys(scope)) await table.delete(key);
        }
      }),
    close: () => {
      db.close();
    },
  };
}

/** Resolves to what `work` returns once the transaction has been committed, and not before. */
async function whole<T>(tx: Writing, work: (tx: Writing) => Promise<T>): Promise<T> {
  const [value] = await Promise.all([work(tx), tx.done]);
  return value;
}

async function openDatabase(factory: IDBFactory): Promise<IDBPDatabase<Tables>> {
  const request = factory.open(NAME, VERSION);
  request.onupgradeneeded = ({ oldVersion }) => {
    const db = request.result;
    if (oldVersion < 1) {
      db.createObjectStore('drafts', { keyPath: ['scope', 'interactionId'] }).createIndex('scope', 'scope');
      const outbox = db.createObjectStore('outbox', { keyPath: 'order', autoIncrement: true });
      outbox.createIndex('scope', 'scope');
      outbox.createIndex('interaction', ['scope', 'entry.message.interactionId']);
      outbox.createIndex('client', ['scope', 'entry.message.clientId'], { unique: true });
    }
    const pending = db.createObjectStore('pending', { keyPath: 'order', autoIncrement: true });
    pending.createIndex('scope', 'scope');
    pending.createIndex('key', ['scope', 'entry.key'], { unique: true });
  };
  const db = (await wrap(request)) as unknown as IDBPDatabase<Tables>;
  // A newer panel in another tab needs the older one out of its way; this one then goes on in memory.
  db.addEventListener('versionchange', () => {
    db.close();
  });
  return db;
}
