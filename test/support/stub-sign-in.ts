import { ok, type Result } from '../../src/model/result.ts';
import type { SignIn, SignInState } from '../../src/model/sign-in.ts';

/** A way to sign in that does nothing by itself: what is asked of it is written down, and its state is the test's to set. */
export interface StubSignIn extends SignIn {
  readonly calls: readonly string[];
  readonly listeners: number;
  set(state: SignInState): void;
  /** What the end of a session is answered with. */
  answer: Result<void>;
}

export const NEEDED: Extract<SignInState, { kind: 'needed' }> = {
  kind: 'needed',
  trouble: null,
  detail: null,
  hasEnded: false,
};

export function createStubSignIn(state: SignInState = NEEDED, hasWindow = true): StubSignIn {
  let present = state;
  const listeners = new Set<(state: SignInState) => void>();
  const calls: string[] = [];
  return {
    calls,
    hasWindow,
    answer: ok(undefined),
    get state() {
      return present;
    },
    get listeners() {
      return listeners.size;
    },
    onState: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(next) {
      present = next;
      for (const listener of [...listeners]) listener(next);
    },
    begin: () => void calls.push('begin'),
    cancel: () => void calls.push('cancel'),
    end() {
      calls.push('end');
      return Promise.resolve(this.answer);
    },
  };
}
