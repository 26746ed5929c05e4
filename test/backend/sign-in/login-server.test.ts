import { describe, expect, it } from 'vitest';
import { createLoginServer } from '../../../src/backend/sign-in/login-server.ts';

const ISSUER = 'https://login.example';

describe('What a login server says of itself', () => {
  it('is asked for by one call however many ask, and anew where that failed', async () => {
    const asked: string[] = [];
    const answers = [
      new Response('Bad gateway', { status: 502 }),
      Response.json({ issuer: ISSUER, authorization_endpoint: `${ISSUER}/auth` }),
    ];
    const server = createLoginServer(
      {
        organisationId: 'acme',
        issuer: ISSUER,
        clientId: 'inlay',
        fetch: (input) => {
          asked.push(input as string);
          return Promise.resolve(answers.shift() ?? Response.error());
        },
      },
      Date.now,
    );
    const three = () => Promise.all([1, 2, 3].map(() => server.authorizationEndpoint()));
    expect(await three()).toEqual([null, null, null]);
    expect(await three()).toEqual([`${ISSUER}/auth`, `${ISSUER}/auth`, `${ISSUER}/auth`]);
    const address = `${ISSUER}/.well-known/openid-configuration`;
    expect(asked).toEqual([address, address]);
  });
});
