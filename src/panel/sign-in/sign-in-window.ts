import {
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomNonce,
  generateRandomState,
} from 'oauth4webapi';
import type { OwnedToken, SignInCalls } from '../../client/sign-in-calls.ts';
import { troubleOf, type SignInTrouble } from '../../model/sign-in.ts';
import { readWord, type GoWord } from './words-between.ts';

/** What a window is opened with; the rest is the browser's. */
export interface WindowParts {
  readonly calls: SignInCalls;
  /** The page that is opened, of the panel's own origin: where the login server sends the agent back to. */
  readonly page: string;
  /** Where that page hands in what it was sent back with. */
  readonly answers: string;
  /** Whether the login server has to ask who is there although it knows. */
  readonly asksAnew: boolean;
  readonly timings: WindowTimings;
  /** It can't be told any longer whether the window is open. */
  readonly onUnseen: () => void;
}

/** Every wait, in milliseconds. */
export interface WindowTimings {
  /** Until the window's page must be there. */
  readonly readyMs: number;
  /** How often it is looked whether the window is there, and whether something came where it is not. */
  readonly lookMs: number;
  /** How long an agent may take. */
  readonly wholeMs: number;
}

export const WINDOW_TIMINGS: WindowTimings = { readyMs: 15_000, lookMs: 1_000, wholeMs: 10 * 60_000 };

/** What became of a window; null where it was given up. */
export type WindowOutcome =
  | { readonly kind: 'signed-in'; readonly token: OwnedToken }
  | { readonly kind: 'trouble'; readonly trouble: SignInTrouble; readonly detail: string | null }
  | null;

const FEATURES = 'popup,width=480,height=640';

/**
 * Has an agent sign in at the login server, in a window of its own, by an authorisation code with PKCE. To be called by a click, as the
 * window opens at once. The verifier stays in this frame's memory; the code goes from the window to the backend, which waits for both.
 *
 * Between the window and this frame only a word goes, that it is done. A login server that cuts windows off from who opened them
 * (`Cross-Origin-Opener-Policy`) makes `closed` true at once, as the agent would by closing it, and that word never comes: then the
 * backend is asked every second.
 */
export function openSignIn(parts: WindowParts, signal: AbortSignal): Promise<WindowOutcome> {
  const opened = window.open(parts.page, '_blank', FEATURES);
  if (opened === null) return Promise.resolve(trouble('blocked'));
  return follow(opened, parts, signal);
}

async function follow(
  opened: Window,
  { calls, page, answers, asksAnew, timings, onUnseen }: WindowParts,
  signal: AbortSignal,
): Promise<WindowOutcome> {
  const { origin } = location;
  const end = new AbortController();
  let isReady = false;
  let isDone = false;
  let isUnseen = false;
  let wake: () => void = () => undefined;
  const hear = ({ source, origin: from, data }: MessageEvent<unknown>): void => {
    if (source !== opened || from !== origin) return;
    const word = readWord(data);
    if (word?.say === 'ready') isReady = true;
    if (word?.say === 'done') isDone = true;
    wake();
  };
  window.addEventListener('message', hear, { signal: end.signal });
  signal.addEventListener('abort', () => wake(), { signal: end.signal });
  const begunAt = performance.now();
  const nap = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, timings.lookMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  try {
    const prepared = prepare(page, asksAnew, calls);
    let go: Prepared | null = null;
    for (;;) {
      if (signal.aborted) return null;
      const waited = performance.now() - begunAt;
      if (waited > timings.wholeMs) return trouble('late');
      if (go === null) {
        if (isReady) {
          const made = await prepared;
          if ('trouble' in made) return made.trouble;
          go = made;
          const word: GoWord = { inlay: 'sign-in', say: 'go', answers, ...go.word };
          opened.postMessage(word, origin);
        } else if (opened.closed || waited > timings.readyMs) {
          // No page of ours cuts itself off.
          return trouble(opened.closed ? 'closed' : 'unreachable');
        }
      } else if (isDone || opened.closed) {
        if (!isDone && !isUnseen) {
          isUnseen = true;
          onUnseen();
        }
        const finished = await calls.finish(go.proof);
        if (!finished.ok && !isWorthAnother(finished.error.kind))
          return trouble(troubleOf(finished.error), finished.error.message);
        if (finished.ok && finished.value !== null) return { kind: 'signed-in', token: finished.value };
      }
      await nap();
    }
  } finally {
    end.abort();
    if (!opened.closed) opened.close();
  }
}

/** Whether the next second may bring a better answer. */
function isWorthAnother(kind: string): boolean {
  return kind === 'offline' || kind === 'timeout' || kind === 'rate-limited';
}

interface Prepared {
  readonly word: Pick<GoWord, 'address' | 'state' | 'challenge'>;
  readonly proof: Parameters<SignInCalls['finish']>[0];
}

/** The authorisation request, and what proves later that it was ours. */
async function prepare(
  page: string,
  asksAnew: boolean,
  calls: SignInCalls,
): Promise<Prepared | { readonly trouble: WindowOutcome }> {
  const login = await calls.login();
  if (!login.ok) return { trouble: trouble(troubleOf(login.error)) };
  if (login.value === null) return { trouble: trouble('not-set-up') };
  const { authorizationEndpoint, clientId, scope } = login.value;
  const verifier = generateRandomCodeVerifier();
  const state = generateRandomState();
  const nonce = generateRandomNonce();
  const challenge = await calculatePKCECodeChallenge(verifier);
  const address = new URL(authorizationEndpoint);
  const parameters = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: page,
    scope,
    state,
    nonce,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...(asksAnew ? { prompt: 'login' } : {}),
  };
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  return {
    word: { address: address.href, state, challenge },
    proof: { verifier, state, nonce, redirectUri: page },
  };
}

function trouble(kind: SignInTrouble, detail: string | null = null): WindowOutcome {
  return { kind: 'trouble', trouble: kind, detail };
}
