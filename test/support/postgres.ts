/** A real Postgres for tests: a given one, or a throw-away cluster from the distribution's binaries. */
import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { existsSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

/** A running Postgres server that tests may fill as they like. */
export interface TestPostgres {
  /** Address of the server's maintenance database, as a superuser: `postgres://…`. */
  url: string;
  /** Stops the server and deletes its files; does nothing to one given by `TEST_DATABASE_URL`. */
  stop(): Promise<void>;
}

/** An empty database of its own on the test server. */
export interface TestDatabase {
  /** Address of the database, as its owner (a superuser where the server was started by the tests). */
  url: string;
  /** Ends all connections to the database and deletes it. */
  drop(): Promise<void>;
}

/** Variable in which the run's server is told to the tests' processes; set by `postgres-setup.ts`. */
export const RUN_VARIABLE = 'INLAY_TEST_POSTGRES';

const START_DEADLINE_MS = 30_000;

/**
 * Uses the server at `TEST_DATABASE_URL`, else starts a cluster on a free port of 127.0.0.1 in a temporary
 * folder, without fsync (it need not outlive a crash of the machine).
 *
 * @returns nothing, after one line that says so, where there is neither.
 * @throws {Error} with the server's own words when there are binaries and they do not start.
 */
export async function startPostgres(): Promise<TestPostgres | undefined> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined && given !== '') return { url: given, stop: () => Promise.resolve() };

  const bin = await findBinaries();
  if (bin === undefined) {
    console.log('No Postgres: TEST_DATABASE_URL is not set and no initdb was found. Its tests are skipped.');
    return undefined;
  }

  const user = serverUser();
  const home = await mkdtemp(join(tmpdir(), 'inlay-postgres-'));
  if (user) await chown(home, user.uid, user.gid);
  const data = join(home, 'data');
  const asUser = { cwd: home, env: { ...process.env, LC_ALL: 'C' }, ...user };

  // prettier-ignore
  const made = spawnSync(join(bin, 'initdb'), [
    '-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--no-locale', '--no-sync',
  ], { ...asUser, encoding: 'utf8' });
  if (made.status !== 0) {
    await rm(home, { recursive: true, force: true });
    throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);
  }

  const port = await freePort();
  // prettier-ignore
  const server = spawn(join(bin, 'postgres'), [
    '-D', data, '-p', String(port), '-k', '',
    '-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=300', '-c', 'fsync=off',
    '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off',
  ], { ...asUser, stdio: ['ignore', 'ignore', 'pipe'] });
  let words = '';
  server.stderr.setEncoding('utf8').on('data', (text: string) => (words = (words + text).slice(-4000)));
  const ended = new Promise<void>((resolve) => {
    server.once('exit', () => {
      resolve();
    });
    server.once('error', (error) => {
      words += error.message;
      resolve();
    });
  });
  // The server must not outlive a test process that is interrupted or exits without stopping it.
  const kill = () => {
    server.kill('SIGQUIT');
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  };
  process.once('exit', kill);

  const stop = async () => {
    process.off('exit', kill);
    // Fast shutdown: open connections of a failed test must not hold it up.
    if (server.exitCode === null) server.kill('SIGINT');
    await ended;
    await rm(home, { recursive: true, force: true });
  };

  const url = `postgres://postgres@127.0.0.1:${String(port)}/postgres`;
  const deadline = Date.now() + START_DEADLINE_MS;
  while (!(await answers(url))) {
    if (server.exitCode !== null || server.pid === undefined || Date.now() > deadline) {
      await stop();
      throw new Error(`Postgres did not start: ${words}`);
    }
    await delay(25);
  }
  return { url, stop };
}

/**
 * Makes an empty database on the run's server, which vitest starts before the tests.
 *
 * @returns nothing where there is no Postgres; such tests skip: `describe.skipIf(!hasPostgres())`.
 */
export async function createDatabase(): Promise<TestDatabase | undefined> {
  const server = runServer();
  return server === undefined ? undefined : createDatabaseOn(server);
}

/** Whether this run has a real Postgres; known before the first test. */
export function hasPostgres(): boolean {
  return runServer() !== undefined;
}

/** Makes an empty database on the server at this address; each call another one. */
export async function createDatabaseOn(serverUrl: string): Promise<TestDatabase> {
  const name = `inlay_test_${randomUUID().replaceAll('-', '')}`;
  await command(serverUrl, `create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () => command(serverUrl, `drop database if exists ${name} with (force)`),
  };
}

function runServer(): string | undefined {
  const url = process.env[RUN_VARIABLE];
  return url === '' ? undefined : url;
}

async function command(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function answers(url: string): Promise<boolean> {
  return command(url, 'select 1').then(
    () => true,
    () => false,
  );
}

/** The folder with `initdb` and `postgres`: the newest of Debian's, else from `PATH`. */
async function findBinaries(): Promise<string | undefined> {
  const debian = '/usr/lib/postgresql';
  const versions = await readdir(debian).catch(() => []);
  const newestFirst = versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(debian, version, 'bin'));
  const onPath = (process.env['PATH'] ?? '').split(delimiter);
  return [...newestFirst, ...onPath].find(
    (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')),
  );
}

/** Postgres refuses to run as root: then it runs as `postgres`, whom the distribution's package makes. */
function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const found = spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
    // `nobody` by number, where the package was unpacked without its user.
    return found.status === 0 ? Number(found.stdout) : 65534;
  });
  return { uid: uid ?? 65534, gid: gid ?? 65534 };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port);
        else reject(new Error('No free port.'));
      });
    });
  });
}
