import { expect } from '@open-wc/testing';
import type { SignInCalls, SignInProof } from '../../../src/client/sign-in-calls.ts';
import { fail } from '../../../src/model/result.ts';
import { inTurn } from '../../../src/panel/sign-in/in-turn.ts';

const PROOF: SignInProof = { verifier: 'v', state: 's', nonce: 'n', redirectUri: 'r' };
const NONE = fail('offline', 'none');

/** Calls that are answered by hand, and what is under way. */
function open() {
  const underWay: { readonly name: string; readonly answer: () => void }[] = [];
  const call = (name: string) => () =>
    new Promise<typeof NONE>((resolve) => {
      underWay.push({
        name,
        answer: () => {
          underWay.splice(
            underWay.findIndex((one) => one.name === name),
            1,
          );
          resolve(NONE);
        },
      });
    });
  const calls: SignInCalls = {
    login: call('login'),
    finish: call('finish'),
    renew: call('renew'),
    end: call('end'),
  };
  return { calls, underWay, names: () => underWay.map(({ name }) => name).join(' ') };
}
/** Resolves once the browser has handed out what it can of this lock. */
const granted = async (): Promise<void> => {
  let before = '';
  for (;;) {
    const { held = [], pending = [] } = await navigator.locks.query();
    const now = JSON.stringify([held, pending].map((list) => list.map(({ mode }) => mode)));
    if (now === before) return;
    before = now;
  }
};

describe('calls about sessions', () => {
  it('begin and end one only when no answer about another can still come, in any tab', async () => {
    const { calls, underWay, names } = open();
    const [here, there] = [inTurn(calls, navigator.locks), inTurn(calls, navigator.locks)];
    const all = [here.renew(), there.renew(), there.end(), here.finish(PROOF)];
    await granted();
    expect(names()).to.equal('renew renew');
    for (const next of ['renew', 'end', 'finish', '']) {
      underWay[0]?.answer();
      await granted();
      expect(names()).to.equal(next);
    }
    await Promise.all(all);
  });

  it('wait for nothing where the browser has no locks, or denies them', async () => {
    const denying = { request: () => Promise.reject(new DOMException('no', 'SecurityError')) };
    for (const locks of [undefined, denying as unknown as LockManager]) {
      const { calls, underWay, names } = open();
      const turns = inTurn(calls, locks);
      const all = [turns.renew(), turns.end()];
      await Promise.resolve();
      await Promise.resolve();
      expect(names()).to.equal('renew end');
      while (underWay.length > 0) underWay[0]?.answer();
      await Promise.all(all);
    }
  });
});
