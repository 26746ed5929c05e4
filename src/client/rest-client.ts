import { fail, ok, type Result } from '../model/result.ts';
import type { Client, LateClient, UploadOptions } from '../model/client.ts';
import type { Interaction } from '../model/interaction.ts';
import type { Attachment } from '../model/message.ts';
import type { Session } from '../model/agent.ts';
import type { Environment, MalformedReport } from './environment.ts';
import { fromFilter, fromInteractionQuery, toCounts, toInteraction } from './mappers/interaction.ts';
import { fromOutgoing, toAttachment, toMessage } from './mappers/message.ts';
import { toPage } from './mappers/page.ts';
import { mapEach, type Reading } from './mappers/reading.ts';
import { toDirectoryEntry, toSession } from './mappers/session.ts';
import { createFetchTransport, createRequester, type Call } from './rest/request.ts';
import { createTokenSource, type AccessToken } from './rest/token-source.ts';
import { createUploadTransport } from './rest/upload.ts';
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

  const upload = (file: File, target: UploadOptions): Promise<Result<Attachment>> => {
    const { interactionId, signal } = target;
    const onProgress = (share: number): void => target.onProgress?.(share);
    const tellsProgress = options.fetch === undefined && typeof XMLHttpRequest !== 'undefined';
    return request(
      {
        route: 'POST /attachments',
        query: { interactionId, name: file.name },
        body: file,
        headers: { 'content-type': file.type === '' ? 'application/octet-stream' : file.type },
        signal,
        deadlineMs: timings.uploadStallMs + file.size / 32,
        ...(tellsProgress ? { transport: createUploadTransport(timings.uploadStallMs, onProgress) } : {}),
      },
      (raw) => {
        const attachment = toAttachment(raw, reading);
        if (attachment !== null && !tellsProgress) onProgress(1);
        return attachment;
      },
    );
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

  const later = async <T>(call: (client: LateClient) => Promise<Result<T>>): Promise<Result<T>> => {
    const part = await import('./late-calls.ts').catch(() => null);
    return part === null
      ? fail('offline', 'a part is not there')
      : call(part.createLateCalls(request, reading));
  };

  return {
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
    changeInteraction: (id, version, change, signal) =>
      forInteraction({
        route: 'PATCH /interactions/{interactionId}',
        id,
        headers: ifMatch(version),
        body: { ...change },
        signal,
      }),
    assign: (id, version, to, signal) =>
      forInteraction({
        route: 'PUT /interactions/{interactionId}/assignment',
        id,
        headers: ifMatch(version),
        body: { ...to },
        signal,
      }),
    acceptOffer: (id, signal) => forInteraction({ route: 'POST /offers/{offerId}/accept', id, signal }),
    declineOffer: (id, signal) => forInteraction({ route: 'POST /offers/{offerId}/decline', id, signal }),
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
    // Sent once: whether and when it goes again is the outbox's to say.
    send: (message, signal) =>
      request(
        {
          route: 'POST /interactions/{interactionId}/messages',
          id: message.interactionId,
          headers: { 'idempotency-key': message.clientId },
          body: fromOutgoing(message),
          signal,
          toCurrent,
        },
        messageOf,
      ),
    resend: (messageId, signal) =>
      request({ route: 'POST /messages/{messageId}/resend', id: messageId, signal }, messageOf),
    upload,
    attachment: (id, signal) =>
      request({ route: 'GET /attachments/{attachmentId}', id, signal, repeat: true }, (raw) =>
        toAttachment(raw, reading),
      ),
    markRead: (id, messageId, signal) =>
      forInteraction({
        route: 'PUT /interactions/{interactionId}/read',
        id,
        body: { messageId },
        signal,
        repeat: true,
      }),
    async typing(id, signal) {
      const told = await request(
        { route: 'POST /interactions/{interactionId}/typing', id, signal },
        () => true,
      );
      return told.ok ? ok(undefined) : told;
    },
    directory: (query, signal) =>
      request({ route: 'GET /directory', query: { ...query }, signal, repeat: true }, (raw) =>
        toPage(raw, (item) => toDirectoryEntry(item, reading), reading),
      ),
    setViewing: (...given) => later((client) => client.setViewing(...given)),
    translationSettings: (...given) => later((client) => client.translationSettings(...given)),
    setTranslationSettings: (...given) => later((client) => client.setTranslationSettings(...given)),
    translate: (...given) => later((client) => client.translate(...given)),
    detectLanguage: (...given) => later((client) => client.detectLanguage(...given)),
    languages: (...given) => later((client) => client.languages(...given)),
    sendTranscript: (...given) => later((client) => client.sendTranscript(...given)),
    subscribe: stream.subscribe,
    close() {
      stream.close();
      end.abort();
    },
  };
}

/** The version read last, as an entity tag (RFC 9110, 8.8.3). */
function ifMatch(version: number): Readonly<Record<string, string>> {
  return { 'if-match': `"${version}"` };
}
