import type { OPERATIONS, OperationId } from '../../contract/operations.ts';
import { fail, isPassing, ok, type Result } from '../../model/result.ts';
import type { Environment } from '../environment.ts';
import { createDeadline, pause, within } from './deadline.ts';
import { parseJson, toError, type RawAnswer, type Refusals } from './problem.ts';
import { retryDelay } from './retry.ts';
import type { TokenSource } from './token-source.ts';

/** What a call is answered with that may be unchanged, where it is. */
export const UNCHANGED = Symbol('unchanged');

/** Method and path of an operation of the contract. */
export type Route = {
  [Id in OperationId]: `${(typeof OPERATIONS)[Id]['method']} ${(typeof OPERATIONS)[Id]['path']}`;
}[OperationId];

/** Values of a query; a list stands once for each of its values, and what is absent or empty is left out. */
export type Query = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** One call, before it has a token. */
export interface Call extends Refusals {
  readonly route: Route;
  /** What stands for the parameter in braces. */
  readonly id?: string;
  readonly query?: Query;
  readonly body?: Blob | Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
  /** Whether doing it twice is the same as doing it once, so that it may be repeated by itself. */
  readonly repeat?: boolean;
  /** Whether 304 is an answer: `UNCHANGED`. */
  readonly mayBeUnchanged?: true;
  /** Whether it goes on when the page goes away. */
  readonly keepalive?: boolean;
  /** In place of the usual one. */
  readonly transport?: Transport;
  readonly deadlineMs?: number;
}

/** A request that is ready to leave. */
export interface RawRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Blob | string | null;
  readonly keepalive?: boolean;
  readonly signal: AbortSignal;
}

/** Brings a request there and its answer back; rejects where there is no answer. `extend` begins the deadline anew. */
export type Transport = (request: RawRequest, extend: (ms: number) => void) => Promise<RawAnswer>;

/** Carries out calls; never throws. */
export type Requester = <T>(call: Call, toValue: (body: unknown) => T | null) => Promise<Result<T>>;

/** The address of a call below the API's. */
function callUrl(
  baseUrl: string,
  { route, id = '', query = {} }: Pick<Call, 'route' | 'id' | 'query'>,
): string {
  const path = route.slice(route.indexOf(' ') + 1).replace(/\{\w+\}/, encodeURIComponent(id));
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value)
      ? (value as readonly string[])
      : [value as string | number | undefined]) {
      if (one !== undefined && one !== '') parameters.append(name, String(one));
    }
  }
  const search = parameters.toString();
  return baseUrl + path + (search === '' ? '' : `?${search}`);
}

/** A transport over `fetch`. */
export function createFetchTransport(fetch: typeof globalThis.fetch): Transport {
  return async ({ url, ...init }) => {
    const response = await fetch(url, { ...init, credentials: 'omit', cache: 'no-store' });
    return {
      status: response.status,
      header: (name) => response.headers.get(name),
      body: await response.text(),
    };
  };
}

/** Makes calls with a deadline, repeats what may be repeated, asks for a new token once where the old one is refused. */
export function createRequester(
  options: { readonly baseUrl: string; readonly transport: Transport; readonly tokens: TokenSource },
  environment: Environment,
): Requester {
  const { clock, random, timings, closed } = environment;
  const { baseUrl, tokens } = options;

  const send = async (call: Call, token: string, signal: AbortSignal): Promise<Result<RawAnswer>> => {
    const { body, deadlineMs = timings.attemptMs, transport = options.transport } = call;
    const isJson = body !== undefined && !(body instanceof Blob);
    const deadline = createDeadline(deadlineMs, [signal]);
    try {
      const answer = await within(
        deadline.signal,
        transport(
          {
            method: call.route.slice(0, call.route.indexOf(' ')),
            url: callUrl(baseUrl, call),
            headers: {
              accept: 'application/json',
              authorization: `Bearer ${token}`,
              ...(isJson ? { 'content-type': 'application/json' } : {}),
              ...call.headers,
            },
            body: isJson ? JSON.stringify(body) : (body ?? null),
            ...(call.keepalive === true ? { keepalive: true } : {}),
            signal: deadline.signal,
          },
          deadline.extend,
        ),
      );
      return ok(answer);
    } catch (error) {
      return deadline.expired
        ? fail('timeout', `no answer to ${call.route} in time`)
        : fail('offline', String(error));
    } finally {
      deadline.end();
    }
  };

  const attempt = async <T>(
    call: Call,
    signal: AbortSignal,
    toValue: (body: unknown) => T | null,
  ): Promise<Result<T>> => {
    const first = await within(signal, tokens.get()).catch(() => fail('offline', 'aborted'));
    if (!first.ok) return first;
    let answer = await send(call, first.value, signal);
    if (answer.ok && answer.value.status === 401) {
      const second = await within(signal, tokens.renew(first.value)).catch(() => fail('offline', 'aborted'));
      if (!second.ok) return second;
      answer = await send(call, second.value, signal);
    }
    if (!answer.ok) return answer;
    const { status, body } = answer.value;
    if ((status < 200 || status > 299) && !(status === 304 && call.mayBeUnchanged === true))
      return toError(answer.value, clock(), call);
    const value = toValue(status === 304 ? UNCHANGED : parseJson(body));
    // Perhaps a sign-in page of the network in between, so that later may be better.
    return value === null
      ? fail('unavailable', `the answer to ${call.route} is not as agreed`, { type: 'malformed-answer' })
      : ok(value);
  };

  return async (call, toValue) => {
    const whole = createDeadline(Math.max(timings.requestMs, call.deadlineMs ?? 0), [closed, call.signal]);
    const endsAt = clock() + timings.requestMs;
    try {
      for (let repetition = 0; ; repetition += 1) {
        const result = await attempt(call, whole.signal, toValue);
        if (whole.expired && !result.ok) return fail('timeout', `no answer to ${call.route} in time`);
        if (result.ok || call.repeat !== true || !isPassing(result.error.kind) || whole.signal.aborted)
          return result;
        const wait = retryDelay(
          repetition,
          { baseMs: timings.retryBaseMs, capMs: timings.retryCapMs, random },
          result.error.retryAfterMs,
        );
        if (repetition >= 3 || clock() + wait >= endsAt) return result;
        await pause(wait, whole.signal);
      }
    } finally {
      whole.end();
    }
  };
}
