import { expect, waitUntil } from '@open-wc/testing';
import type { SignInCalls, SignInProof } from '../../../src/client/sign-in-calls.ts';
import { fail, ok, type Result } from '../../../src/model/result.ts';
import { openSignIn, type WindowOutcome } from '../../../src/panel/sign-in/sign-in-window.ts';
import { readWord, type GoWord } from '../../../src/panel/sign-in/words-between.ts';

const PAGE = `${location.origin}/sign-in.html`;
const TOKEN = { token: 't', expiresAt: 1, owner: 'acme ada' };
const OAUTH = {
  authorizationEndpoint: 'https://login.test/auth?tenant=1',
  clientId: 'inlay',
  scope: 'openid',
};

/** A window that the browser would have opened: a frame of this origin, whose page is the test. */
interface Opened {
  readonly frame: HTMLIFrameElement;
  closed: boolean;
  /** What the panel told it. */
  readonly told: unknown[];
  say(word: 'ready' | 'done'): void;
}

describe('the window in which an agent signs in', () => {
  const open = window.open.bind(window);
  let opened: Opened;
  let proofs: SignInProof[];
  let unseen = 0;
  let end: AbortController;
  const opens: unknown[][] = [];

  beforeEach(() => {
    proofs = [];
    unseen = 0;
    opens.length = 0;
    end = new AbortController();
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const inside = frame.contentWindow as Window & typeof globalThis;
    const fresh: Opened = {
      frame,
      closed: false,
      told: [],
      say: (word) => {
        const script = inside.document.createElement('script');
        script.textContent = `parent.postMessage({ inlay: 'sign-in', say: '${word}' }, '*')`;
        inside.document.body.append(script);
      },
    };
    opened = fresh;
    inside.addEventListener('message', ({ data }) => fresh.told.push(data));
    Object.defineProperty(inside, 'closed', { get: () => fresh.closed });
    inside.close = () => {
      fresh.closed = true;
    };
    window.open = (...given: unknown[]) => {
      opens.push(given);
      return inside;
    };
  });
  afterEach(() => {
    window.open = open;
    end.abort();
    opened.frame.remove();
  });

  function begin(
    more: Partial<SignInCalls> = {},
    { wholeMs = 60_000, readyMs = 60_000, asksAnew = false } = {},
  ): Promise<WindowOutcome> {
    const calls: SignInCalls = {
      login: () => Promise.resolve(ok(OAUTH)),
      finish: (proof) => {
        proofs.push(proof);
        return Promise.resolve(ok(TOKEN));
      },
      renew: () => Promise.resolve(fail('signed-out', '')),
      end: () => Promise.resolve(ok(undefined)),
      ...more,
    };
    const timings = { readyMs, lookMs: 10, wholeMs };
    const answers = `${location.origin}/api/v1/sign-in/answers`;
    return openSignIn(
      { calls, page: PAGE, answers, asksAnew, timings, onUnseen: () => (unseen += 1) },
      end.signal,
    );
  }
  const goWord = async (): Promise<GoWord> => {
    opened.say('ready');
    await waitUntil(() => opened.told.length > 0, 'the window was not told where to go');
    const word = readWord(opened.told[0]);
    if (word?.say !== 'go') throw new Error('not told where to go');
    return word;
  };

  it('opens our own page at once, and sends it to the login server with a challenge', async () => {
    void begin();
    expect(opens).to.deep.equal([[PAGE, '_blank', 'popup,width=480,height=640']]);
    const { address, state, challenge } = await goWord();
    const { origin, pathname, searchParams } = new URL(address);
    expect(origin + pathname).to.equal('https://login.test/auth');
    expect(Object.fromEntries(searchParams)).to.include({
      tenant: '1',
      response_type: 'code',
      client_id: 'inlay',
      redirect_uri: PAGE,
      scope: 'openid',
      state,
      code_challenge: challenge,
      code_challenge_method: 'S256',
    });
    expect(searchParams.has('prompt')).to.equal(false);
  });

  it('gives away neither verifier nor a second chance', async () => {
    const first = begin();
    const word = await goWord();
    opened.say('done');
    await first;
    const { verifier, state, nonce, redirectUri } = proofs[0]!;
    expect(JSON.stringify(opened.told)).not.to.contain(verifier);
    expect([state, redirectUri]).to.deep.equal([word.state, PAGE]);
    opened.closed = false;
    opened.told.length = 0;
    const second = begin();
    await goWord();
    opened.say('done');
    await second;
    expect(proofs[1]?.verifier).not.to.equal(verifier);
    expect(proofs[1]?.nonce).not.to.equal(nonce);
  });

  it('has the token as soon as the window says that it is done, and closes it', async () => {
    const outcome = begin();
    await goWord();
    opened.say('done');
    expect(await outcome).to.deep.equal({ kind: 'signed-in', token: TOKEN });
    expect(opened.closed).to.equal(true);
    expect(unseen).to.equal(0);
  });

  it('asks the backend where the window is cut off, until there is an answer', async () => {
    const answers: Result<typeof TOKEN | null>[] = [
      ok(null),
      fail('offline', ''),
      fail('rate-limited', ''),
      ok(TOKEN),
    ];
    let asked = 0;
    const outcome = begin({ finish: () => Promise.resolve(answers[asked++] ?? ok(null)) });
    await goWord();
    opened.closed = true;
    expect(await outcome).to.deep.equal({ kind: 'signed-in', token: TOKEN });
    expect([asked, unseen]).to.deep.equal([4, 1]);
  });

  it('has the login server ask who is there, where it has to', async () => {
    void begin({}, { asksAnew: true });
    expect(new URL((await goWord()).address).searchParams.get('prompt')).to.equal('login');
  });

  it('takes no word of another window', async () => {
    const outcome = begin();
    await goWord();
    window.postMessage({ inlay: 'sign-in', say: 'done' }, location.origin);
    // Messages come in their order: once this one has, the word before it was heard.
    const after = new Promise<void>((resolve) =>
      window.addEventListener('message', ({ data }) => data === 'after' && setTimeout(resolve)),
    );
    window.postMessage('after', location.origin);
    await after;
    expect(proofs).to.deep.equal([]);
    end.abort();
    expect(await outcome).to.equal(null);
    expect(opened.closed).to.equal(true);
  });

  const troubleOf = (outcome: WindowOutcome): unknown =>
    outcome?.kind === 'trouble' ? [outcome.trouble, outcome.detail] : outcome;

  it('says that the browser blocked it', async () => {
    window.open = () => null;
    expect(troubleOf(await begin())).to.deep.equal(['blocked', null]);
  });

  it('says that it was closed before it went anywhere', async () => {
    const outcome = begin();
    opened.closed = true;
    expect(troubleOf(await outcome)).to.deep.equal(['closed', null]);
  });

  it('says that our own page never came', async () => {
    expect(troubleOf(await begin({}, { readyMs: 20 }))).to.deep.equal(['unreachable', null]);
  });

  it('says that it took too long', async () => {
    const outcome = begin({}, { wholeMs: 50 });
    await goWord();
    expect(troubleOf(await outcome)).to.deep.equal(['late', null]);
  });

  for (const [name, login, expected] of [
    ['that none is set up', ok(null), 'not-set-up'],
    ['that it can’t be reached', fail('unavailable', ''), 'unreachable'],
  ] as const)
    it(`says of the login server ${name}`, async () => {
      const outcome = begin({ login: () => Promise.resolve(login) });
      opened.say('ready');
      expect(troubleOf(await outcome)).to.deep.equal([expected, null]);
    });

  it('says why the agent was refused', async () => {
    const refused = fail('forbidden', 'Locked', { type: 'sign-in-refused', reason: 'denied' });
    const outcome = begin({ finish: () => Promise.resolve(refused) });
    await goWord();
    opened.say('done');
    expect(troubleOf(await outcome)).to.deep.equal(['denied', 'Locked']);
  });
});
