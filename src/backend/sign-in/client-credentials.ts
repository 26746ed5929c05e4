import * as oauth from 'oauth4webapi';
import { isLoopback } from './own-page.ts';

/** By what this backend gets itself a token for another server (OAuth 2, RFC 6749, 4.4). */
export interface ClientCredentialsOptions {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope?: string;
  /** In place of the network. */
  readonly fetch?: typeof fetch;
}

/** A token for another server, asked for when it is due: once, however many calls wait for it. It is in memory alone. */
export interface ClientCredentials {
  /** Rejects where none can be had. */
  token(): Promise<string>;
  /** This token was not taken: the next call asks for another. */
  refused(token: string): void;
}

/** How long one call may take. */
const CALL_MS = 10_000;
/** So long before its end a token is not used any more. */
const MARGIN_MS = 30_000;
/** For how long a token is used whose server does not say. */
const UNSAID_SECONDS = 300;

/** Tokens by client credentials from one token address. */
export function createClientCredentials(
  { tokenUrl, clientId, clientSecret, scope, fetch = globalThis.fetch }: ClientCredentialsOptions,
  clock: () => number = Date.now,
): ClientCredentials {
  const { origin, hostname } = new URL(tokenUrl);
  const server: oauth.AuthorizationServer = { issuer: origin, token_endpoint: tokenUrl };
  const client: oauth.Client = { client_id: clientId };
  let held: { readonly token: string; readonly until: number } | null = null;
  let flight: Promise<string> | null = null;

  const ask = async (): Promise<string> => {
    const response = await oauth.clientCredentialsGrantRequest(
      server,
      client,
      oauth.ClientSecretBasic(clientSecret),
      scope === undefined ? {} : { scope },
      {
        [oauth.customFetch]: (url: string, init: object) => fetch(url, init),
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- only for a server on this very machine
        [oauth.allowInsecureRequests]: isLoopback(hostname),
        signal: AbortSignal.timeout(CALL_MS),
      },
    );
    const { access_token: token, expires_in: seconds = UNSAID_SECONDS } =
      await oauth.processClientCredentialsResponse(server, client, response);
    // However short its life is said to be, it serves the calls that wait for it.
    held = { token, until: clock() + Math.max(0, seconds * 1000 - MARGIN_MS) };
    return token;
  };

  return {
    token() {
      if (held !== null && clock() < held.until) return Promise.resolve(held.token);
      flight ??= ask().finally(() => {
        flight = null;
      });
      return flight;
    },
    refused(token) {
      if (held?.token === token) held = null;
    },
  };
}
