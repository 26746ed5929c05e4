import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request, type ClientRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createDatabaseOn, startPostgres } from '../support/postgres.ts';
import { startBackend, type BenchBackend } from './backend.ts';
import type { Figure } from './figures.ts';

const AGENTS = 200;
/** Sends under way at once; an agent has one at a time. */
const AT_ONCE = 16;
const LOAD_MS = 6_000;
/** What does not arrive within this has been lost. */
const DRAIN_MS = 60_000;

/** What one run of sends came to. */
interface Run {
  readonly perSecond: number;
  readonly sends: number;
}

/** Resident memory of the backend's process, bytes. */
interface Memory {
  readonly firstStart: number;
  readonly atRest: number;
  readonly withStreams: number;
  readonly after: number;
}

/** Sends a second that the backend sustains, on each database, with and without 200 agents listening; and its memory. */
export async function sends(): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'inlay-bench-'));
  try {
    const embedded = await measure('PGlite', `file:${join(folder, 'data')}`);
    const server = await startPostgres();
    if (server === undefined) {
      const name = 'Sends a second, Postgres';
      return [...embedded.figures, { name, value: 'not measured', note: 'there is no Postgres here' }];
    }
    try {
      const database = await createDatabaseOn(server.url);
      const real = await measure('Postgres', database.url);
      await database.drop();
      const ratio = real.listened.perSecond / embedded.listened.perSecond;
      return [
        ...embedded.figures,
        ...real.figures,
        {
          name: 'Sends a second, Postgres to PGlite',
          value: `${ratio.toFixed(2)} ×`,
          note: `both with ${AGENTS} streams; Postgres without fsync, in processes of its own on the same cores`,
        },
      ];
    } finally {
      await server.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(
  name: string,
  databaseUrl: string,
): Promise<{ readonly figures: readonly Figure[]; readonly listened: Run }> {
  // The first start makes the database, which takes memory once; every other start finds it made.
  const first = await startBackend({ databaseUrl, agents: AGENTS });
  const { rss: firstStart } = await first.state();
  await first.stop();
  const backend = await startBackend({ databaseUrl, agents: AGENTS });
  try {
    await delay(1000);
    const { rss: atRest } = await backend.state();
    const agents = await prepare(backend);
    await load(backend, agents, [], 1500);
    const alone = await load(backend, agents, [], LOAD_MS);
    const streams = await Promise.all(agents.map((agent) => openStream(backend.url, agent.token)));
    await delay(1000);
    const { rss: withStreams } = await backend.state();
    const listened = await load(backend, agents, streams, LOAD_MS);
    const { rss: after } = await backend.state();
    for (const stream of streams) stream.close();
    const memory = { firstStart, atRest, withStreams, after };
    return { listened, figures: figuresOf(name, alone, listened, memory) };
  } finally {
    await backend.stop();
  }
}

function figuresOf(name: string, alone: Run, listened: Run, memory: Memory): readonly Figure[] {
  const share = listened.perSecond / alone.perSecond;
  return [
    {
      name: `Sends a second, ${name}, ${AGENTS} streams open`,
      value: listened.perSecond.toFixed(0),
      note:
        `${share.toFixed(2)} × of the ${alone.perSecond.toFixed(0)} without streams; ${listened.sends} sends, until the ` +
        'network has taken the last one and every stream has told it',
    },
    {
      name: `Memory of the backend, ${name}`,
      value: `${mB(memory.atRest)} at rest`,
      note:
        `${mB(memory.withStreams)} with ${AGENTS} streams, ${mB(memory.after)} after the sends, ${mB(memory.firstStart)} at ` +
        "the first start; resident, of Node's process",
    },
  ];
}

function mB(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}

/** An agent with an interaction of their own, and the newest message in it. */
interface BenchAgent {
  readonly token: string;
  readonly interactionId: string;
  readonly seenMessageId: string;
}

/** A conversation for each agent, begun by its contact. */
async function prepare(backend: BenchBackend): Promise<readonly BenchAgent[]> {
  const tokens = await backend.tokens();
  const [first = ''] = tokens;
  for (let index = 0; index < AGENTS; index += 1)
    await backend.inbound(`conversation-${index}`, `inbound-${index}`, 'Where is my parcel?');
  const found: { id: string; lastMessage: { id: string } | null }[] = [];
  let cursor: string | null = null;
  do {
    const query = new URLSearchParams({ limit: '100', ...(cursor === null ? {} : { cursor }) });
    const answer = await fetch(`${backend.url}/api/v1/interactions?${query.toString()}`, {
      headers: { authorization: `Bearer ${first}` },
    });
    if (!answer.ok) throw new Error(`No interactions (${answer.status}): ${await answer.text()}`);
    const page = (await answer.json()) as { items: typeof found; next: string | null };
    found.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  if (found.length !== AGENTS) throw new Error(`There are ${found.length} interactions, not ${AGENTS}.`);
  return tokens.map((token, index) => ({
    token,
    interactionId: found[index]?.id ?? '',
    seenMessageId: found[index]?.lastMessage?.id ?? '',
  }));
}

/** Sends as fast as answers come; then waits until the last one has gone wherever it goes. */
async function load(
  backend: BenchBackend,
  agents: readonly BenchAgent[],
  streams: readonly Stream[],
  forMs: number,
): Promise<Run> {
  const connections = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const { taken: before } = await backend.state();
  const free = [...agents];
  let count = 0;
  const start = performance.now();
  const work = async (): Promise<void> => {
    while (performance.now() - start < forMs) {
      const agent = free.shift();
      if (agent === undefined) throw new Error('Every agent is busy.');
      await send(backend.url, agent, `Answer ${count}: it leaves today.`, connections);
      count += 1;
      free.push(agent);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const mark = randomUUID();
  const [last] = agents;
  if (last === undefined) throw new Error('There are no agents.');
  for (const stream of streams) stream.lookFor(mark);
  await send(backend.url, last, mark, connections);
  count += 1;
  await Promise.race([
    Promise.all([...streams.map((stream) => stream.found), networkHas(backend, before + count)]),
    delay(DRAIN_MS, undefined, { ref: false }).then(() => {
      throw new Error(`Not everything had arrived ${DRAIN_MS / 1000} s after the last send.`);
    }),
  ]);
  const seconds = (performance.now() - start) / 1000;
  connections.destroy();
  return { perSecond: count / seconds, sends: count };
}

async function networkHas(backend: BenchBackend, count: number): Promise<void> {
  for (;;) {
    const { taken } = await backend.state();
    if (taken >= count) return;
    await delay(20);
  }
}

function send(url: string, agent: BenchAgent, text: string, connections: Agent): Promise<void> {
  const body = JSON.stringify({
    text,
    attachmentIds: [],
    visibility: 'private',
    inReplyToId: null,
    seenMessageId: agent.seenMessageId,
  });
  return new Promise((resolve, reject) => {
    const call = request(
      `${url}/api/v1/interactions/${agent.interactionId}/messages`,
      {
        method: 'POST',
        agent: connections,
        headers: {
          authorization: `Bearer ${agent.token}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'idempotency-key': randomUUID(),
        },
      },
      (answer) => {
        let said = '';
        answer.setEncoding('utf8');
        answer.on('data', (text: string) => (said += text));
        answer.on('end', () => {
          if (answer.statusCode === 201) resolve();
          else reject(new Error(`A send was refused (${answer.statusCode ?? 0}): ${said}`));
        });
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}

/** An agent's event stream; read and not parsed, so that measuring costs little. */
interface Stream {
  /** Looks for these words from now on. */
  readonly lookFor: (words: string) => void;
  /** Resolves when what is looked for has come; rejects when the stream ends before. */
  readonly found: Promise<void>;
  readonly close: () => void;
}

function openStream(url: string, token: string): Promise<Stream> {
  return new Promise((resolve, reject) => {
    let wanted: Buffer | null = null;
    let tail = Buffer.alloc(0);
    let find: () => void = () => undefined;
    let lose: (error: Error) => void = () => undefined;
    const found = new Promise<void>((onFound, onLost) => {
      find = onFound;
      lose = onLost;
    });
    // Closing it is no loss to who has stopped waiting.
    found.catch(() => undefined);
    const call: ClientRequest = request(
      `${url}/api/v1/events`,
      {
        agent: false,
        headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' },
      },
      (answer) => {
        if (answer.statusCode !== 200) {
          reject(new Error(`No stream: ${answer.statusCode ?? 0}`));
          return;
        }
        answer.on('data', (chunk: Buffer) => {
          if (wanted === null) return;
          const piece = Buffer.concat([tail, chunk]);
          if (piece.includes(wanted)) find();
          tail = piece.subarray(Math.max(0, piece.length - wanted.length));
        });
        answer.on('close', () => {
          lose(new Error('A stream ended.'));
        });
        resolve({
          lookFor: (words) => {
            wanted = Buffer.from(words);
          },
          found,
          close: () => call.destroy(),
        });
      },
    );
    call.on('error', (error) => {
      reject(error);
      lose(error);
    });
    call.end();
  });
}
