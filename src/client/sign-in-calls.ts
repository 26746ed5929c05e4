import * as v from 'valibot';
import { agentToken, signInMethods, signInResult, type WireAgentToken } from '../contract/sign-in.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { parseJson, toError } from './rest/problem.ts';
import type { AccessToken } from './rest/token-source.ts';

/** Where agents are sent to sign in, and as whose client; null where no login server is set up. */
export type LoginAddress = v.InferOutput<typeof signInMethods>['oauth'];

/** What only the frame knows that began to sign in. */
export interface SignInProof {
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
  readonly redirectUri: string;
}

/** A token, and who it is for: organisation and agent in one text. */
export interface OwnedToken extends AccessToken {
  readonly owner: string;
}

/** The calls by which an agent signs in and out. They are made without a token, by the session's cookie; each has a deadline. */
export interface SignInCalls {
  login(): Promise<Result<LoginAddress>>;
  /** Null while the login server has not sent the agent back. */
  finish(proof: SignInProof): Promise<Result<OwnedToken | null>>;
  renew(): Promise<Result<OwnedToken>>;
  end(): Promise<Result<void>>;
}

/** Makes the calls of signing in to the backend at this address, which is of the page's own origin. */
export function createSignInCalls(
  baseUrl: string,
  {
    fetch,
    clock,
    attemptMs,
  }: { readonly fetch: typeof globalThis.fetch; readonly clock: () => number; readonly attemptMs: number },
): SignInCalls {
  const call = async <T>(
    method: string,
    path: string,
    { body, take }: { readonly body?: object; readonly take: (body: unknown) => T | null },
  ): Promise<Result<T>> => {
    try {
      const response = await fetch(`${baseUrl}${path}`, {
        method,
        credentials: 'same-origin',
        cache: 'no-store',
        headers: {
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(attemptMs),
      });
      const text = await response.text();
      if (!response.ok) {
        const header = (name: string): string | null => response.headers.get(name);
        const refused = toError({ status: response.status, header, body: text }, clock());
        const said = parseJson(text) as { readonly detail?: unknown } | undefined;
        // What the login server said, for the agent to read.
        return refused.ok || typeof said?.detail !== 'string'
          ? refused
          : { ok: false, error: { ...refused.error, message: said.detail } };
      }
      const value = take(parseJson(text));
      return value === null
        ? fail('unavailable', `the answer to ${path} is not as agreed`, { type: 'malformed-answer' })
        : ok(value);
    } catch (error) {
      const isLate = error instanceof DOMException && error.name === 'TimeoutError';
      return fail(isLate ? 'timeout' : 'offline', String(error));
    }
  };
  const owned = ({ token, expiresInSeconds, organisationId, agent }: WireAgentToken): OwnedToken => ({
    token,
    expiresAt: clock() + expiresInSeconds * 1000,
    owner: `${organisationId} ${agent.id}`,
  });

  return {
    login: async () => {
      const methods = await call('GET', '/sign-in', {
        take: (raw) => (v.is(signInMethods, raw) ? raw : null),
      });
      return methods.ok ? ok(methods.value.oauth) : methods;
    },
    finish: async (proof) => {
      const result = await call('POST', '/sign-in/session', {
        body: proof,
        take: (raw) => (v.is(signInResult, raw) ? raw : null),
      });
      if (!result.ok) return result;
      return ok(result.value.state === 'waiting' ? null : owned(result.value));
    },
    renew: () =>
      call('POST', '/session/token', { take: (raw) => (v.is(agentToken, raw) ? owned(raw) : null) }),
    end: () => call('DELETE', '/session', { take: (): void => undefined }),
  };
}
