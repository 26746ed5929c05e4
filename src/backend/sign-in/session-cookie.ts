import type { Signer } from '../signer.ts';

/** What a session's cookie says, once its signature holds. */
export interface SessionCookie {
  readonly organisationId: string;
  /** 256 bits of chance in base64url; the database knows its hash alone. */
  readonly id: string;
  readonly generation: number;
}

/**
 * Its name. `__Host-` ties it to this host, the root path and https. A browser sends it back in a frame of another site only with
 * `SameSite=None; Secure; Partitioned`, and then for that page's site alone (CHIPS). Over http, which is this machine itself, neither holds.
 */
const nameOf = (isSecure: boolean): string => (isSecure ? '__Host-inlay-session' : 'inlay-session');
const attributesOf = (isSecure: boolean): string =>
  `Path=/; HttpOnly; ${isSecure ? 'Secure; SameSite=None; Partitioned' : 'SameSite=Lax'}`;

/** The header that has a browser keep the cookie for so many seconds; 0 has it forget it. */
export async function cookieHeader(
  signer: Signer,
  cookie: SessionCookie | null,
  { isSecure, seconds }: { readonly isSecure: boolean; readonly seconds: number },
): Promise<string> {
  const value =
    cookie === null ? '' : `${fieldsOf(cookie)}.${await signer.sign(`session ${fieldsOf(cookie)}`)}`;
  const maxAge = String(cookie === null ? 0 : Math.max(0, Math.floor(seconds)));
  return `${nameOf(isSecure)}=${value}; Max-Age=${maxAge}; ${attributesOf(isSecure)}`;
}

/** What a request's cookie says, whoever wrote it; null where it came with none. */
export function cookieValue(request: Request, isSecure: boolean): string | null {
  const name = nameOf(isSecure);
  const pairs = (request.headers.get('cookie') ?? '').split(/;\s*/);
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? null;
}

/** The session that a request's cookie names; null where there is none, or none that was signed here. */
export async function readCookie(
  signer: Signer,
  request: Request,
  isSecure: boolean,
): Promise<SessionCookie | null> {
  const value = cookieValue(request, isSecure) ?? '';
  const [, organisationId, id, digits, signature] =
    /^([\w-]{1,64})\.([\w-]{43})\.(\d{1,9})\.([\w-]{22})$/.exec(value) ?? [];
  if (organisationId === undefined || id === undefined || digits === undefined || signature === undefined)
    return null;
  const cookie = { organisationId, id, generation: Number(digits) };
  return (await signer.verify(`session ${fieldsOf(cookie)}`, signature)) ? cookie : null;
}

function fieldsOf({ organisationId, id, generation }: SessionCookie): string {
  return `${organisationId}.${id}.${String(generation)}`;
}
