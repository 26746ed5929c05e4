import { describe, expect, it } from 'vitest';
import { signInFromEnvironment } from '../../../src/backend/node/sign-in-environment.ts';

const OAUTH = { INLAY_OAUTH_ISSUER: 'https://login.example', INLAY_OAUTH_CLIENT_ID: 'inlay' };
const read = (env: Record<string, string>, ids: string[] = ['acme']) => signInFromEnvironment(env, ids);

describe('signing in as the environment says it', () => {
  it('is by the secret alone where nothing is said', () => {
    expect(read({ INLAY_OAUTH_ISSUER: ' ' })).toEqual({ signIn: { clients: [] }, problems: [] });
  });

  it('takes a login server, for the one organisation that there is', () => {
    expect(read(OAUTH)).toEqual({
      signIn: {
        clients: [],
        oauth: { organisationId: 'acme', issuer: 'https://login.example', clientId: 'inlay' },
      },
      problems: [],
    });
  });

  it('takes a login server that says nothing of itself, and a server of the administrator’s', () => {
    const { signIn, problems } = read(
      {
        ...OAUTH,
        INLAY_OAUTH_ORGANISATION: 'other',
        INLAY_OAUTH_CLIENT_SECRET: 'x',
        INLAY_OAUTH_SCOPE: 'openid profile',
        INLAY_OAUTH_CLAIM: 'oid',
        INLAY_OAUTH_AUTHORIZATION_URL: 'https://login.example/a',
        INLAY_OAUTH_TOKEN_URL: 'https://login.example/t',
        INLAY_OAUTH_JWKS_URL: 'http://localhost:9000/k',
        INLAY_CLIENT_ID: 'crm',
        INLAY_CLIENT_SECRET: 's'.repeat(32),
        INLAY_CLIENT_SCOPE: 'agents',
        INLAY_CLIENT_ORGANISATION: 'other',
      },
      [],
    );
    expect(problems).toEqual([]);
    expect(signIn).toMatchObject({
      oauth: { claim: 'oid', endpoints: { jwks: 'http://localhost:9000/k' } },
      clients: [{ organisationId: 'other', id: 'crm', scope: 'agents' }],
    });
  });

  it.each([
    ['INLAY_OAUTH_ISSUER', { INLAY_OAUTH_CLIENT_ID: 'x' }],
    ['INLAY_OAUTH_ISSUER', { ...OAUTH, INLAY_OAUTH_ISSUER: 'http://login.example' }],
    ['INLAY_OAUTH_CLIENT_ID', { INLAY_OAUTH_ISSUER: 'https://login.example' }],
    ['INLAY_OAUTH_SCOPE', { ...OAUTH, INLAY_OAUTH_SCOPE: 'profile' }],
    ['INLAY_OAUTH_CLAIM', { ...OAUTH, INLAY_OAUTH_CLAIM: 'email' }],
    ['INLAY_OAUTH_AUTHORIZATION_URL', { ...OAUTH, INLAY_OAUTH_TOKEN_URL: 'https://login.example/t' }],
    ['INLAY_CLIENT_SECRET', { INLAY_CLIENT_ID: 'crm', INLAY_CLIENT_SECRET: 'short' }],
    ['INLAY_CLIENT_ID', { INLAY_CLIENT_SECRET: 's'.repeat(32) }],
  ])('names %s', (variable, env) => {
    const { problems, signIn } = read(env);
    expect(signIn).toEqual({});
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(variable);
    expect(problems[0]).not.toMatch(/http:\/\/login|short/);
  });

  it('asks for the organisation where there are several', () => {
    expect(read(OAUTH, ['a', 'b']).problems).toEqual([
      'INLAY_OAUTH_ORGANISATION: expected the id of an organisation',
    ]);
  });
});
