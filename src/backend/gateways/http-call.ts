/** A web fetch; the global one, or one that stays in the process. */
export type Fetch = (request: Request) => Promise<Response>;

/**
 * What became of a call to a network:
 * - `answered`: whole, with its body read.
 * - `not-sent`: certainly never reached it (name not found, connection refused).
 * - `unsure`: it may have been carried out (no answer in time, line broken).
 */
export type CallResult =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly headers: Headers;
      readonly bytes: Uint8Array<ArrayBuffer>;
    }
  | { readonly kind: 'not-sent'; readonly detail: string }
  | { readonly kind: 'unsure'; readonly detail: string };

/** Codes of Node and undici for a connection that was never there: nothing can have been sent over it. */
const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * Calls a network once and reads its whole answer, within `deadlineMs` and until `signal` aborts. Never rejects.
 * `detail` names the failure by its code, never by an address with a secret in it.
 */
export async function callNetwork(
  fetch: Fetch,
  request: { url: string } & Omit<RequestInit, 'signal'>,
  signal: AbortSignal,
  deadlineMs: number,
): Promise<CallResult> {
  if (signal.aborted) return { kind: 'not-sent', detail: 'called off' };
  const { url, ...init } = request;
  const deadline = new AbortController();
  const timer = setTimeout(() => {
    deadline.abort();
  }, deadlineMs);
  const ended = AbortSignal.any([signal, deadline.signal]);
  try {
    const call = async (): Promise<CallResult> => {
      const response = await fetch(new Request(url, { ...init, signal: ended }));
      return {
        kind: 'answered',
        status: response.status,
        headers: response.headers,
        bytes: new Uint8Array(await response.arrayBuffer()),
      };
    };
    // A fetch that stays in the process need not look at the signal.
    return await Promise.race([call(), rejectOnAbort(ended)]);
  } catch (error) {
    if (ended.aborted)
      return {
        kind: 'unsure',
        detail: deadline.signal.aborted
          ? `no answer within ${String(deadlineMs)} ms`
          : 'called off before the answer came',
      };
    const codes = errorCodes(error);
    return codes.length > 0 && codes.every((code) => NEVER_CONNECTED.has(code))
      ? { kind: 'not-sent', detail: codes.join(', ') }
      : { kind: 'unsure', detail: codes.join(', ') || 'the line broke' };
  } finally {
    clearTimeout(timer);
  }
}

/** Milliseconds that a `Retry-After` asks for (RFC 9110: seconds or a date); null where it says nothing usable. */
export function retryAfterMs(headers: Headers, now: number): number | null {
  const value = headers.get('retry-after')?.trim();
  if (value === undefined || value === '') return null;
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/** The JSON of an answer; undefined where it is none. */
export function answerJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const abort = () => {
      reject(new Error('aborted'));
    };
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}

/** Undici hides the socket's error in `cause`, and with several addresses in an aggregate of causes. */
function errorCodes(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const { code } = error as { code?: unknown };
  const inner = error instanceof AggregateError ? error.errors.flatMap(errorCodes) : errorCodes(error.cause);
  if (inner.length > 0) return inner;
  return typeof code === 'string' ? [code] : [];
}
