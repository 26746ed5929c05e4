import { createParser } from 'eventsource-parser';
import type { StreamState } from '../../model/event.ts';
import { fail, type InlayError, type Result } from '../../model/result.ts';
import type { Environment } from '../environment.ts';
import { check, type Reading } from '../mappers/reading.ts';
import { createDeadline, pause, within, type Deadline } from '../rest/deadline.ts';
import { parseJson, toError } from '../rest/problem.ts';
import { retryDelay } from '../rest/retry.ts';
import type { TokenSource } from '../rest/token-source.ts';
import { later } from './position.ts';
import { streamItem, type StreamItem } from './stream-item.ts';

/** Where a stream brings what it has. */
export interface StreamSink {
  onItem(item: StreamItem): void;
  onState(state: StreamState): void;
}

/** Where events are read, and as whom. */
export interface HttpStreamOptions {
  /** Address of the endpoint. */
  readonly eventsUrl: string;
  readonly fetch: typeof fetch;
  readonly tokens: TokenSource;
  readonly reading: Reading;
}

/** How a connection ended: with an error, or with null where it had brought something before. */
type Ending = InlayError | null;

/**
 * One stream of server-sent events from the backend, opened again and again from where it stood until it is closed.
 * It may bring a thing twice or, cut at the wrong place, not at all: `EventSequence` sees to that.
 */
export class HttpStream {
  readonly #options: HttpStreamOptions;
  readonly #environment: Environment;
  readonly #sink: StreamSink;
  readonly #end = new AbortController();
  #after: string;
  #connection: Deadline | null = null;
  #nap = new AbortController();
  #heardAt = 0;
  #heard = false;
  #told: StreamState['kind'] | null = null;

  constructor(after: string, sink: StreamSink, options: HttpStreamOptions, environment: Environment) {
    this.#after = after;
    this.#sink = sink;
    this.#options = options;
    this.#environment = environment;
    void this.#run();
  }

  /** Where the next connection would begin. */
  get after(): string {
    return this.#after;
  }

  /** Ends a wait before its time, unless the backend asked for it, and a connection that has been silent for too long: the machine may have slept. */
  wake(): void {
    const { clock, timings } = this.#environment;
    this.#nap.abort();
    if (clock() - this.#heardAt > 2 * timings.heartbeatMs) this.#connection?.abort();
  }

  close(): void {
    this.#end.abort();
    this.#connection?.abort();
    this.#nap.abort();
  }

  async #run(): Promise<void> {
    const { clock, random, timings } = this.#environment;
    for (let failures = 0; !this.#closed;) {
      this.#tell({ kind: 'connecting' });
      const ending = await this.#connect();
      if (this.#closed) return;
      // Only now: a token that came fresh for this very attempt must not call for the next.
      this.#nap = new AbortController();
      if (ending?.kind === 'signed-out' || ending?.kind === 'forbidden') {
        this.#tell({ kind: 'signed-out' });
        await pause(Infinity, this.#nap.signal);
        continue;
      }
      failures = ending === null ? 0 : failures;
      const spread = { baseMs: timings.reconnectBaseMs, capMs: timings.reconnectCapMs, random };
      const asked = ending?.retryAfterMs ?? null;
      const wait = retryDelay(failures++, spread, asked);
      // Streams end now and then, with their token at the latest: no news before the first attempt to open it again has failed.
      this.#tell(ending === null ? { kind: 'connecting' } : { kind: 'offline', retryAt: clock() + wait });
      // What the backend asked for is waited for, whatever happens here.
      await pause(wait, asked === null ? this.#nap.signal : this.#end.signal);
    }
  }

  get #closed(): boolean {
    return this.#end.signal.aborted;
  }

  async #connect(): Promise<Ending> {
    const { timings, clock } = this.#environment;
    const { tokens } = this.#options;
    const connection = createDeadline(timings.attemptMs, [this.#end.signal]);
    this.#connection = connection;
    this.#heardAt = clock();
    this.#heard = false;
    try {
      const token = await within(connection.signal, tokens.get());
      if (!token.ok) return token.error;
      let response = await this.#open(token.value, connection);
      if (response.status === 401) {
        const renewed = await within(connection.signal, tokens.renew(token.value));
        if (!renewed.ok) return renewed.error;
        response = await this.#open(renewed.value, connection);
      }
      const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
      if (!response.ok || response.body === null || !isStream) {
        const body = await within(connection.signal, response.text());
        const header = (name: string): string | null => response.headers.get(name);
        return errorOf(
          response.ok
            ? fail('unavailable', 'no event stream')
            : toError({ status: response.status, header, body }, clock()),
        );
      }
      this.#tell({ kind: 'live' });
      await this.#read(response.body, connection);
      return this.#heard ? null : errorOf(fail('unavailable', 'the stream ended before it began'));
    } catch (error) {
      return this.#heard ? null : errorOf(fail('offline', String(error)));
    } finally {
      connection.end();
      connection.abort();
      this.#connection = null;
    }
  }

  #open(token: string, { signal }: Deadline): Promise<Response> {
    const { fetch, eventsUrl } = this.#options;
    return within(
      signal,
      fetch(`${eventsUrl}?after=${encodeURIComponent(this.#after)}`, {
        headers: { accept: 'text/event-stream', authorization: `Bearer ${token}` },
        credentials: 'omit',
        cache: 'no-store',
        signal,
      }),
    );
  }

  async #read(body: ReadableStream<Uint8Array>, connection: Deadline): Promise<void> {
    const { timings, clock } = this.#environment;
    const reader = body.getReader();
    const decoder = new TextDecoder();
    const parser = createParser({
      onEvent: ({ event = '', data }) => this.#take({ name: event, data: parseJson(data) }),
    });
    try {
      for (;;) {
        connection.extend(2 * timings.heartbeatMs);
        const { done, value } = await within(connection.signal, reader.read());
        if (done) return;
        this.#heardAt = clock();
        this.#heard = true;
        parser.feed(decoder.decode(value, { stream: true }));
      }
    } finally {
      // Not every `fetch` that is handed in obeys the signal.
      reader.cancel().catch(() => undefined);
    }
  }

  #take(raw: unknown): void {
    if (this.#closed) return;
    const item = check(streamItem, raw, 'stream', this.#options.reading);
    if (item === null) return;
    if (item.name === 'event') this.#after = later(this.#after, item.data.position);
    if (item.name === 'heartbeat') this.#after = later(this.#after, item.data.head);
    if (item.name === 'reset') this.#after = item.data.position;
    this.#sink.onItem(item);
  }

  #tell(state: StreamState): void {
    if (this.#closed || (state.kind === this.#told && state.kind !== 'offline')) return;
    this.#told = state.kind;
    this.#sink.onState(state);
  }
}

function errorOf(failure: Result<never>): InlayError | null {
  return failure.ok ? null : failure.error;
}
