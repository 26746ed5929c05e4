import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

/** Variable in which the data that a first start has made is told to the tests' processes; set by `pages-setup.ts`. */
const FIRST_RUN_VARIABLE = 'INLAY_TEST_FIRST_RUN';

/** `npm start` itself starts the first one; its program alone spares all others npm's own start. */
const NPM_START = ['npm', 'start', '--silent'];
const PROGRAM = [process.execPath, '--import', 'tsx', 'demo/start.ts'];

/** What `npm start` starts, in a process that can be killed, with its data in a folder of its own. */
export class DemoServer {
  /** Starts one that finds nothing, and ends it: the servers of the run's tests each begin with a copy of what it has made. */
  static async firstRun(): Promise<{ forget(): Promise<void> }> {
    const server = await DemoServer.create();
    await server.start({}, NPM_START);
    await server.#end('SIGTERM');
    process.env[FIRST_RUN_VARIABLE] = server.#folder;
    return { forget: () => server.stop() };
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
  async start(environment: Readonly<Record<string, string>> = {}, command = PROGRAM): Promise<void> {
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
