import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { createKeptFiles, type KeptFile } from '../../src/store/storage/kept-files.ts';

const kept = (localId: string): KeptFile => ({
  localId,
  interactionId: 'i-lea',
  file: new File([new Uint8Array(10)], `${localId}.png`, { type: 'image/png' }),
});

describe('files that are kept over a reload', () => {
  it('are in the databases that were given, and in no others', async () => {
    const databases = new IDBFactory();
    const files = createKeptFiles(databases);
    files.begin('acme/mia');
    expect(await files.keep(kept('a'))).toBe(true);
    expect((await databases.databases()).map(({ name }) => name)).toEqual(['inlay-files']);
    expect(await indexedDB.databases()).toEqual([]);
    files.close();
  });

  it('are all gone once they have been cleared, those included that were on their way then', async () => {
    const files = createKeptFiles(new IDBFactory());
    files.begin('acme/mia');
    await files.keep(kept('before'));
    const running = files.keep(kept('running'));
    const cleared = files.clear();
    const after = files.keep(kept('after'));
    await Promise.all([running, cleared, after]);
    files.begin('acme/mia');
    expect((await files.all()).map(({ localId }) => localId)).toEqual([]);
    files.close();
  });
});
