import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

/** Variable in which the data that a first start has made is told to the tests' processes; set by `pages-setup.ts`. */
const FIRST_RUN_VARIABLE = 'INLAY_TEST_FIRST_RUN';

/** Variable in which the program of all but the first server is told to the tests' processes; set by `pages-setup.ts`. */
const PROGRAM_VARIABLE = 'INLAY_TEST_DEMO_PROGRAM';

/**
 * `npm start` itself starts the first one. All others run the same program made one file once a run: npm's own start and the
 * hundreds of modules that are translated one by one take longer than the rest of a start.
 */
const NPM_START = ['npm', 'start', '--silent'];

/** What `npm start` starts, in a process that can be killed, with its data in a folder of its own. */
export class DemoServer {
  /** Starts one that finds nothing, and ends it: the servers of the run's tests each begin with a copy of what it has made. */
  static async firstRun(): Promise<{ forget(): Promise<void> }> {
    const server = await DemoServer.create();
    await server.start({}, NPM_START);
    await server.#end('SIGTERM');
    const program = await buildProgram();
    process.env[FIRST_RUN_VARIABLE] = server.#folder;
    process.env[PROGRAM_VARIABLE] = program.path;
    return {
      forget: async () => {
        await server.stop();
        await program.remove();
      },
    };
  }

  readonly port: number;
  readonly #folder: string;
  #process: ChildProcess | undefined;
  #said = '';

  private constructor(port: number, folder: string) {
    this.port = port;
    this.#folder = folder;
  }

  static async create(): Promise<DemoServer> {
    const folder = await mkdtemp(join(tmpdir(), 'inlay-e2e-'));
    const made = process.env[FIRST_RUN_VARIABLE];
    if (made !== undefined) await cp(made, folder, { recursive: true });
    return new DemoServer(await freePort(), folder);
  }

  get url(): string {
    return `http://127.0.0.1:${String(this.port)}`;
  }

  /** Resolves when the first line, the address, is there; `environment` goes with what it is given anyway. */
  async start(environment: Readonly<Record<string, string>> = {}, command = demoProgram()): Promise<void> {
    const [program = '', ...args] = command;
    const child = spawn(program, args, {
      env: {
        ...process.env,
        PORT: String(this.port),
        DATABASE_URL: `file:${join(this.#folder, 'data')}`,
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      // npm starts a shell that starts Node, and tsx may start others: the whole group is killed.
      detached: true,
    });
    this.#process = child;
    child.stderr.on('data', (chunk: Buffer) => {
      this.#said += chunk.toString();
    });
    const ended = once(child, 'exit').then(() => {
      throw new Error(`The server ended before it was ready:\n${this.#said}`);
    });
    ended.catch(() => undefined);
    const [line] = (await Promise.race([once(createInterface(child.stdout), 'line'), ended])) as [string];
    if (!line.includes(this.url)) throw new Error(`Expected the address as the first line, got: ${line}`);
  }

  /** Ends it at once, as a crash would. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Ends it as an administrator would, and leaves nothing behind. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    process.kill(-child.pid, signal);
    // npm may go before the server that it started.
    while (isThere(-child.pid)) await sleep(50);
  }
}

function demoProgram(): string[] {
  const path = process.env[PROGRAM_VARIABLE];
  if (path === undefined) throw new Error('The first server has not been started');
  return [process.execPath, path];
}

/** What `npm start` runs, as one file, beside the libraries that it takes as they are installed. */
async function buildProgram(): Promise<{ path: string; remove(): Promise<void> }> {
  const caches = join(import.meta.dirname, '../../node_modules/.cache/inlay');
  await mkdir(caches, { recursive: true });
  const folder = await mkdtemp(join(caches, 'demo-'));
  const { build } = await import('vite');
  await build({
    configFile: false,
    logLevel: 'error',
    build: { ssr: 'demo/start.ts', outDir: folder },
  });
  return {
    path: join(folder, 'start.js'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('No port to be had');
  return address.port;
}
