import type { SignInCalls } from '../../client/sign-in-calls.ts';

/** The name of the lock, which is of this origin and partition, as the session's cookie is. */
const LOCK = 'inlay-session';

/**
 * The same calls, where no answer about one session comes in after another has begun, in whichever tab: the cookie that it brings, or takes
 * away, would be in the place of the new one's. Renewals go side by side; beginning and ending a session wait for them. Without Web Locks
 * nothing waits.
 */
export function inTurn(calls: SignInCalls, locks: LockManager | undefined): SignInCalls {
  const holding = async <T>(mode: LockMode, call: () => Promise<T>): Promise<T> => {
    if (locks === undefined) return call();
    let hasBegun = false;
    const begun = (): Promise<T> => {
      hasBegun = true;
      return call();
    };
    try {
      return await locks.request(LOCK, { mode }, begun);
    } catch (error) {
      // A page that may keep nothing is refused the lock itself.
      if (hasBegun) throw error;
      return call();
    }
  };
  return {
    login: () => calls.login(),
    finish: (proof) => holding('exclusive', () => calls.finish(proof)),
    renew: () => holding('shared', () => calls.renew()),
    end: () => holding('exclusive', () => calls.end()),
  };
}
