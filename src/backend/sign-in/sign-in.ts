import type { WireSignInMethods, WireSignInResult } from '../../contract/sign-in.ts';
import type { Core } from '../core.ts';
import type { AgentCall, Call } from '../http/call.ts';
import { createRateLimit } from '../http/rate-limit.ts';
import { Problem, sessionOver } from '../problem.ts';
import { toBase64Url } from '../signer.ts';
import { beginSession, endSessionOf, renewOf, tokenFor, type SignedInAgent } from './agent-sessions.ts';
import { createLoginServer, type LoginServer } from './login-server.ts';
import { requireOwnPage } from './own-page.ts';

/** For how long an answer of the login server waits for the frame that began. */
const ANSWER_MS = 120_000;

/** Anybody can hand in an answer: those that wait take no more than twenty megabytes. */
const ANSWERS = { burst: 500, perSecond: 20 };

/** One frame asks this often while its pop-up is cut off. */
const ASKS = { burst: 30, perSecond: 2 };

/** A tab asks when it opens, and every ten minutes. */
const RENEWALS = { burst: 100, perSecond: 1 };

/** What carries out the operations of signing in. */
export interface SignIn {
  describe(): Promise<WireSignInMethods>;
  answer(call: Call<'answerSignIn'>): Promise<Response>;
  finish(call: Call<'finishSignIn'>): Promise<Response>;
  start(call: AgentCall<'startSession'>): Promise<Response>;
  renew(call: Call<'renewToken'>): Promise<Response>;
  end(call: Call<'endSession'>): Promise<Response>;
}

/** Signing in by the login server of the options, and sessions however they began. */
export function createSignIn(core: Core): SignIn {
  const { oauth } = core.signIn;
  const server = oauth === undefined ? null : createLoginServer(oauth, core.clock);
  const limitAll = createRateLimit(core.limits.signIns, core.clock);
  const limitAnswers = createRateLimit(ANSWERS, core.clock);
  const limitAsks = createRateLimit(ASKS, core.clock);
  const limit = createRateLimit(RENEWALS, core.clock);

  /** The login server and whose agents use it; refuses where none is set up. */
  const requireServer = (): { readonly server: LoginServer; readonly organisationId: string } => {
    if (server === null || oauth === undefined)
      throw new Problem('not-set-up', { detail: 'No login server' });
    limitAll('');
    return { server, organisationId: oauth.organisationId };
  };

  return {
    describe: async () => {
      if (server === null || oauth === undefined) return { oauth: null };
      const authorizationEndpoint = await server.authorizationEndpoint();
      if (authorizationEndpoint === null)
        throw new Problem('unavailable', {
          detail: 'The login server does not answer',
          retryAfterSeconds: 5,
        });
      const { clientId, scope = 'openid' } = oauth;
      return { oauth: { authorizationEndpoint, clientId, scope } };
    },

    answer: async ({ request, body: { challenge, parameters } }) => {
      const { organisationId } = requireServer();
      requireOwnPage(request);
      limitAnswers('');
      const now = core.clock();
      await core.database.inOrganisation(organisationId, async (transaction) => {
        await transaction.query('DELETE FROM sign_in_answer WHERE expires_at <= $1', [now]);
        await transaction.query(
          `INSERT INTO sign_in_answer (organisation_id, challenge, parameters, expires_at) VALUES ($1, $2, $3, $4)
           ON CONFLICT DO NOTHING`,
          [organisationId, challenge, parameters, now + ANSWER_MS],
        );
      });
      return new Response(null, { status: 204 });
    },

    finish: async ({ request, body: { verifier, state, nonce, redirectUri } }) => {
      const { server: loginServer, organisationId } = requireServer();
      const { isSecure } = requireOwnPage(request);
      const challenge = await challengeOf(verifier);
      limitAsks(challenge);
      const taken = await takeAnswer(core, organisationId, challenge);
      if (taken === null) return json({ state: 'waiting' });
      const outcome = await loginServer.finish({
        parameters: new URLSearchParams(taken),
        verifier,
        state,
        nonce,
        redirectUri,
      });
      if (outcome.kind === 'unreachable') {
        core.log.warn('login-server-unreachable', { detail: outcome.detail });
        throw new Problem('unavailable', { detail: 'The login server does not answer' });
      }
      if (outcome.kind === 'refused') {
        const { reason, detail } = outcome;
        // What a login server says of an agent may name them.
        if (reason !== 'denied')
          core.log.warn('sign-in-refused', { reason, ...(reason === 'expired' ? {} : { detail }) });
        throw new Problem('sign-in-refused', { reason, detail });
      }
      const agent = await findAgent(core, organisationId, outcome.subject);
      if (agent === null) throw new Problem('sign-in-refused', { reason: 'unknown-agent' });
      const header = await beginSession(core, agent, isSecure);
      return json({ state: 'signed-in', ...(await tokenFor(core, agent)) }, header);
    },

    start: async ({ request, caller }) => {
      const { isSecure } = requireOwnPage(request);
      const agent = await findById(core, caller.organisationId, caller.agentId);
      if (agent === null) throw sessionOver();
      return done(await beginSession(core, agent, isSecure));
    },

    renew: async ({ request }) => {
      const { isSecure } = requireOwnPage(request);
      const { agent, header } = await renewOf(core, request, { isSecure, limit });
      return json(await tokenFor(core, agent), header);
    },

    end: async ({ request }) => {
      const { isSecure } = requireOwnPage(request);
      return done(await endSessionOf(core, request, isSecure));
    },
  };
}

/** Takes what waits for this challenge, once; null where nothing does. */
async function takeAnswer(core: Core, organisationId: string, challenge: string): Promise<string | null> {
  const [row] = await core.database.inOrganisation(organisationId, (transaction) =>
    transaction.query<{ parameters: string; expires_at: number }>(
      'DELETE FROM sign_in_answer WHERE challenge = $1 RETURNING parameters, expires_at',
      [challenge],
    ),
  );
  return row === undefined || row.expires_at <= core.clock() ? null : row.parameters;
}

/** The agent whom a login server knows by this id: as the setup says it, else the agent with that very id. */
async function findAgent(core: Core, organisationId: string, subject: string): Promise<SignedInAgent | null> {
  const [row] = await core.database.inOrganisation(organisationId, (transaction) =>
    transaction.query<{ id: string; name: string }>(
      `SELECT id, name FROM agent WHERE active AND (subject = $1 OR (subject IS NULL AND id = $1))
       ORDER BY subject NULLS LAST LIMIT 1`,
      [subject],
    ),
  );
  return row === undefined ? null : { organisationId, agentId: row.id, name: row.name };
}

/** An agent by our own id; null where there is none, or no more. */
export async function findById(
  core: Core,
  organisationId: string,
  agentId: string,
): Promise<SignedInAgent | null> {
  const [row] = await core.database.inOrganisation(organisationId, (transaction) =>
    transaction.query<{ name: string }>('SELECT name FROM agent WHERE id = $1 AND active', [agentId]),
  );
  return row === undefined ? null : { organisationId, agentId, name: row.name };
}

/** The PKCE challenge of a verifier (RFC 7636, S256). */
async function challengeOf(verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return toBase64Url(new Uint8Array(digest));
}

function json(body: WireSignInResult | object, cookie: string | null = null): Response {
  return new Response(JSON.stringify(body), {
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...(cookie === null ? {} : { 'set-cookie': cookie }),
    },
  });
}

function done(cookie: string | null): Response {
  return new Response(null, {
    status: 204,
    headers: { 'cache-control': 'no-store', ...(cookie === null ? {} : { 'set-cookie': cookie }) },
  });
}
