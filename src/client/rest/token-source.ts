import { fail, ok, type Result } from '../../model/result.ts';
import type { Environment } from '../environment.ts';
import { createDeadline, within } from './deadline.ts';

/** A bearer token and when it ends, epoch milliseconds on this machine's clock. */
export interface AccessToken {
  readonly token: string;
  readonly expiresAt: number;
}

/** Keeps one token, in memory only, and asks for another when it is due: once, however many requests wait for it. */
export interface TokenSource {
  /** A token that is not about to end. */
  readonly get: () => Promise<Result<string>>;
  /** A token other than the one that was refused. */
  readonly renew: (refused: string) => Promise<Result<string>>;
  /** Calls the listener whenever a new token has come. */
  readonly onFresh: (listener: () => void) => void;
}

/** Keeps one token in memory and renews it before it ends, by one call however many ask. */
export function createTokenSource(
  ask: () => Promise<Result<AccessToken>>,
  environment: Environment,
): TokenSource {
  const { clock, timings, closed } = environment;
  const listeners: (() => void)[] = [];
  let held: { readonly token: string; readonly renewAt: number; readonly expiresAt: number } | null = null;
  let flight: Promise<Result<string>> | null = null;

  const fetchToken = async (): Promise<Result<string>> => {
    const deadline = createDeadline(timings.attemptMs, [closed]);
    try {
      const answer = await within(deadline.signal, ask());
      if (!answer.ok) return answer;
      const { token, expiresAt } = answer.value;
      // On a machine whose clock is wrong a token may seem to have ended before it came; it still is asked for only every so often.
      const renewAt = Math.max(expiresAt - timings.tokenMarginMs, clock() + timings.tokenMarginMs / 3);
      held = { token, expiresAt, renewAt };
      for (const listener of listeners) listener();
      return ok(token);
    } catch (error) {
      return deadline.expired
        ? fail('timeout', 'no token came in time')
        : fail(closed.aborted ? 'offline' : 'unavailable', `the token could not be had: ${String(error)}`);
    } finally {
      deadline.end();
    }
  };
  const renewOnce = (): Promise<Result<string>> => {
    flight ??= fetchToken().finally(() => {
      flight = null;
    });
    return flight;
  };

  return {
    async get() {
      if (held !== null && clock() < held.renewAt) return ok(held.token);
      const renewed = await renewOnce();
      // Asking a little early must not cost the time that the present token still has.
      return !renewed.ok && held !== null && clock() < held.expiresAt ? ok(held.token) : renewed;
    },
    async renew(refused) {
      if (held !== null && held.token !== refused) return ok(held.token);
      held = null;
      return renewOnce();
    },
    onFresh(listener) {
      listeners.push(listener);
    },
  };
}
