import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WireEventEnvelope } from '../../src/contract/event.ts';

/** What the server does with the next event on a stream: `lose` leaves it out, `repeat` sends the three before it again. */
export type StreamFault = 'lose' | 'repeat' | null;

export interface EventLogServerOptions {
  readonly heartbeatMs: number;
  /** Asked at each event that is about to go on a stream. */
  readonly faultFor?: () => StreamFault;
  /** Other things that it answers, by path, such as the page of a test. */
  readonly files?: Readonly<Record<string, { readonly type: string; readonly body: string }>>;
}

/**
 * A server of the contract's `/events` and nothing else, whose log a test writes, so that the stream meets what a good
 * backend never does: lost and repeated events, forgotten epochs, refusals. Only every event with `visible` is this agent's.
 */
export interface EventLogServer {
  readonly port: number;
  readonly baseUrl: string;
  /** Streams that are open now. */
  readonly streams: number;
  /** Streams opened so far. */
  readonly opened: number;
  /** Pages read as JSON so far. */
  readonly pages: number;
  readonly faults: { lost: number; repeated: number };
  /** Place of the newest event. */
  readonly head: string;
  /** `authorization` of every request, in order. */
  readonly tokens: string[];
  /** The position from which each stream was asked for, in order. */
  readonly afters: string[];
  /** Answers every request with this instead, until null; with `tokens` only those that carry one of them. */
  refusal: {
    readonly status: number;
    readonly headers?: Record<string, string>;
    readonly tokens?: readonly string[];
  } | null;
  append(event: WireEventEnvelope['event'], visible?: boolean): void;
  signal(data: unknown): void;
  /** Writes these bytes on every open stream. */
  write(text: string): void;
  /** Forgets everything and begins a new epoch, as a restored backup does. */
  beginEpoch(epoch: string): void;
  endStreams(): void;
  close(): Promise<void>;
}

interface Entry {
  readonly seq: number;
  readonly event: WireEventEnvelope['event'];
}

export async function openEventLogServer(options: EventLogServerOptions): Promise<EventLogServer> {
  let epoch = 'a';
  let seq = 0;
  let log: Entry[] = [];
  let opened = 0;
  let pages = 0;
  const faults = { lost: 0, repeated: 0 };
  const tokens: string[] = [];
  const afters: string[] = [];
  const streams = new Set<{ flush(): void; readonly response: ServerResponse }>();
  const at = (number: number): string => `${epoch}:${number}`;
  const head = (): string => at(log.at(-1)?.seq ?? 0);
  const now = (): string => new Date().toISOString();

  const openStream = (response: ServerResponse, after: string): void => {
    opened += 1;
    afters.push(after);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const send = (name: string, data: unknown): void => {
      response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
    };
    let [, sent = 0] = after.split(':').map(Number) as [number, number?];
    if (!after.startsWith(`${epoch}:`)) {
      send('reset', { position: head() });
      sent = log.at(-1)?.seq ?? 0;
    }
    let index = log.findIndex((entry) => entry.seq > sent);
    if (index < 0) index = log.length;
    const tell = (entry: Entry, prev: number): void =>
      send('event', { position: at(entry.seq), prev: at(prev), at: now(), event: entry.event });
    const flush = (): void => {
      for (; index < log.length; index += 1) {
        const entry = log[index]!;
        const fault = options.faultFor?.() ?? null;
        if (fault === 'repeat') {
          faults.repeated += 1;
          for (let again = Math.max(1, index - 3); again < index; again += 1)
            tell(log[again]!, log[again - 1]!.seq);
        }
        if (fault === 'lose') faults.lost += 1;
        else tell(entry, sent);
        sent = entry.seq;
      }
    };
    const stream = { flush, response };
    streams.add(stream);
    const timer = setInterval(
      () => send('heartbeat', { head: at(sent), serverTime: now() }),
      options.heartbeatMs,
    );
    response.on('close', () => {
      clearInterval(timer);
      streams.delete(stream);
    });
    send('heartbeat', { head: at(sent), serverTime: now() });
    flush();
  };

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    response.on('error', () => undefined);
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    tokens.push(request.headers.authorization ?? '');
    const cors = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
    for (const [name, value] of Object.entries(cors)) response.setHeader(name, value);
    if (request.method === 'OPTIONS') {
      response.writeHead(204).end();
      return;
    }
    const { refusal } = server;
    if (refusal !== null && (refusal.tokens?.includes(tokens.at(-1) ?? '') ?? true)) {
      response.writeHead(refusal.status, refusal.headers).end();
      return;
    }
    const file = options.files?.[url.pathname];
    if (file !== undefined) {
      response.writeHead(200, { 'content-type': file.type }).end(file.body);
      return;
    }
    if (url.pathname !== '/api/v1/events') {
      response.writeHead(404).end();
      return;
    }
    const after = url.searchParams.get('after') ?? head();
    if (request.headers.accept === 'text/event-stream') {
      openStream(response, after);
      return;
    }
    pages += 1;
    const known = after.startsWith(`${epoch}:`);
    const from = Number(after.split(':')[1]);
    const first = log.findIndex((entry) => entry.seq > from);
    const page = !known || first < 0 ? [] : log.slice(first, first + 100);
    const events = page.map((entry, index) => ({
      position: at(entry.seq),
      prev: index === 0 ? after : at(page[index - 1]!.seq),
      at: now(),
      event: entry.event,
    }));
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({ events, head: head(), more: first >= 0 && first + 100 < log.length, reset: !known }),
    );
  };

  const http = createServer(answer);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const writeAll = (text: string): void => {
    for (const { response } of streams) response.write(text);
  };
  const server: EventLogServer = {
    port,
    baseUrl: `http://127.0.0.1:${port}/api/v1`,
    get streams() {
      return streams.size;
    },
    get opened() {
      return opened;
    },
    get pages() {
      return pages;
    },
    get head() {
      return head();
    },
    faults,
    tokens,
    afters,
    refusal: null,
    append(event, visible = true) {
      seq += 1;
      if (!visible) return;
      log.push({ seq, event });
      for (const stream of [...streams]) stream.flush();
    },
    signal: (data) => writeAll(`event: signal\ndata: ${JSON.stringify(data)}\n\n`),
    write: writeAll,
    beginEpoch(next) {
      epoch = next;
      log = [];
      seq = 0;
    },
    endStreams() {
      for (const { response } of streams) response.end();
    },
    async close() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
  return server;
}
