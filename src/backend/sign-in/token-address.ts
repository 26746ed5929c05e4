import type { Core } from '../core.ts';
import type { ApiRouter } from '../http/api-router.ts';
import { createRateLimit } from '../http/rate-limit.ts';
import { readBytes } from '../http/read-body.ts';
import { Problem } from '../problem.ts';
import { tokenFor } from './agent-sessions.ts';
import { findById } from './sign-in.ts';
import type { ServerClient } from './sign-in-options.ts';

const FORM_BYTES = 8_000;
/** A server asks once an agent and ten minutes, for all of them where a shift begins. */
const CALLS = { burst: 5_000, perSecond: 100 };
/** Of those who have no secret together: they keep nobody else from a token. */
const UNKNOWN = { burst: 100, perSecond: 5 };

/**
 * The token address: a server with an id and a secret asks for an agent's token by OAuth 2 client credentials (RFC 6749, 4.4), with the
 * agent's id as the parameter `agent`. Errors are that standard's own, which every client library reads.
 */
export function addTokenAddress(app: ApiRouter, core: Core): void {
  const limit = createRateLimit(CALLS, core.clock);
  const limitUnknown = createRateLimit(UNKNOWN, core.clock);
  app.post('/oauth/token', async (context) => {
    const request = context.req.raw;
    const type = (request.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase();
    if (type !== 'application/x-www-form-urlencoded')
      throw new Problem('unsupported-media-type', { detail: 'Expected application/x-www-form-urlencoded' });
    const form = new URLSearchParams(new TextDecoder().decode(await readBytes(request, FORM_BYTES)));
    const client = await authenticate(core.signIn.clients ?? [], credentialsOf(request, form));
    if (client === null) {
      limitUnknown('');
      return refusal(401, 'invalid_client', 'The client id or secret is not known', {
        'www-authenticate': 'Basic realm="inlay"',
      });
    }
    limit(client.id);
    if (form.get('grant_type') !== 'client_credentials')
      return refusal(400, 'unsupported_grant_type', 'grant_type: expected client_credentials');
    const { scope: allowed = null, organisationId } = client;
    const scope = form.get('scope');
    if (scope !== null && scope !== '' && scope !== allowed)
      return refusal(400, 'invalid_scope', `scope: expected ${allowed ?? 'none'}`);
    const agentId = form.get('agent') ?? '';
    const agent = /^[\w-]{1,64}$/.test(agentId) ? await findById(core, organisationId, agentId) : null;
    if (agent === null)
      return refusal(400, 'invalid_request', 'agent: expected the id of an active agent of the organisation');
    const { token, expiresInSeconds } = await tokenFor(core, agent);
    return answer(200, {
      access_token: token,
      token_type: 'Bearer',
      expires_in: expiresInSeconds,
      ...(allowed === null ? {} : { scope: allowed }),
    });
  });
}

interface Credentials {
  readonly id: string;
  readonly secret: string;
}

/** By the header (each part form-encoded, RFC 6749, 2.3.1) or in the body; null where there are none, or both. */
function credentialsOf(request: Request, form: URLSearchParams): Credentials | null {
  const [, basic] =
    /^Basic +([A-Za-z0-9+/=]{1,2000})$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  const id = form.get('client_id');
  const secret = form.get('client_secret');
  if (basic === undefined) return id === null || secret === null ? null : { id, secret };
  if (secret !== null) return null;
  try {
    const [, first = '', second = ''] = /^([^:]*):(.*)$/s.exec(atob(basic)) ?? [];
    const decode = (part: string): string => decodeURIComponent(part.replaceAll('+', ' '));
    return { id: decode(first), secret: decode(second) };
  } catch {
    return null;
  }
}

/** The client of these credentials; hashes are compared, so that no time tells how much of a secret was right. */
async function authenticate(
  clients: readonly ServerClient[],
  credentials: Credentials | null,
): Promise<ServerClient | null> {
  if (credentials === null) return null;
  const given = await hashOf(credentials.secret);
  let found: ServerClient | null = null;
  for (const client of clients) {
    const isSame = (await hashOf(client.secret)) === given;
    if (isSame && client.id === credentials.id) found = client;
  }
  return found;
}

async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return String.fromCharCode(...new Uint8Array(digest));
}

function refusal(
  status: number,
  error: string,
  description: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return answer(status, { error, error_description: description }, headers);
}

function answer(status: number, body: object, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  });
}
