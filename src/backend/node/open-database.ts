import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Database } from '../database/database.ts';
import { openPglite } from '../database/pglite.ts';
import type { Log } from '../log.ts';
import { openPostgres } from './postgres.ts';

/** Where the embedded Postgres keeps its data unless told otherwise. */
export const DEFAULT_FOLDER = '.inlay/data';

/**
 * Opens the database that `DATABASE_URL` names: `postgres://…` a server; `memory:` nothing kept; `file:FOLDER` or nothing at
 * all the embedded Postgres in a folder. Rejects with a sentence for the administrator where it is none of these, or where
 * another process has the folder open.
 */
export async function openDatabase(url: string | undefined, log?: Log): Promise<Database> {
  if (url === undefined || url === '') return openFolder(DEFAULT_FOLDER);
  if (url === 'memory:') return openPglite();
  if (url.startsWith('file:')) return openFolder(url.slice('file:'.length));
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url, log === undefined ? {} : { log });
  throw new Error(
    `DATABASE_URL: expected postgres://…, file:FOLDER or memory:, got ${url.split(':', 1)[0] ?? ''}:…`,
  );
}

async function openFolder(folder: string): Promise<Database> {
  await mkdir(dirname(join(folder, '.')), { recursive: true });
  const release = await lock(`${folder.replace(/\/+$/, '')}.lock`, folder);
  try {
    const database = await openPglite({ dataDir: folder });
    return {
      ...database,
      close: async () => {
        await database.close();
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

/** One process at a time: a second one would ruin the data. A lock whose process is gone is taken over. */
async function lock(path: string, folder: string): Promise<() => Promise<void>> {
  await mkdir(dirname(path), { recursive: true });
  for (;;) {
    try {
      const file = await open(path, 'wx');
      await file.writeFile(String(process.pid));
      await file.close();
      return () => rm(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const owner = Number(await readFile(path, 'utf8').catch(() => ''));
    if (owner !== process.pid && isRunning(owner)) {
      throw new Error(
        `The data in ${folder} is in use by process ${String(owner)}. Stop that one, or name another place by DATABASE_URL.`,
      );
    }
    await rm(path, { force: true });
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
