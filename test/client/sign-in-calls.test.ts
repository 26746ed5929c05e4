import { describe, expect, it } from 'vitest';
import { createSignInCalls } from '../../src/client/sign-in-calls.ts';

const callsWith = (fetch: typeof globalThis.fetch, attemptMs = 10_000) =>
  createSignInCalls('https://panel.test/api/v1', { fetch, clock: () => 1_000, attemptMs });

describe('the calls of signing in', () => {
  it('say of each failure what it is, and never reject', async () => {
    const silent = callsWith(
      (_, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error));
        }),
      1,
    );
    expect(await silent.renew()).toMatchObject({ ok: false, error: { kind: 'timeout' } });
    const gone = callsWith(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await gone.renew()).toMatchObject({ ok: false, error: { kind: 'offline' } });
    const foreign = callsWith(() => Promise.resolve(new Response('<h1>Wi-Fi</h1>')));
    expect(await foreign.renew()).toMatchObject({
      ok: false,
      error: { kind: 'unavailable', type: 'malformed-answer' },
    });
  });

  it('tell whose a token is, and when it ends by the clock here', async () => {
    const body = {
      token: 'eyJ',
      expiresInSeconds: 600,
      organisationId: 'acme',
      agent: { id: 'ada', name: 'Ada' },
    };
    const calls = callsWith(() => Promise.resolve(Response.json(body)));
    expect(await calls.renew()).toEqual({
      ok: true,
      value: { token: 'eyJ', expiresAt: 601_000, owner: 'acme ada' },
    });
  });
});
