import { jwtVerify, SignJWT } from 'jose';

const AUDIENCE = 'inlay';
const ISSUER = 'inlay-backend';
/** A token's longest life, and what it gets unless told: ten minutes. */
export const TOKEN_SECONDS = 600;

/** Who a token is for. */
export interface TokenSubject {
  readonly organisationId: string;
  readonly agentId: string;
}

/** A token that holds, and until when, epoch milliseconds. */
export interface VerifiedToken extends TokenSubject {
  readonly expiresAt: number;
}

/**
 * A signed token (JWT, HS256) by which an agent is known for `seconds`, at most `TOKEN_SECONDS`. Whoever signs agents in mints
 * it on a server; it never stands in an address or in a browser's storage. `now` in epoch milliseconds.
 */
export async function mintToken(
  secret: Uint8Array,
  { organisationId, agentId }: TokenSubject,
  { seconds = TOKEN_SECONDS, now = Date.now() }: { readonly seconds?: number; readonly now?: number } = {},
): Promise<string> {
  if (!(seconds > 0 && seconds <= TOKEN_SECONDS))
    throw new RangeError(`Expected a life of more than 0 and at most ${String(TOKEN_SECONDS)} seconds`);
  const issuedAt = Math.floor(now / 1000);
  return new SignJWT({ org: organisationId })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(agentId)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + Math.ceil(seconds))
    .sign(secret);
}

/** Whom a token is for, or null where it is forged, malformed, meant for something else, or over. */
export async function verifyToken(
  secret: Uint8Array,
  token: string,
  now: number,
): Promise<VerifiedToken | null> {
  try {
    const { payload } = await jwtVerify(token, secret, {
      algorithms: ['HS256'],
      issuer: ISSUER,
      audience: AUDIENCE,
      requiredClaims: ['sub', 'exp', 'iat', 'org'],
      currentDate: new Date(now),
      // Clocks of several processes differ a little.
      clockTolerance: 10,
      maxTokenAge: TOKEN_SECONDS,
    });
    const { sub, org, exp } = payload;
    if (typeof sub !== 'string' || typeof org !== 'string' || exp === undefined) return null;
    return { organisationId: org, agentId: sub, expiresAt: exp * 1000 };
  } catch {
    return null;
  }
}
