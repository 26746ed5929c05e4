import * as v from 'valibot';
import type { GatewayAccount, SendOutcome } from '../gateway.ts';
import { answerJson, callNetwork, retryAfterMs, type CallResult, type Fetch } from '../http-call.ts';
import { meaningOf } from './error-codes.ts';

/** Which Graph API is called, and as whom. */
export interface GraphOptions {
  readonly fetch: Fetch;
  readonly graphUrl: string;
  readonly version: string;
  readonly deadlineMs: number;
}

/** Calls of the Graph API with an account's token, which goes in a header and never in an address. */
export class Graph {
  readonly #options: GraphOptions;

  constructor(options: GraphOptions) {
    this.#options = options;
  }

  /** Posts JSON to `/{version}/{path}`. */
  postJson(path: string, body: unknown, account: GatewayAccount, signal: AbortSignal): Promise<CallResult> {
    return this.#call(
      this.#address(path),
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      },
      account,
      signal,
    );
  }

  /** Posts a form with a file to `/{version}/{path}`. */
  postForm(path: string, form: FormData, account: GatewayAccount, signal: AbortSignal): Promise<CallResult> {
    return this.#call(this.#address(path), { method: 'POST', body: form }, account, signal);
  }

  /** Gets `/{version}/{path}`. */
  get(path: string, account: GatewayAccount, signal: AbortSignal): Promise<CallResult> {
    return this.#call(this.#address(path), { method: 'GET' }, account, signal);
  }

  /** Gets an address that Graph itself gave; refuses one that is not Meta's, as the token goes along. */
  download(address: string, account: GatewayAccount, signal: AbortSignal): Promise<CallResult> {
    if (!this.#isMeta(address)) return Promise.reject(new Error('The media address is not one of Meta'));
    return this.#call(address, { method: 'GET' }, account, signal);
  }

  #address(path: string): string {
    return `${this.#options.graphUrl.replace(/\/+$/, '')}/${this.#options.version}/${path}`;
  }

  #isMeta(address: string): boolean {
    if (!URL.canParse(address)) return false;
    const { origin, protocol, hostname } = new URL(address);
    if (origin === new URL(this.#options.graphUrl).origin) return true;
    return (
      protocol === 'https:' && /(^|\.)(facebook\.com|fbsbx\.com|fbcdn\.net|whatsapp\.net)$/.test(hostname)
    );
  }

  #call(
    url: string,
    init: Omit<RequestInit, 'signal'>,
    account: GatewayAccount,
    signal: AbortSignal,
  ): Promise<CallResult> {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${account.settings['accessToken'] ?? ''}`);
    return callNetwork(this.#options.fetch, { url, ...init, headers }, signal, this.#options.deadlineMs);
  }
}

/** The JSON of a success; undefined for everything else. */
export function graphAnswer(result: CallResult): unknown {
  return result.kind === 'answered' && result.status >= 200 && result.status < 300
    ? answerJson(result.bytes)
    : undefined;
}

const graphError = v.object({
  error: v.object({
    code: v.number(),
    message: v.optional(v.string()),
    error_data: v.fallback(
      v.optional(v.object({ details: v.fallback(v.optional(v.string()), undefined) })),
      undefined,
    ),
  }),
});

/** What a call that brought no usable success says, for a log: without tokens and without content. */
export function describeResult(result: CallResult): string {
  if (result.kind !== 'answered') return result.detail;
  const parsed = v.safeParse(graphError, answerJson(result.bytes));
  if (!parsed.success) return `status ${String(result.status)}`;
  const { code, message, error_data: data } = parsed.output.error;
  return `${String(code)}: ${data?.details ?? message ?? ''}`.trim().slice(0, 500);
}

/**
 * What a call that brought no usable success means for the message. With `nothingSentYet` (an upload) it can't have been
 * sent, so that whatever would be unknown may be tried again.
 */
export function graphFailure(
  result: CallResult,
  { nothingSentYet }: { nothingSentYet: boolean },
): SendOutcome {
  const detail = describeResult(result);
  const unsure = (retryAfter: number | null = null): SendOutcome =>
    nothingSentYet
      ? { kind: 'later', reason: 'unreachable', detail, retryAfterMs: retryAfter }
      : { kind: 'unknown', detail };
  if (result.kind === 'not-sent') return { kind: 'later', reason: 'unreachable', detail, retryAfterMs: null };
  if (result.kind === 'unsure') return unsure();

  const waitMs = retryAfterMs(result.headers, Date.now());
  const parsed = v.safeParse(graphError, answerJson(result.bytes));
  const meaning = parsed.success ? meaningOf(parsed.output.error.code) : null;
  if (meaning?.onSend === 'later')
    return { kind: 'later', reason: meaning.reason, detail, retryAfterMs: waitMs };
  if (meaning?.onSend === 'refused') return { kind: 'refused', reason: meaning.reason, detail };
  if (meaning?.onSend === 'unknown') return unsure(waitMs);
  if (result.status === 429) return { kind: 'later', reason: 'limit-reached', detail, retryAfterMs: waitMs };
  if (result.status < 400 || result.status >= 500) return unsure(waitMs);
  return {
    kind: 'refused',
    reason: result.status === 401 || result.status === 403 ? 'forbidden' : 'rejected',
    detail,
  };
}
