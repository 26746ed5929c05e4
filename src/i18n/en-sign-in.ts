import { pluralIn } from './plural.ts';
import type { LateStrings } from './strings.ts';

const plural = pluralIn('en');
const named = (names: string): string => (names === '' ? '' : ` (${names})`);

/** English: signing in where no host does. */
export const enSignIn: Pick<LateStrings, 'signIn'> = {
  signIn: {
    title: 'Sign in',
    hint: 'Your company’s login page opens in a window of its own.',
    elsewhere: 'Sign in on your company’s own page, then try again. What you wrote is kept.',
    act: 'Sign in',
    again: 'Sign in again',
    againHint: 'What you wrote is kept, and what waits goes out by itself then.',
    underWay: 'Signing in',
    underWayHint: 'Go on in the window that has opened.',
    unseen: 'Is the window still open? Go on there. If it is closed, open it again.',
    reopen: 'Open it again',
    troubles: {
      blocked: 'The browser has blocked the window. Allow pop-ups for this page, then try again.',
      closed: 'The window was closed before you were signed in.',
      unreachable: 'The login page can’t be reached now. Try again in a moment.',
      late: 'It took too long. Try again.',
      'not-set-up': 'No login page is set up for this panel. Ask an administrator.',
      denied: 'The login page did not let you in.',
      expired: 'It took too long, and what the login page sent holds no more. Try again.',
      invalid:
        'What the login page sent back does not hold. Try again; if it stays so, tell an administrator.',
      misconfigured: 'The login page is not set up rightly for this panel. Tell an administrator.',
      'unknown-agent': 'You are signed in there, but are no agent here. Ask an administrator to add you.',
    },
    said: (words) => `It said: ${words}`,
    as: (name) => `Signed in as ${name}`,
    out: 'Sign out',
    outTitle: 'Sign out of Inlay?',
    outHint: 'What this browser keeps of you is removed, in all tabs.',
    unsent: (count) =>
      plural(count, {
        one: (n) => `${n} message has not been sent yet. It would be lost.`,
        other: (n) => `${n} messages have not been sent yet. They would be lost.`,
      }),
    unwritten: (count, names) =>
      plural(count, {
        one: (n) => `${n} outcome has not reached the CRM yet${named(names)}. It would never get there.`,
        other: (n) =>
          `${n} outcomes have not reached the CRM yet${named(names)}. They would never get there.`,
      }),
    undone: (count, names) =>
      plural(count, {
        one: (n) =>
          `${n} action on a message or note has not gone through yet${named(names)}. It would be lost.`,
        other: (n) =>
          `${n} actions on messages or notes have not gone through yet${named(names)}. They would be lost.`,
      }),
    drafts: (count) =>
      plural(count, {
        one: (n) => `${n} draft would be lost.`,
        other: (n) => `${n} drafts would be lost.`,
      }),
    notOut: 'You are still signed in.',
    ended: 'You have signed out',
    endedHint: 'Nothing of yours is left in this browser.',
  },
};
