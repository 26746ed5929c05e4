import type { Result } from '../model/result.ts';
import type { Client } from '../model/client.ts';
import type { Interaction } from '../model/interaction.ts';
import type { Session } from '../model/agent.ts';
import type { Environment, MalformedReport } from './environment.ts';
import { fromFilter, fromInteractionQuery, toCounts, toInteraction } from './mappers/interaction.ts';
import { toMessage } from './mappers/message.ts';
import { toPage } from './mappers/page.ts';
import { mapEach, type Reading } from './mappers/reading.ts';
import { toSession } from './mappers/session.ts';
import { createFetchTransport, createRequester, type Call } from './rest/request.ts';
import { createTokenSource, type AccessToken } from './rest/token-source.ts';
import { withAwaitedCalls } from './awaited-calls.ts';
import type { WritingCalls } from './rest-writing.ts';
import { createLateStream } from './stream/late-stream.ts';
import type { StreamInternals } from './stream/stream-internals.ts';
import { DEFAULT_TIMINGS, type ClientTimings } from './timings.ts';

export type { AccessToken } from './rest/token-source.ts';
export type { ClientTimings } from './timings.ts';
export type { MalformedReport } from './environment.ts';

/** What a client over REST is built from. */
export interface RestClientOptions {
  /** Address of the API with its version, such as `https://example.org/api/v1`; may be relative to the page. */
  readonly baseUrl: string;
  /** Gives a token that the backend takes. Kept in memory only; asked for once at a time, a little before the end of the last, and when one is refused. */
  readonly token: () => Promise<Result<AccessToken>>;
  /** In place of the network: the in-browser backend, or a test's. */
  readonly fetch?: typeof fetch;
  /** This machine's clock, epoch milliseconds. */
  readonly clock?: () => number;
  /** From 0 up to but without 1, for spreading repetitions. */
  readonly random?: () => number;
  readonly timings?: Partial<ClientTimings>;
  /**
   * The name under which the tabs of this browser partition share one event stream; null shares nothing. By default it
   * is made of backend, organisation and agent, once the session has been read.
   */
  readonly partition?: string | null;
  /** Hears of everything that came in, did not fit the contract, and was left out. */
  readonly onMalformed?: (report: MalformedReport) => void;
}

/** A client over REST and one event stream. `internals` is for tests. */
export function createRestClient(options: RestClientOptions, internals: StreamInternals = {}): Client {
  const end = new AbortController();
  const timings = { ...DEFAULT_TIMINGS, ...options.timings };
  const environment: Environment = {
    clock: options.clock ?? Date.now,
    random: options.random ?? Math.random,
    timings,
    closed: end.signal,
  };
  const page = (globalThis as { readonly location?: { readonly href: string } }).location?.href;
  const baseUrl = new URL(options.baseUrl, page).href.replace(/\/$/, '');
  const reading: Reading = {
    apiUrl: `${baseUrl}/`,
    clock: environment.clock,
    report: options.onMalformed ?? (() => undefined),
  };
  const fetch = options.fetch ?? globalThis.fetch.bind(globalThis);
  const tokens = createTokenSource(options.token, environment);
  const request = createRequester({ baseUrl, transport: createFetchTransport(fetch), tokens }, environment);
  let partition = options.partition ?? null;

  const interactionOf = (raw: unknown): Interaction | null => toInteraction(raw, reading);
  const messageOf = (raw: unknown) => toMessage(raw, reading);
  const toCurrent = (raw: unknown, type: string): unknown =>
    type === 'newer-message' ? mapEach(Array.isArray(raw) ? raw : [raw], messageOf) : interactionOf(raw);
  const forInteraction = (call: Call): Promise<Result<Interaction>> =>
    request({ ...call, toCurrent }, interactionOf);
  const forSession = async (call: Call): Promise<Result<Session>> => {
    const result = await request(call, (raw) => toSession(raw, reading));
    if (result.ok && options.partition === undefined) {
      partition = `${baseUrl} ${result.value.organisation.id} ${result.value.agent.id}`;
    }
    return result;
  };

  const stream = createLateStream(
    {
      eventsUrl: `${baseUrl}/events`,
      fetch,
      tokens,
      reading,
      partition: () => partition,
      request,
    },
    environment,
    internals,
  );

  const own: Omit<Client, keyof WritingCalls> = {
    session: (signal) => forSession({ route: 'GET /session', signal, repeat: true }),
    setAvailability: (availabilityId, signal) =>
      forSession({ route: 'PUT /session/availability', body: { availabilityId }, signal }),
    interactions: (query, signal) =>
      request(
        { route: 'GET /interactions', query: fromInteractionQuery(query), signal, repeat: true },
        (raw) => toPage(raw, interactionOf, reading),
      ),
    counts: (filter, signal) =>
      request({ route: 'GET /interactions/counts', query: fromFilter(filter), signal, repeat: true }, (raw) =>
        toCounts(raw, reading),
      ),
    interaction: (id, signal) =>
      forInteraction({ route: 'GET /interactions/{interactionId}', id, signal, repeat: true }),
    messages: (id, { cursor, limit }, signal) =>
      request(
        {
          route: 'GET /interactions/{interactionId}/messages',
          id,
          query: { cursor, limit },
          signal,
          repeat: true,
        },
        (raw) => toPage(raw, messageOf, reading),
      ),
    markRead: (id, messageId, signal) =>
      forInteraction({
        route: 'PUT /interactions/{interactionId}/read',
        id,
        body: { messageId },
        signal,
        repeat: true,
      }),
    subscribe: stream.subscribe,
    close() {
      stream.close();
      end.abort();
    },
  };
  const loadLater = async (): Promise<WritingCalls> => {
    const { createWritingCalls } = await import('./rest-writing.ts');
    // Only the browser's own transport tells how much of a file has left.
    const tellsProgress = options.fetch === undefined && typeof XMLHttpRequest !== 'undefined';
    return createWritingCalls({
      request,
      forInteraction,
      messageOf,
      toCurrent,
      reading,
      timings,
      tellsProgress,
    });
  };
  return withAwaitedCalls(own, loadLater, environment);
}
