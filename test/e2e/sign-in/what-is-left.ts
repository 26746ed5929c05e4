import type { Frame, Page } from 'playwright-core';

/** Everything that a page of an origin can find in the storage of its partition, as one text. */
export async function storedIn(frame: Frame | Page): Promise<string> {
  return frame.evaluate(async () => {
    const found: unknown[] = [
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
      await caches.keys(),
    ];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name ?? '');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error(String(request.error)));
      });
      for (const store of database.objectStoreNames) {
        const all = database.transaction(store).objectStore(store).getAll();
        await new Promise((resolve) => (all.onsuccess = resolve));
        if (all.result.length > 0) found.push([name, store, all.result]);
      }
      database.close();
    }
    return JSON.stringify(found);
  });
}
