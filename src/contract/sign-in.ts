import * as v from 'valibot';
import { agentRef } from './session.ts';
import { count, id } from './scalars.ts';

/** 256 bits, or a SHA-256, in base64url. */
const digest = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));
const address = v.pipe(v.string(), v.maxLength(2_000), v.url());

/** How agents may sign in here by themselves; `oauth` is null where the administrator has set up no login server. */
export const signInMethods = v.object({
  oauth: v.nullable(
    v.object({
      authorizationEndpoint: address,
      clientId: v.string(),
      scope: v.string(),
    }),
  ),
});
export type WireSignInMethods = v.InferOutput<typeof signInMethods>;

/** What the login server sent back to the pop-up, for whoever has the verifier that the challenge was made of. */
export const signInAnswer = v.strictObject({
  challenge: v.pipe(digest, v.description('The `code_challenge` (S256) of the authorisation request')),
  parameters: v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(8_000),
    v.description('The query of the redirect, as it came'),
  ),
});

/** What only the frame knows that began to sign in. */
export const signInProof = v.strictObject({
  verifier: v.pipe(v.string(), v.regex(/^[A-Za-z0-9._~-]{43,128}$/), v.description('The PKCE verifier')),
  state: digest,
  nonce: digest,
  redirectUri: address,
});

/** A short-lived token, and whose it is. */
export const agentToken = v.object({
  token: v.string(),
  expiresInSeconds: count,
  organisationId: id,
  agent: agentRef,
});
export type WireAgentToken = v.InferOutput<typeof agentToken>;

/** `waiting`: the login server has not sent the agent back yet; ask again. */
export const signInResult = v.variant('state', [
  v.object({ state: v.literal('waiting') }),
  v.object({ state: v.literal('signed-in'), ...agentToken.entries }),
]);
export type WireSignInResult = v.InferOutput<typeof signInResult>;
