import { openDB } from 'idb';
import type { NetworkState } from './state.ts';
import { memoryStorage, type NetworkStorage } from './storage.ts';

/** Keeps the network in IndexedDB, so that a reload of the page loses nothing; in memory where that is denied. */
export async function indexedDbStorage(name = 'inlay-network'): Promise<NetworkStorage> {
  try {
    const database = await openDB(name, 1, {
      upgrade: (db) => {
        db.createObjectStore('state');
        db.createObjectStore('files');
      },
      // Whoever deletes it waits for all who have it open.
      blocking: (_current, _wanted, { target }) => (target as IDBDatabase).close(),
    });
    return {
      load: () => database.get('state', 'state') as Promise<NetworkState | undefined>,
      save: async (state) => {
        await database.put('state', state, 'state');
      },
      loadFile: (id) => database.get('files', id) as Promise<Uint8Array<ArrayBuffer> | undefined>,
      saveFile: async (id, bytes) => {
        await database.put('files', bytes, id);
      },
    };
  } catch {
    return memoryStorage();
  }
}
