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
const OTHERS = fail('signed-out', 'somebody else is signed in', { type: 'other-agent' });

/** Signing in by a session with the backend, which a window of the login server begins. A token is in memory alone. */
export class OwnSignIn implements SignIn {
  readonly #options: OwnSignInOptions;
  readonly #listeners = new Set<(state: SignInState) => void>();
  #state: SignInState = NONE;
  /** As it came with the signing in, until it is asked for. */
  #handed: OwnedToken | null = null;
  #hasEnded = false;
  /** Counts the sessions that have begun and ended: what was asked in one says nothing of the next. */
  #turn = 0;
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

  /**
   * Where one panel has its tokens from: of the session's agent, and, once it has had one, of nobody else ever. Without a session
   * `signed-out`, and the agent has to sign in.
   */
  tokens(): () => Promise<Result<AccessToken>> {
    let owner: string | null = null;
    let isOthers = false;
    return async () => {
      const next = isOthers ? OTHERS : await this.#next();
      if (!next.ok) return next;
      const { token, expiresAt, owner: present } = next.value;
      owner ??= present;
      if (owner === present && !isOthers) return ok({ token, expiresAt });
      // For the panel that is built now.
      this.#handed = next.value;
      if (!isOthers) this.#options.onOther();
      isOthers = true;
      return OTHERS;
    };
  }

  async #next(): Promise<Result<OwnedToken>> {
    const handed = this.#handed;
    this.#handed = null;
    const turn = this.#turn;
    const renewed = handed === null ? await this.#options.calls.renew() : ok(handed);
    if (turn !== this.#turn) return this.#next();
    if (renewed.ok) {
      if (this.#attempt === null) this.#set(NONE);
      return renewed;
    }
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
    this.#turn += 1;
    this.#attempt?.abort();
    this.#attempt = null;
    this.#handed = null;
    this.#hasEnded = true;
    this.#need(null);
    this.#options.tabs?.post('signed-out');
    return ok(undefined);
  }

  /** Another tab has said something. */
  hear(word: TabWord): void {
    this.#turn += 1;
    if (word === 'signed-in') {
      if (this.#state.kind === 'none') return;
      this.#attempt?.abort();
      this.#attempt = null;
      this.#set(NONE);
      this.#options.onSignedIn();
    } else this.#hasEnded = true;
  }

  #welcome(token: OwnedToken): void {
    this.#turn += 1;
    this.#handed = token;
    this.#hasEnded = false;
    this.#set(NONE);
    this.#options.tabs?.post('signed-in');
    this.#options.onSignedIn();
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
