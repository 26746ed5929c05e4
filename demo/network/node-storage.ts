import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { NetworkState } from './state.ts';
import type { NetworkStorage } from './storage.ts';

/**
 * Keeps the network in a folder: `state.json` and one file for each upload. Each is written beside its place, forced to the disk
 * and moved there, so that a crash leaves the old or the new, never half. A `state.json` that is no JSON is an error.
 */
export function folderStorage(folder: string): NetworkStorage {
  const statePath = join(folder, 'state.json');
  const filePath = (id: string) => join(folder, 'files', id);
  return {
    load: async () => {
      const text = await readIfThere(statePath);
      return text === undefined ? undefined : (JSON.parse(new TextDecoder().decode(text)) as NetworkState);
    },
    save: (state) => writeWhole(statePath, JSON.stringify(state)),
    loadFile: (id) => readIfThere(filePath(id)),
    saveFile: (id, bytes) => writeWhole(filePath(id), bytes),
  };
}

async function readIfThere(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true });
  const beside = `${path}.new`;
  const handle = await open(beside, 'w');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(beside, path);
}
