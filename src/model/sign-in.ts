import type { InlayError, Result } from './result.ts';

/**
 * Why signing in came to nothing. `blocked`: the browser let no window open; `closed`: the agent closed it; `unreachable`: backend or
 * login server can't be reached; `late`: it took too long; `not-set-up`: no login server is; `denied`, `expired`, `invalid`,
 * `misconfigured`, `unknown-agent`: as the backend says it of `sign-in-refused`.
 */
export const SIGN_IN_TROUBLES = [
  'blocked',
  'closed',
  'unreachable',
  'late',
  'not-set-up',
  'denied',
  'expired',
  'invalid',
  'misconfigured',
  'unknown-agent',
] as const;
export type SignInTrouble = (typeof SIGN_IN_TROUBLES)[number];

/** How it stands with an agent whom no host signs in. */
export type SignInState =
  /** It is not known yet, or the agent is signed in. */
  | { readonly kind: 'none' }
  /** The agent has to sign in; `hasEnded` after they themselves signed out, `detail` in the login server's own words. */
  | {
      readonly kind: 'needed';
      readonly trouble: SignInTrouble | null;
      readonly detail: string | null;
      readonly hasEnded: boolean;
    }
  /** A window is open; `isUnseen` where it can't be told whether it still is: it was closed, or the login server cut it off. */
  | { readonly kind: 'under-way'; readonly isUnseen: boolean };

/** The port to signing in where no host hands over a token. Nothing in it throws. */
export interface SignIn {
  readonly state: SignInState;
  /** Whether `begin` opens a window; else it looks whether the agent has signed in elsewhere on this origin. */
  readonly hasWindow: boolean;
  /** Called with each new state; returns what ends it. */
  onState(listener: (state: SignInState) => void): () => void;
  /** Opens the login server's window, only by a click of the agent's; one that was open before is done with. */
  begin(): void;
  /** Gives up on the window. */
  cancel(): void;
  /** Ends the session; here and in the other tabs nobody gets a token any more. */
  end(): Promise<Result<void>>;
}

/** What keeps an agent from being signed in, by what went wrong in between. */
export function troubleOf({
  kind,
  type,
  reason,
}: Pick<InlayError, 'kind' | 'type' | 'reason'>): SignInTrouble {
  if (type === 'not-set-up') return 'not-set-up';
  if (type === 'sign-in-refused') return SIGN_IN_TROUBLES.find((trouble) => trouble === reason) ?? 'invalid';
  return kind === 'forbidden' || kind === 'invalid' ? 'misconfigured' : 'unreachable';
}
