import { createHash } from 'node:crypto';
import { mkdir, realpath, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
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
  await mkdir(folder, { recursive: true });
  const lock = await lockFolder(folder);
  try {
    const database = await openPglite({ dataDir: folder });
    return {
      ...database,
      close: async () => {
        await database.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/**
 * One process at a time: a second one would ruin the data. The lock is a local socket named after the folder, which the system
 * takes away with its process however that ends; a process that is just ending is waited for.
 */
async function lockFolder(folder: string): Promise<{ release(): Promise<void> }> {
  const name = createHash('sha256')
    .update(await realpath(folder))
    .digest('hex')
    .slice(0, 24);
  const address = lockAddress(`inlay-${name}`);
  const deadline = Date.now() + LOCK_WAIT_MS;
  for (;;) {
    const server = await listenAt(address);
    if (server !== null) {
      server.unref();
      return {
        release: () =>
          new Promise((resolve) => {
            server.close(() => {
              resolve();
            });
          }),
      };
    }
    if (Date.now() > deadline) {
      throw new Error(
        `The data in ${folder} is in use by another process. Stop that one, or name another place by DATABASE_URL.`,
      );
    }
    await sleep(100);
  }
}

const LOCK_WAIT_MS = 3_000;

/** Linux has names that are no files and can't be left behind; elsewhere it is a pipe or a file for temporary things. */
function lockAddress(name: string): string {
  if (process.platform === 'linux') return `\0${name}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

/** The listening server, or null where somebody else listens there. */
async function listenAt(address: string): Promise<Server | null> {
  const taken = await listen(address);
  if (taken !== null || !address.startsWith('/') || (await answers(address))) return taken;
  // The file of a process that ended without taking it away.
  await rm(address, { force: true });
  return listen(address);
}

function listen(address: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(null);
      else reject(error);
    });
    server.listen(address, () => {
      resolve(server);
    });
  });
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
