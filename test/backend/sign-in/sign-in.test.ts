import * as oauth from 'oauth4webapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLoginServer, type TestLoginServer } from '../../support/login-server/login-server.ts';
import { logIn } from '../../support/login-server/log-in.ts';
import { onEachDatabase } from '../support/databases.ts';
import { organisation, startBackend, type TestBackend } from '../support/test-backend.ts';

const PAGE = 'http://127.0.0.1';
const REDIRECT = `${PAGE}/sign-in.html`;
const OWN = { origin: PAGE, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };

/** What a frame keeps while its agent signs in. */
async function begin(login: TestLoginServer): Promise<{
  readonly proof: { verifier: string; state: string; nonce: string; redirectUri: string };
  readonly challenge: string;
  readonly authorization: URL;
}> {
  const verifier = oauth.generateRandomCodeVerifier();
  const proof = {
    verifier,
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    redirectUri: REDIRECT,
  };
  const challenge = await oauth.calculatePKCECodeChallenge(verifier);
  const authorization = new URL(`${login.issuer}/auth`);
  authorization.search = new URLSearchParams({
    client_id: 'inlay',
    response_type: 'code',
    scope: 'openid',
    redirect_uri: REDIRECT,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    state: proof.state,
    nonce: proof.nonce,
  }).toString();
  return { proof, challenge, authorization };
}

const cookieOf = (headers: Headers): string => headers.get('set-cookie')?.split(';')[0] ?? '';

onEachDatabase('Signing in at the login server', (opened) => {
  let login: TestLoginServer;
  let test: TestBackend;
  const warnings: string[] = [];
  beforeAll(async () => {
    login = await startLoginServer({
      clients: [{ client_id: 'inlay', client_secret: 'secret', redirect_uris: [REDIRECT] }],
    });
    const organisationId = `sign-${crypto.randomUUID().slice(0, 8)}`;
    const { agents } = organisation(organisationId);
    test = await startBackend(opened().database, {
      organisationId,
      setup: {
        agents: agents.map((agent) => (agent.id === 'ben' ? { ...agent, subject: 'auth0|77' } : agent)),
      },
      signIn: {
        oauth: { organisationId, issuer: login.issuer, clientId: 'inlay', clientSecret: 'secret' },
        clients: [{ organisationId, id: 'crm', secret: 'a secret of the CRM, long enough', scope: 'agents' }],
      },
      log: {
        info: () => undefined,
        warn: (event, facts) => warnings.push(JSON.stringify([event, facts])),
        error: (event, error) => warnings.push(`${event} ${String(error)}`),
      },
    });
  });
  afterAll(async () => {
    await test.stop();
    await login.close();
  });

  const post = (path: string, body?: unknown, headers: Record<string, string> = {}, method = 'POST') =>
    test.backend.fetch(
      new Request(`${PAGE}/api/v1${path}`, {
        method,
        headers: { ...OWN, ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
  const signIn = async (name: string | null): Promise<Response> => {
    const { proof, challenge, authorization } = await begin(login);
    const parameters = await logIn(authorization, name);
    await post('/sign-in/answers', { challenge, parameters: parameters.toString() });
    return post('/sign-in/session', proof);
  };
  const asAgent = (token: string): Promise<Response> =>
    test.backend.fetch(
      new Request(`${PAGE}/api/v1/session`, { headers: { authorization: `Bearer ${token}` } }),
    );

  it('says where to send agents', async () => {
    const answer = await test.call('GET', '/sign-in');
    expect(answer.body).toEqual({
      oauth: { authorizationEndpoint: `${login.issuer}/auth`, clientId: 'inlay', scope: 'openid' },
    });
  });

  it('waits for the redirect, then takes it once', async () => {
    const { proof, challenge, authorization } = await begin(login);
    expect(await (await post('/sign-in/session', proof)).json()).toEqual({ state: 'waiting' });
    const parameters = (await logIn(authorization, 'ada')).toString();
    expect((await post('/sign-in/answers', { challenge, parameters })).status).toBe(204);

    const answer = await post('/sign-in/session', proof);
    const body = (await answer.json()) as { token: string };
    expect([answer.status, body]).toEqual([
      200,
      {
        state: 'signed-in',
        token: expect.any(String) as string,
        expiresInSeconds: 600,
        organisationId: test.organisationId,
        agent: { id: 'ada', name: 'Ada' },
      },
    ]);
    expect((await asAgent(body.token)).status).toBe(200);
    expect(await (await post('/sign-in/session', proof)).json()).toEqual({ state: 'waiting' });
  });

  it('knows an agent by the subject of the setup, and never by an address', async () => {
    expect(await (await signIn('auth0|77')).json()).toMatchObject({ agent: { id: 'ben' } });
    for (const stranger of ['ben', 'ada@example.com', 'nobody']) {
      const answer = await signIn(stranger);
      expect([answer.status, await answer.json()]).toMatchObject([403, { reason: 'unknown-agent' }]);
    }
  });

  it('says that the login server denied it', async () => {
    const answer = await signIn(null);
    expect([answer.status, await answer.json()]).toMatchObject([
      403,
      { type: '/problems/sign-in-refused', reason: 'denied', detail: 'Not today' },
    ]);
  });

  it('takes no answer of another attempt', async () => {
    const mine = await begin(login);
    const theirs = await begin(login);
    const parameters = (await logIn(theirs.authorization, 'ada')).toString();
    await post('/sign-in/answers', { challenge: mine.challenge, parameters });
    const answer = await post('/sign-in/session', mine.proof);
    expect([answer.status, await answer.json()]).toMatchObject([403, { reason: 'invalid' }]);
    // With their state, but not their verifier, the login server itself refuses.
    await post('/sign-in/answers', { challenge: mine.challenge, parameters });
    const stolen = await post('/sign-in/session', { ...mine.proof, state: theirs.proof.state });
    expect([stolen.status, await stolen.json()]).toMatchObject([403, { reason: 'expired' }]);
  });

  it('takes no ID token with another nonce', async () => {
    const { proof, challenge, authorization } = await begin(login);
    const parameters = (await logIn(authorization, 'ada')).toString();
    await post('/sign-in/answers', { challenge, parameters });
    const answer = await post('/sign-in/session', { ...proof, nonce: oauth.generateRandomNonce() });
    expect([answer.status, await answer.json()]).toMatchObject([403, { reason: 'invalid' }]);
  });

  it('renews by the session’s cookie, on pages of its own origin alone', async () => {
    const cookie = cookieOf((await signIn('ada')).headers);
    expect(cookie).toMatch(/^inlay-session=/);
    const renewed = await post('/session/token', undefined, { cookie });
    expect([renewed.status, await renewed.json()]).toMatchObject([200, { agent: { id: 'ada' } }]);
    for (const headers of [
      { 'sec-fetch-site': 'cross-site', origin: 'https://crm.test' },
      { 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1:8000' },
    ])
      expect((await post('/session/token', undefined, { cookie, ...headers })).status).toBe(403);
    expect((await post('/session/token', undefined, { cookie: cookie.slice(0, -1) })).status).toBe(401);
    expect((await post('/session/token')).status).toBe(401);
  });

  it('ends with the sign-out', async () => {
    const cookie = cookieOf((await signIn('ada')).headers);
    const ended = await post('/session', undefined, { cookie }, 'DELETE');
    expect([ended.status, ended.headers.get('set-cookie')]).toEqual([
      204,
      'inlay-session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax',
    ]);
    // The answer may come when the browser has the cookie of another session already.
    const late = await post('/session/token', undefined, { cookie });
    expect([late.status, late.headers.get('set-cookie')]).toEqual([401, null]);
    const none = await post('/session', undefined, {}, 'DELETE');
    expect([none.status, none.headers.get('set-cookie')]).toEqual([204, null]);
  });

  it('hands a frame of another site a cookie that is its own there', async () => {
    const { proof, challenge, authorization } = await begin(login);
    const parameters = (await logIn(authorization, 'ada')).toString();
    await post('/sign-in/answers', { challenge, parameters });
    // A proxy in front of the backend takes https and its name away.
    const answer = await post('/sign-in/session', proof, { origin: 'https://panel.example' });
    expect(answer.headers.get('set-cookie')).toMatch(
      /^__Host-inlay-session=[\w.-]+; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=None; Partitioned$/,
    );
  });

  it('refuses pages over plain http', async () => {
    const { proof } = await begin(login);
    expect((await post('/sign-in/session', proof, { origin: 'http://panel.example' })).status).toBe(403);
  });

  it('tells who asks too often to wait', async () => {
    const { proof } = await begin(login);
    const answers: Response[] = [];
    for (let asked = 0; asked < 40; asked += 1) answers.push(await post('/sign-in/session', proof));
    const refused = answers.find(({ status }) => status === 429);
    expect(await refused?.json()).toMatchObject({ type: '/problems/rate-limited' });
    expect(refused?.headers.get('retry-after')).toBe('1');
    // Others are not held up by it.
    expect((await post('/sign-in/session', (await begin(login)).proof)).status).toBe(200);
  });

  it('says that the login server is down', async () => {
    const { proof, challenge, authorization } = await begin(login);
    const parameters = (await logIn(authorization, 'ada')).toString();
    await post('/sign-in/answers', { challenge, parameters });
    login.broken = true;
    try {
      expect((await post('/sign-in/session', proof)).status).toBe(503);
    } finally {
      login.broken = false;
    }
  });

  it('begins a session for the agent of a token', async () => {
    const { token } = (await (await signIn('ada')).json()) as { token: string };
    const started = await post('/session', undefined, { authorization: `Bearer ${token}` });
    const renewed = await post('/session/token', undefined, { cookie: cookieOf(started.headers) });
    expect([started.status, renewed.status]).toEqual([204, 200]);
  });

  describe('the token address', () => {
    const server: oauth.AuthorizationServer = { issuer: PAGE, token_endpoint: `${PAGE}/api/v1/oauth/token` };
    const ask = async (parameters: Record<string, string>, secret = 'a secret of the CRM, long enough') => {
      const client = { client_id: 'crm' };
      const response = await oauth.clientCredentialsGrantRequest(
        server,
        client,
        oauth.ClientSecretBasic(secret),
        parameters,
        {
          // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing leaves this process
          [oauth.allowInsecureRequests]: true,
          [oauth.customFetch]: (url, init) => test.backend.fetch(new Request(url, init as RequestInit)),
        },
      );
      return oauth.processClientCredentialsResponse(server, client, response);
    };

    it('gives a server that has its secret an agent’s token', async () => {
      const tokens = await ask({ agent: 'ada', scope: 'agents' });
      expect(tokens).toMatchObject({ token_type: 'bearer', expires_in: 600, scope: 'agents' });
      expect((await asAgent(tokens.access_token)).status).toBe(200);
      expect((await ask({ agent: 'ada' })).access_token).not.toBe('');
    });

    it('refuses in the words of the standard', async () => {
      await expect(ask({ agent: 'nobody' })).rejects.toMatchObject({ error: 'invalid_request' });
      await expect(ask({})).rejects.toMatchObject({ error: 'invalid_request' });
      await expect(ask({ agent: 'ada', scope: 'all' })).rejects.toMatchObject({ error: 'invalid_scope' });
      await expect(ask({ agent: 'ada' }, 'another secret')).rejects.toMatchObject({ status: 401 });
    });

    it('tells who guesses to wait, and nobody else', async () => {
      const guess = () =>
        test.backend.fetch(
          new Request(`${PAGE}/api/v1/oauth/token`, {
            method: 'POST',
            headers: { authorization: `Basic ${btoa('crm:a guess')}` },
            body: new URLSearchParams({ grant_type: 'client_credentials', agent: 'ada' }),
          }),
        );
      const statuses: number[] = [];
      for (let asked = 0; asked < 300 && statuses.at(-1) !== 429; asked += 1)
        statuses.push((await guess()).status);
      expect(new Set(statuses)).toEqual(new Set([401, 429]));
      expect((await ask({ agent: 'ada' })).access_token).not.toBe('');
    });
  });

  it('tells the log of no token, code or secret', () => {
    expect(warnings.join('\n')).not.toMatch(/eyJ|code=|secret of/);
  });
});
