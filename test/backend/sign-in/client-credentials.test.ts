import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { servicesFromEnvironment } from '../../../src/backend/node/services.ts';
import { createClientCredentials } from '../../../src/backend/sign-in/client-credentials.ts';
import { createLibreTranslate } from '../../../src/backend/translation/libre-translate.ts';
import { startLoginServer, type TestLoginServer } from '../../support/login-server/login-server.ts';

const SECRET = 'a secret of the backend';

describe('a token for another server, by client credentials', () => {
  let login: TestLoginServer;
  beforeAll(async () => {
    login = await startLoginServer({
      clients: [
        {
          client_id: 'backend',
          client_secret: SECRET,
          grant_types: ['client_credentials'],
          response_types: [],
          redirect_uris: [],
          scope: 'translate',
        },
      ],
    });
  });
  afterAll(() => login.close());

  const make = (more: { scope?: string; clientSecret?: string; clock?: () => number } = {}) =>
    createClientCredentials(
      { tokenUrl: `${login.issuer}/token`, clientId: 'backend', clientSecret: SECRET, ...more },
      more.clock,
    );
  const calls = (): number => login.asked.filter((address) => address === '/token').length;

  it('is asked for once, however many wait, and again when it is due', async () => {
    let now = 0;
    const credentials = make({ scope: 'translate', clock: () => now });
    const before = calls();
    const tokens = await Promise.all([credentials.token(), credentials.token(), credentials.token()]);
    expect(new Set(tokens).size).toBe(1);
    expect(await credentials.token()).toBe(tokens[0]);
    expect(calls() - before).toBe(1);
    now += 600_000;
    expect(await credentials.token()).not.toBe(tokens[0]);
    expect(calls() - before).toBe(2);
  });

  it('is another one where it was not taken', async () => {
    const credentials = make();
    const first = await credentials.token();
    credentials.refused('an older one');
    expect(await credentials.token()).toBe(first);
    credentials.refused(first);
    expect(await credentials.token()).not.toBe(first);
  });

  it('can’t be had with a wrong secret, or a scope that is not ours', async () => {
    await expect(make({ clientSecret: 'wrong' }).token()).rejects.toThrow();
    await expect(make({ scope: 'openid' }).token()).rejects.toMatchObject({ error: 'invalid_scope' });
  });

  it('goes with each call of a translation service, and is renewed where that refuses it', async () => {
    const seen: string[] = [];
    const service = createLibreTranslate({
      url: 'https://translate.test',
      credentials: make(),
      retryBaseMs: 1,
      fetch: (request) => {
        seen.push(request.headers.get('authorization') ?? '');
        return Promise.resolve(
          seen.length === 1
            ? new Response(null, { status: 401 })
            : Response.json([{ code: 'fr', targets: ['en'] }]),
        );
      },
    });
    expect(await service.languages(AbortSignal.timeout(5_000))).toMatchObject({ ok: true });
    expect(seen).toEqual([expect.stringMatching(/^Bearer ./), expect.stringMatching(/^Bearer ./)]);
    expect(seen[0]).not.toBe(seen[1]);
  });

  it('is named in the environment whole or not at all', () => {
    const whole = {
      INLAY_TRANSLATE_URL: 'https://translate.test',
      INLAY_TRANSLATE_TOKEN_URL: 'https://login.test/token',
      INLAY_TRANSLATE_CLIENT_ID: 'backend',
      INLAY_TRANSLATE_CLIENT_SECRET: SECRET,
    };
    expect(servicesFromEnvironment(whole).problems).toEqual([]);
    const { INLAY_TRANSLATE_CLIENT_SECRET: _left, ...partly } = whole;
    expect(servicesFromEnvironment(partly).problems).toHaveLength(1);
    expect(
      servicesFromEnvironment({ ...whole, INLAY_TRANSLATE_TOKEN_URL: 'http://login.test/token' }).problems,
    ).toEqual(['INLAY_TRANSLATE_TOKEN_URL: expected an https address']);
  });
});
