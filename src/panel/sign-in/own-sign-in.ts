import type { AccessToken } from '../../client/rest/token-source.ts';
import type { OwnedToken, SignInCalls } from '../../client/sign-in-calls.ts';
import { fail, ok, type Result } from '../../model/result.ts';
import type { SignIn, SignInState, SignInTrouble } from '../../model/sign-in.ts';
import { openSignIn, type WindowParts } from './sign-in-window.ts';

/** What signing in is made of. */
export interface OwnSignInOptions extends Pick<WindowParts, 'calls' | 'page' | 'answers' | 'timings'> {
  readonly calls: SignInCalls;
  /** Whether there is a window to sign in by; else a session has to be there, begun elsewhere on this origin. */
  readonly hasWindow: boolean;
  /** Tells the other tabs of this browser partition; absent where there is no way. */
  readonly tabs?: { post(word: TabWord): void };
  /** The agent is signed in again: what waited may go. */
  readonly onSignedIn: () => void;
  /** Somebody else than before is signed in: nothing of the one may be shown to, or sent as, the other. */
  readonly onOther: () => void;
}

/** What tabs tell each other. */
export type TabWord = 'signed-in' | 'signed-out';

const NONE: SignInState = { kind: 'none' };

/** Signing in by a session with the backend, which a window of the login server begins. A token is in memory alone. */
export class OwnSignIn implements SignIn {
  readonly #options: OwnSignInOptions;
  readonly #listeners = new Set<(state: SignInState) => void>();
  #state: SignInState = NONE;
  /** As it came with the signing in, until it is asked for. */
  #handed: OwnedToken | null = null;
  #owner: string | null = null;
  #hasEnded = false;
  #attempt: AbortController | null = null;

  constructor(options: OwnSignInOptions) {
    this.#options = options;
  }

  get hasWindow(): boolean {
    return this.#options.hasWindow;
  }

  get state(): SignInState {
    return this.#state;
  }

  onState(listener: (state: SignInState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A token of the session's; without one `signed-out`, and the agent has to sign in. */
  async token(): Promise<Result<AccessToken>> {
    const handed = this.#handed;
    this.#handed = null;
    if (handed !== null) return this.#take(handed);
    const renewed = await this.#options.calls.renew();
    if (renewed.ok) return this.#take(renewed.value);
    const { kind } = renewed.error;
    if (kind !== 'signed-out' && kind !== 'forbidden') return renewed;
    if (this.#state.kind === 'none') this.#need(kind === 'forbidden' ? 'misconfigured' : null);
    return fail('signed-out', 'there is no session', { type: 'signed-out' });
  }

  begin(): void {
    const { hasWindow, calls, page, answers, timings } = this.#options;
    this.#attempt?.abort();
    if (!hasWindow) {
      this.#options.onSignedIn();
      return;
    }
    const attempt = new AbortController();
    this.#attempt = attempt;
    // Else the login server would send back at once whoever it still knows.
    const isOther = this.#state.kind === 'needed' && this.#state.trouble === 'unknown-agent';
    this.#set({ kind: 'under-way', isUnseen: false });
    const parts: WindowParts = {
      calls,
      page,
      answers,
      timings,
      asksAnew: this.#hasEnded || isOther,
      onUnseen: () => {
        if (!attempt.signal.aborted) this.#set({ kind: 'under-way', isUnseen: true });
      },
    };
    void openSignIn(parts, attempt.signal).then((outcome) => {
      if (this.#attempt !== attempt || attempt.signal.aborted) return;
      this.#attempt = null;
      if (outcome?.kind === 'signed-in') this.#welcome(outcome.token);
      else this.#need(outcome?.trouble ?? null, outcome?.detail ?? null);
    });
  }

  cancel(): void {
    if (this.#attempt === null) return;
    this.#attempt.abort();
    this.#attempt = null;
    this.#need(null);
  }

  async end(): Promise<Result<void>> {
    const ended = await this.#options.calls.end();
    if (!ended.ok) return ended;
    this.#attempt?.abort();
    this.#attempt = null;
    this.#handed = null;
    this.#owner = null;
    this.#hasEnded = true;
    this.#need(null);
    this.#options.tabs?.post('signed-out');
    return ok(undefined);
  }

  /** Another tab has said something. */
  hear(word: TabWord): void {
    if (word === 'signed-in') {
      if (this.#state.kind === 'none') return;
      this.#attempt?.abort();
      this.#attempt = null;
      this.#set(NONE);
      this.#options.onSignedIn();
    } else {
      this.#owner = null;
      this.#hasEnded = true;
    }
  }

  #welcome(token: OwnedToken): void {
    this.#handed = token;
    this.#hasEnded = false;
    this.#set(NONE);
    this.#options.tabs?.post('signed-in');
    this.#options.onSignedIn();
  }

  #take(token: OwnedToken): Result<AccessToken> {
    const before = this.#owner;
    this.#owner = token.owner;
    if (this.#attempt === null) this.#set(NONE);
    if (before === null || before === token.owner)
      return ok({ token: token.token, expiresAt: token.expiresAt });
    this.#handed = token;
    this.#options.onOther();
    return fail('signed-out', 'somebody else is signed in', { type: 'other-agent' });
  }

  #need(trouble: SignInTrouble | null, detail: string | null = null): void {
    this.#set({ kind: 'needed', trouble, detail, hasEnded: this.#hasEnded });
  }

  #set(state: SignInState): void {
    if (JSON.stringify(state) === JSON.stringify(this.#state)) return;
    this.#state = state;
    for (const listener of [...this.#listeners]) listener(state);
  }
}
