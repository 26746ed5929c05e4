import { describe, expect, it } from 'vitest';
import type { OwnedToken, SignInCalls } from '../../../src/client/sign-in-calls.ts';
import { fail, ok, type Result } from '../../../src/model/result.ts';
import { OwnSignIn, type OwnSignInOptions } from '../../../src/panel/sign-in/own-sign-in.ts';
import { WINDOW_TIMINGS } from '../../../src/panel/sign-in/sign-in-window.ts';

const token = (owner: string, name = 't'): OwnedToken => ({ token: name, expiresAt: 600_000, owner });
const SIGNED_OUT = fail('signed-out', 'none');

function make(renewals: readonly Result<OwnedToken>[], more: Partial<OwnSignInOptions> = {}) {
  const left = [...renewals];
  const heard: string[] = [];
  const calls: SignInCalls = {
    login: () => Promise.resolve(ok(null)),
    finish: () => Promise.resolve(ok(null)),
    renew: () => Promise.resolve(left.shift() ?? SIGNED_OUT),
    end: () => Promise.resolve(ok(undefined)),
    ...more.calls,
  };
  const signIn = new OwnSignIn({
    hasWindow: false,
    page: 'https://panel.test/sign-in.html',
    answers: 'https://panel.test/api/v1/sign-in/answers',
    timings: WINDOW_TIMINGS,
    tabs: { post: (word) => void heard.push(`tabs ${word}`) },
    onSignedIn: () => void heard.push('signed in'),
    onOther: () => void heard.push('other'),
    ...more,
    calls,
  });
  signIn.onState((state) => void heard.push(state.kind));
  return { signIn, heard, tokens: signIn.tokens() };
}

describe('signing in by a session', () => {
  it('has a token as long as there is a session, then asks the agent', async () => {
    const { signIn, tokens, heard } = make([ok(token('acme ada'))]);
    expect(await tokens()).toEqual(ok({ token: 't', expiresAt: 600_000 }));
    expect(signIn.state.kind).toBe('none');
    expect(await tokens()).toMatchObject({ ok: false, error: { kind: 'signed-out' } });
    expect(signIn.state).toEqual({ kind: 'needed', trouble: null, detail: null, hasEnded: false });
    expect(heard).toEqual(['needed']);
  });

  it('asks nobody while the backend can’t be reached', async () => {
    const { tokens, heard } = make([fail('offline', 'no network')]);
    expect(await tokens()).toMatchObject({ ok: false, error: { kind: 'offline' } });
    expect(heard).toEqual([]);
  });

  it('goes on when a session is there again', async () => {
    const { signIn, tokens, heard } = make([SIGNED_OUT, ok(token('acme ada'))]);
    await tokens();
    signIn.begin();
    expect(await tokens()).toMatchObject({ ok: true });
    expect(heard).toEqual(['needed', 'signed in', 'none']);
  });

  it.each([
    ['', () => undefined],
    [', though another tab signed them out', (signIn: OwnSignIn) => signIn.hear('signed-out')],
  ])('hands no other agent’s token to the panel of who was there before%s', async (_, between) => {
    const { signIn, heard } = make([ok(token('acme ada')), ok(token('acme ben', 'bens'))]);
    const adas = signIn.tokens();
    await adas();
    between(signIn);
    // Nor to what in that panel asks once more.
    for (let times = 0; times < 2; times += 1)
      expect(await adas()).toMatchObject({ ok: false, error: { type: 'other-agent' } });
    expect(heard).toEqual(['other']);
    // The panel that is built for Ben gets it.
    expect(await signIn.tokens()()).toMatchObject({ ok: true, value: { token: 'bens' } });
  });

  it('tells the other tabs of the end, and takes whoever comes then', async () => {
    const { signIn, heard } = make([ok(token('acme ada')), ok(token('acme ben'))]);
    await signIn.tokens()();
    await signIn.end();
    expect(signIn.state).toMatchObject({ kind: 'needed', hasEnded: true });
    expect(await signIn.tokens()()).toMatchObject({ ok: true });
    expect(heard).toEqual(['needed', 'tabs signed-out', 'none']);
  });

  it('stays signed in where the session could not be ended', async () => {
    const { signIn } = make([], {
      calls: { end: () => Promise.resolve(fail('offline', 'no')) } as unknown as SignInCalls,
    });
    expect(await signIn.end()).toMatchObject({ ok: false });
    expect(signIn.state.kind).toBe('none');
  });

  it.each([
    ['says nothing of one that has begun since', SIGNED_OUT, (signIn: OwnSignIn) => signIn.hear('signed-in')],
    ['gives no token once it is over', ok(token('acme ada', 'late')), (signIn: OwnSignIn) => signIn.end()],
  ])('what was asked in a session %s', async (_, late, between) => {
    const answers = [late, ok(token('acme ada', 'next'))];
    let arrive: () => void = () => undefined;
    const underWay = new Promise<void>((resolve) => (arrive = resolve));
    const { signIn, tokens, heard } = make([], {
      calls: {
        renew: async () => {
          const answer = answers.shift() ?? SIGNED_OUT;
          await underWay;
          return answer;
        },
      } as unknown as SignInCalls,
    });
    const asked = tokens();
    await between(signIn);
    arrive();
    expect(await asked).toMatchObject({ ok: true, value: { token: 'next' } });
    expect(signIn.state.kind).toBe('none');
    expect(heard.filter((word) => word === 'needed')).toHaveLength(late.ok ? 1 : 0);
  });

  it('hears from another tab that somebody signed in', async () => {
    const { signIn, heard } = make([SIGNED_OUT]);
    signIn.hear('signed-in');
    expect(heard).toEqual([]);
    await signIn.tokens()();
    signIn.hear('signed-in');
    expect(heard).toEqual(['needed', 'none', 'signed in']);
  });
});
