import * as oauth from 'oauth4webapi';
import { isLoopback } from './own-page.ts';
import type { OAuthOptions } from './sign-in-options.ts';

/** What the frame that began keeps, and the redirect that came of it. */
export interface AnsweredSignIn {
  readonly parameters: URLSearchParams;
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
  readonly redirectUri: string;
}

/**
 * Why an agent was not signed in. `denied`: the login server said no, or the agent did; `expired`: it took too long; `invalid`: what came
 * back does not hold; `misconfigured`: the login server does not know this backend as it says it is.
 */
export type SignInFailure =
  | {
      readonly kind: 'refused';
      readonly reason: 'denied' | 'expired' | 'invalid' | 'misconfigured';
      readonly detail: string;
    }
  | { readonly kind: 'unreachable'; readonly detail: string };

/** Who signed in, by the login server's own id of them. */
export type SignInOutcome = { readonly kind: 'signed-in'; readonly subject: string } | SignInFailure;

/** The login server as the backend uses it. Nothing in it throws. */
export interface LoginServer {
  /** Where agents are sent; null while the login server can't be reached. */
  authorizationEndpoint(): Promise<string | null>;
  /** Changes the code of a redirect into an ID token and checks it: signature, issuer, audience, nonce, time. */
  finish(answered: AnsweredSignIn): Promise<SignInOutcome>;
}

/** How long one call may take. */
const CALL_MS = 10_000;
/** For how long what it says of itself is taken for true. */
const FRESH_MS = 3_600_000;
/** Clocks of several machines differ a little, in seconds. */
const TOLERANCE = 30;

/** A login server by OAuth 2 with OpenID Connect. */
export function createLoginServer(options: OAuthOptions, clock: () => number): LoginServer {
  const { issuer, endpoints, clientId, clientSecret, claim = 'sub' } = options;
  const authenticate = clientSecret === undefined ? oauth.None() : oauth.ClientSecretBasic(clientSecret);
  const { fetch = globalThis.fetch } = options;
  const call = () => ({
    [oauth.customFetch]: (url: string, init: object) => fetch(url, init),
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- only for a login server on this very machine
    [oauth.allowInsecureRequests]: isLoopback(new URL(issuer).hostname),
    signal: AbortSignal.timeout(CALL_MS),
  });
  let known: { readonly server: oauth.AuthorizationServer; readonly at: number } | null = null;
  let asking: Promise<oauth.AuthorizationServer> | null = null;
  const ask = async (): Promise<oauth.AuthorizationServer> => {
    const address = new URL(issuer);
    const server = await oauth.processDiscoveryResponse(
      address,
      await oauth.discoveryRequest(address, call()),
    );
    known = { server, at: clock() };
    return server;
  };
  /** By one call however many ask: of those who are not signed in anybody may. */
  const discover = async (): Promise<oauth.AuthorizationServer> => {
    if (endpoints !== undefined)
      return {
        issuer,
        authorization_endpoint: endpoints.authorization,
        token_endpoint: endpoints.token,
        jwks_uri: endpoints.jwks,
      };
    if (known !== null && clock() - known.at < FRESH_MS) return known.server;
    asking ??= ask().finally(() => {
      asking = null;
    });
    return asking;
  };

  return {
    async authorizationEndpoint() {
      try {
        return (await discover()).authorization_endpoint ?? null;
      } catch {
        return null;
      }
    },
    async finish({ parameters, verifier, state, nonce, redirectUri }) {
      try {
        const server = await discover();
        const client: oauth.Client = {
          client_id: clientId,
          [oauth.clockSkew]: Math.round((clock() - Date.now()) / 1000),
          [oauth.clockTolerance]: TOLERANCE,
        };
        const checked = oauth.validateAuthResponse(server, client, parameters, state);
        const response = await oauth.authorizationCodeGrantRequest(
          server,
          client,
          authenticate,
          checked,
          redirectUri,
          verifier,
          call(),
        );
        const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, {
          expectedNonce: nonce,
          requireIdToken: true,
        });
        await oauth.validateApplicationLevelSignature(server, response, call());
        const subject = oauth.getValidatedIdTokenClaims(tokens)?.[claim];
        return typeof subject === 'string' && subject !== ''
          ? { kind: 'signed-in', subject }
          : { kind: 'refused', reason: 'misconfigured', detail: `The ID token has no claim ${claim}` };
      } catch (error) {
        return failureOf(error);
      }
    },
  };
}

function failureOf(error: unknown): SignInFailure {
  if (error instanceof oauth.AuthorizationResponseError)
    return { kind: 'refused', reason: 'denied', detail: said(error.error_description ?? error.error) };
  if (error instanceof oauth.ResponseBodyError)
    return error.error === 'invalid_grant'
      ? { kind: 'refused', reason: 'expired', detail: said(error.error_description ?? error.error) }
      : { kind: 'refused', reason: 'misconfigured', detail: error.error };
  if (error instanceof oauth.WWWAuthenticateChallengeError)
    return {
      kind: 'refused',
      reason: 'misconfigured',
      detail: 'The login server does not take this client’s secret',
    };
  if (error instanceof oauth.OperationProcessingError || error instanceof oauth.UnsupportedOperationError)
    return isUnreachable(error)
      ? { kind: 'unreachable', detail: error.message }
      : { kind: 'refused', reason: 'invalid', detail: error.message };
  return { kind: 'unreachable', detail: error instanceof Error ? error.name : 'unknown' };
}

/** Whether the login server answered, but with none of its own answers, such as a proxy's error page. */
function isUnreachable({ code }: { readonly code?: string }): boolean {
  return code === oauth.RESPONSE_IS_NOT_CONFORM || code === oauth.RESPONSE_IS_NOT_JSON;
}

/** What a login server says, as far as it fits a line. */
function said(text: string): string {
  return text.slice(0, 200);
}
